import { accountFromRow } from '#desks/account.ts';
import type { ConfirmOutcome } from '#networks/publish-outcome.ts';
import { type Delivery, readDelivery } from '#publishing/delivery.ts';
import { postOfLink } from '#publishing/post-of-link.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { confirmClaim, settle, type SettleOutcome, type Sighting } from '#publishing/doubt/settle.ts';
import type { Store } from '#storage/store.ts';
import { shorten } from '#text/shorten.ts';
import { command } from '#messages/command.ts';

import { administrator } from './administrator.ts';
import { type CommandResult, done, refused } from './command-result.ts';
import { whenIn } from './for-terminal.ts';

/** Everything that settling a doubt needs; app builds it. */
export type DeliveryDeps = Pick<PublishingDeps, 'store' | 'rules' | 'networkOf'>;

/** Lists the deliveries for which only a person can say whether they were published. */
export async function listDoubts({ db }: Store): Promise<CommandResult> {
  const rows = await db.delivery.findMany({
    where: { state: 'held', doubtSince: { not: null } },
    orderBy: [{ doubtSince: 'asc' }, { id: 'asc' }],
    include: {
      account: { select: { handle: true, network: true } },
      draft: { select: { number: true, desk: { select: { name: true, timeZone: true } } } },
    },
  });
  const texts = await Promise.all(
    rows.map(({ draftId, revision: number }) =>
      db.revision.findUnique({ where: { draftId_number: { draftId, number } }, select: { text: true } }),
    ),
  );
  const doubts = rows.map(({ id, account, draft, doubtSince, why }, index) => ({
    id,
    desk: draft.desk.name,
    draft: draft.number,
    account: account.handle,
    network: account.network,
    doubtSince,
    why,
    text: shorten((texts[index]?.text ?? '').replaceAll(/\s+/gu, ' '), 60),
  }));
  if (doubts.length === 0) return done('Nothing waits for an answer of a person.', []);
  const since = rows.map(({ doubtSince: at, draft }) => (at === null ? '' : whenIn(at, draft.desk.timeZone)));
  const lines = doubts.map(
    (one, index) =>
      `${one.id} · ${one.desk}, draft ${one.draft} · ${one.account} (${one.network}) · since ${since[index]} · ${one.text}`,
  );
  return done(
    `${lines.join('\n')}\nAn approver answers in the draft's thread; where nobody there may, settle it with "${command('delivery settle', ['--help'])}".`,
    doubts,
  );
}

/** Settles a doubt in the name of a person, for when nobody in the chat may. The draft's thread is notified. */
export async function settleCommand(
  deps: DeliveryDeps,
  said: string,
  {
    published,
    notPublished,
    by,
  }: { readonly published?: string; readonly notPublished?: boolean; readonly by: string },
): Promise<CommandResult> {
  const name = by.trim();
  if (name === '' || name.length > 100) return refused('no_name', 'Give the name of whoever looked, with --by.', 2);
  if ((published === undefined) === (notPublished !== true)) {
    return refused('which_answer', 'Give either --published with the address of the post, or --not-published.', 2);
  }
  const delivery = /^[0-9a-f-]{36}$/i.test(said) ? await readDelivery(deps.store.db, said) : null;
  if (delivery === null) {
    return refused('no_such_delivery', `There is no delivery ${said}. "${command('delivery list')}" shows what waits.`);
  }
  const sighting: Sighting | CommandResult =
    published === undefined ? { kind: 'notPublished' } : await sightingOf(deps, delivery, published);
  if ('exitCode' in sighting) return sighting;
  const settling = {
    deliveryId: delivery.id,
    by: { kind: 'administrator', id: administrator(), name },
    sighting,
  } as const;
  return resultOf(await deps.store.write((work) => settle(work, settling)), delivery.id);
}

async function sightingOf(
  deps: DeliveryDeps,
  { id, accountId }: Delivery,
  link: string,
): Promise<Sighting | CommandResult> {
  const { db, clock } = deps.store;
  const account = accountFromRow(await db.account.findUniqueOrThrow({ where: { id: accountId } }), clock.now());
  const post = postOfLink(link, account, deps.rules[account.network]);
  if (post === null) return refused('not_the_link', `That is not the address of a post of ${account.handle}.`);
  const confirmed = await confirmClaim(deps, id, post.id);
  if (confirmed.kind === 'notOurs') return refused(confirmed.why, whyNotOurs[confirmed.why]);
  return { kind: 'published', post, isSeen: confirmed.kind === 'seen' };
}

const whyNotOurs: Readonly<Record<Extract<ConfirmOutcome, { readonly kind: 'notOurs' }>['why'], string>> = {
  no_such_post: 'There is no such post on the network. Nothing has changed.',
  other_account: 'That post is another account’s. Nothing has changed.',
  other_time: 'That post was not made when this one was sent. Nothing has changed.',
  other_words: 'That post says something else. Nothing has changed.',
};

function resultOf({ kind }: SettleOutcome, deliveryId: string): CommandResult {
  switch (kind) {
    case 'settled':
      return done('Recorded: it was published. The thread is told.', { deliveryId, kind });
    case 'sendsAgain':
      return done('Recorded: it was not published. It is sent, as it was approved.', { deliveryId, kind });
    case 'late':
      return done('Recorded: it was not published. Its time has passed: an approver sends it in its thread.', {
        deliveryId,
        kind,
      });
    case 'asleep':
      return done('Recorded: it was not published. Its account is asleep: it waits.', { deliveryId, kind });
    case 'frozen':
      return refused('frozen', 'The desk, or everything, is frozen: nothing is sent. Nothing has changed.');
    case 'paused':
      return refused(
        'paused',
        'An emergency goes on, so that routine posts wait: nothing is sent. Nothing has changed.',
      );
    case 'stopped':
      return refused('stopped', 'It is held for another reason, and nothing is sent. Nothing has changed.');
    case 'ownedByAnother':
      return refused('owned_by_another', 'That post is another one that Tambour sent. Nothing has changed.');
    case 'nothingToSettle':
      return refused('nothing_to_settle', 'That delivery waits for no answer. Nothing has changed.');
    case 'mayNot':
      throw new Error('the administrator was refused');
  }
}
