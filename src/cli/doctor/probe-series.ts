import type { Clock } from '#clock.ts';
import { type Account, accountFromRow } from '#desks/account.ts';
import { freezeOf, freezeOfScope } from '#desks/freeze.ts';
import { isLanguage } from '#languages.ts';
import { command } from '#messages/command.ts';
import { messagesIn } from '#messages/messages.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { Network } from '#networks/network.ts';
import type { PublishOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { OpenedNetwork } from '#publishing/publishing-deps.ts';
import type { ReachPrices } from '#reach/cost-of.ts';
import { journal } from '#storage/journal.ts';
import type { Store } from '#storage/store.ts';

import { administrator } from '#cli/administrator.ts';
import { type CommandResult, done, refused } from '#cli/command-result.ts';

/** Everything that the probe needs; app builds it. */
export interface ProbeDeps {
  readonly store: Store;
  readonly networkOf: (account: Account) => Promise<OpenedNetwork>;
  readonly prices: ReachPrices;
  /** Asks for a yes at the terminal; false: they say no, or there is no terminal. */
  readonly confirm: (question: string) => Promise<boolean>;
  readonly pause: (seconds: number) => Promise<void>;
}

const withinMs = 30_000;
/** X may treat a younger post as missing, and refuse an answer to it in the same words. */
const pauseSeconds = 6;
/** Maximum number of attempts to delete a post. */
const mostTries = 3;

/**
 * Finds out whether X lets this app answer its own post, on which sources disagree. Once somebody has agreed, publishes
 * a post and an answer to it, and deletes both at once, whatever the outcome.
 */
export async function probeSeries(deps: ProbeDeps, said: string): Promise<CommandResult> {
  const { store, networkOf } = deps;
  const account = await accountOnX(store, said);
  if (account === null) {
    const text = `There is no one account ${said} on X. "${command('account list')}" shows those there are.`;
    return refused('no_such_account', text);
  }
  const why = await whyNot(store, account);
  if (why !== null) return why;
  if (!(await deps.confirm(questionAbout(account, deps.prices))))
    return refused('not_confirmed', 'Nothing was posted: this is only done once somebody at the terminal agrees.');
  const opened = await networkOf(account);
  if (opened.kind !== 'open')
    return refused('not_open', `The token of ${account.handle} cannot be used. "${command('doctor')}" says why.`);
  // Check again: somebody may have frozen everything while the question was open.
  const meanwhile = await whyNot(store, account);
  if (meanwhile !== null) return meanwhile;
  const found = await publishBoth(opened.network, await renderingsFor(store, account), deps);
  await store.write((work) =>
    journal(work, {
      kind: 'account.probed',
      deskId: null,
      draftId: null,
      actor: administrator(),
      data: { accountId: account.id, found: found.kind, left: [...found.left] },
    }),
  );
  return resultOf(account, found);
}

async function accountOnX(store: Store, said: string): Promise<Account | null> {
  const rows = await store.db.account.findMany({ where: { network: 'x' } });
  const [row, ...others] = rows.filter(({ id, handle }) => said === id || said === handle || `@${said}` === handle);
  return row === undefined || others.length > 0 ? null : accountFromRow(row, store.clock.now());
}

/** Returns why nothing may be published there now; null if it may. */
async function whyNot({ db, clock }: Store, { id, handle }: Account): Promise<CommandResult | null> {
  const row = await db.account.findUniqueOrThrow({ where: { id } });
  if (accountFromRow(row, clock.now()).standing.kind !== 'active')
    return refused('account_inactive', `${handle} takes no posts now. "${command('account list')}" says why.`);
  const desks = await db.deskAccount.findMany({ where: { accountId: id }, select: { deskId: true } });
  const frozen = await Promise.all(desks.map(({ deskId }) => freezeOf(db, deskId)));
  const isFrozen = (await freezeOfScope(db, null)) !== null || frozen.some((freeze) => freeze !== null);
  return isFrozen ? refused('frozen', `Publishing is frozen, so nothing leaves by ${handle} either.`) : null;
}

function questionAbout({ handle }: Account, { post, asOf }: ReachPrices): string {
  const dollars = (2 * post).toFixed(2);
  return [
    `This publishes two short posts on ${handle} on X, the second an answer to the first, and deletes both at once.`,
    'Followers may see them for some seconds, and the watch of this account may tell its channel of them.',
    `X bills two posts, about $${dollars} by the prices of ${asOf}, also where it refuses the second. Go on?`,
  ].join('\n');
}

type Renderings = readonly [first: Rendering, second: Rendering];

async function renderingsFor(store: Store, account: Account): Promise<Renderings> {
  const desk = await store.db.desk.findFirst({
    where: { accounts: { some: { accountId: account.id } } },
    orderBy: { createdAt: 'asc' },
  });
  const language = isLanguage(desk?.language) ? desk.language : 'en';
  // X refuses a text that it had before.
  const mark = store.newId().slice(0, 8);
  const of = (position: 1 | 2): Rendering => ({
    network: 'x',
    accountId: account.id,
    text: messagesIn(language).series.probe(position, mark),
    contentWarning: null,
    language,
    visibility: 'public',
    media: [],
  });
  return [of(1), of(2)];
}

/** The answers of X; `left`: the addresses of posts that may still be public. */
type Found = { readonly left: readonly string[] } & (
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused' }
  /** X refused the first post already, so nothing is known about answers. */
  | { readonly kind: 'notPublished'; readonly why: string }
  | { readonly kind: 'unsure' }
);

async function publishBoth(
  network: Network,
  [first, second]: Renderings,
  { store: { clock }, pause }: Pick<ProbeDeps, 'store' | 'pause'>,
): Promise<Found> {
  const root = await publish(network, first);
  if (root.kind !== 'published') {
    if (root.kind === 'doubt')
      return { kind: 'unsure', left: await deleteAll(network, await foundOf(network, first, clock)) };
    return { kind: 'notPublished', why: root.why, left: [] };
  }
  let answer = await publish(network, { ...second, replyTo: root.id });
  if (answer.kind === 'refused' && answer.why === 'forbidden') {
    await pause(pauseSeconds);
    answer = await publish(network, { ...second, replyTo: root.id });
  }
  const there = answer.kind === 'published' ? [answer] : [];
  const maybe = answer.kind === 'doubt' ? await foundOf(network, second, clock) : [];
  // Delete the answer first, so that it never stands without its parent.
  const left = await deleteAll(network, [...there, ...maybe, root]);
  switch (answer.kind) {
    case 'published':
      return { kind: 'allowed', left };
    case 'refused':
      // Any other refusal says nothing about answers.
      return answer.why === 'forbidden' ? { kind: 'refused', left } : { kind: 'unsure', left };
    case 'doubt':
      return maybe.length > 0 ? { kind: 'allowed', left } : { kind: 'unsure', left };
    case 'tryLater':
    case 'locked':
      return { kind: 'unsure', left };
  }
}

async function publish(network: Network, rendering: Rendering): Promise<PublishOutcome> {
  const prepared = { rendering, mediaIds: [] };
  return network.publish(prepared, `probe-${rendering.text}`, AbortSignal.timeout(withinMs));
}

interface Post {
  readonly id: string;
  readonly url: string;
}

/** Looks for a post whose answer was lost. With reading off, finds none. */
async function foundOf(network: Network, rendering: Rendering, clock: Clock): Promise<readonly Post[]> {
  const found = await network.find(
    rendering,
    new Date(clock.now().getTime() - withinMs),
    AbortSignal.timeout(withinMs),
  );
  return found.kind === 'found' ? found.posts : [];
}

/** Deletes posts in this order. Returns the addresses of those that may still be public. */
async function deleteAll(network: Network, posts: readonly Post[]): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { id, url } of posts) {
    let isGone = false;
    for (let tries = 0; tries < mostTries && !isGone; tries += 1)
      isGone = (await network.retract(id, AbortSignal.timeout(withinMs))).kind === 'gone';
    if (!isGone) left.push(url);
  }
  return left;
}

function resultOf({ handle }: Account, found: Found): CommandResult {
  const { kind, left } = found;
  const byHand =
    left.length === 0
      ? kind === 'unsure'
        ? ` Look at ${networkKinds.x.name} whether a post of this test stands on ${handle}, and delete it by hand.`
        : kind === 'notPublished'
          ? ''
          : ' Both posts are deleted.'
      : ` These may still be public; delete them by hand: ${left.join(' ')}`;
  const data = { found: kind, left };
  switch (kind) {
    case 'allowed': {
      const text = `X let ${handle} answer its own post: series can go there with X_SERIES=on.${byHand}`;
      return left.length === 0 ? done(text, data) : { exitCode: 1, text, data };
    }
    case 'refused': {
      const text = `X refused to let ${handle} answer its own post: leave X_SERIES off.`;
      const gone = left.length === 0 ? ' The first post is deleted.' : byHand;
      return { exitCode: 1, text: `${text}${gone}`, data };
    }
    case 'notPublished': {
      const text = `X did not take a post by ${handle} at all (${found.why}), so nothing is known of answers.`;
      return { exitCode: 1, text, data };
    }
    case 'unsure': {
      const text = `X gave no clear answer about ${handle}: leave X_SERIES off, and try again later.${byHand}`;
      return { exitCode: 1, text, data };
    }
  }
}
