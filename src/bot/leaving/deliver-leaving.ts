import type { LeavingNotice } from '#accounts/leaving/leaving-notice.ts';
import { type Leaving, readLeaving, sleepsAtOf } from '#accounts/leaving/plan.ts';
import { readSteps } from '#accounts/leaving/steps.ts';
import type { Decision } from '#approvals/decision.ts';
import type { Bot } from '#bot/bot.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { plainCard } from '#bot/plain-card.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { sourceName } from '#bot/relay/source-name.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';
import type { Account } from '#desks/account.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { dayIn, isWorkingTime, workingHoursOf } from '#desks/working-hours.ts';
import { messagesIn } from '#messages/messages.ts';
import { approvalsOf, standingOfLeaving } from '#publishing/leaving/decide-leaving.ts';
import { overdueSteps } from '#publishing/leaving/leave.ts';
import { endingWith } from '#relay/end-left.ts';
import { keepAttachment } from '#storage/attachment.ts';
import type { Notice } from '#storage/generated/client.ts';

import { checklistCard, type ChecklistView, openStepText, profileCard } from './checklist-card.ts';
import { dayText, leavingCard, type LeavingView, statesOf } from './leaving-card.ts';
import { leavingFile, type Place } from './leaving-file.ts';
import { readRecord } from './leaving-record.ts';

/** Shows a plan of leaving as it stands now, in its own thread; or reports on it in the channel, or to another desk. */
export async function deliverLeaving(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  notice: LeavingNotice,
): Promise<void> {
  const { db, clock } = bot.store;
  const leaving = await readLeaving(db, notice.data.leavingId, clock.now());
  if (leaving === null)
    throw new Error(`a notice refers to leaving plan ${notice.data.leavingId}, which does not exist`);
  if (notice.kind === 'leaving.elsewhere') return deliverElsewhere(bot, chat, { id, deskId, leaving });
  const seen = await lookAtPlan(bot, chat, leaving);
  const root = await showPlan(bot, chat, seen);
  switch (notice.kind) {
    case 'leaving.asked':
    case 'leaving.changed':
      return;
    case 'leaving.export':
      return postFile(bot, chat, { seen, root, id });
    case 'leaving.overdue':
      return remindOverdue(bot, chat, { seen, root, id, day: notice.data.day });
    case 'leaving.review': {
      const said = seen.m.leaving.told.review(accountLabel(leaving.account));
      const card = withLink(said, [], await chat.permalink(root), seen.m.leaving.told.plan);
      await showNotice(bot, chat, { channel: seen.desk.channel }, { key: `notice:${id}`, card });
    }
  }
}

interface SeenPlan extends LeavingView, ChecklistView {
  readonly desk: Desk;
  /** The approvals that agreed to the plan. */
  readonly approvals: readonly Decision[];
}

async function lookAtPlan(bot: Bot, chat: ChatPlatform, leaving: Leaving): Promise<SeenPlan> {
  const { db, clock, decisionKey } = bot.store;
  const now = clock.now();
  const { desk, standing, decisions } = await standingOfLeaving({ tx: db, decisionKey }, leaving, now);
  const agreedBy = await approvalsOf({ tx: db, decisionKey }, leaving);
  const last = decisions.findLast(({ withdrawnAt, isGenuine }) => withdrawnAt === null && isGenuine);
  const steps = await readSteps(db, leaving.id);
  const draftId = steps.find(({ kind }) => kind === 'lastPost')?.note ?? null;
  const isDraft = draftId !== null && steps.some(({ kind, state }) => kind === 'lastPost' && state !== 'notNeeded');
  const lastPost = isDraft ? await db.draft.findUnique({ where: { id: draftId }, select: { number: true } }) : null;
  const people = [
    leaving.askedBy,
    leaving.keeper,
    ...[leaving.deputy, leaving.cancel?.by, last?.person].flatMap((person) => person ?? []),
    ...(standing.kind === 'waiting' ? standing.by : []),
    ...agreedBy.map(({ person }) => person),
    ...steps.flatMap(({ owner, by }) => (by === null ? [owner] : [owner, by])),
  ];
  const names = await namesOf(chat, people);
  const name = (person: string): string => names.get(person) ?? person;
  const isLater = { state: 'ready', dueAt: { gte: sleepsAtOf(leaving) } } as const;
  return {
    m: messagesIn(desk.language),
    desk,
    now,
    leaving,
    standing,
    name,
    lastName: last === undefined ? null : name(last.person),
    agreedBy: agreedBy.map(({ person }) => name(person)),
    approvals: agreedBy,
    relays: (await endingWith(db, { deskId: desk.id, accountId: leaving.account.id })).map((source) =>
      sourceName(messagesIn(desk.language), source),
    ),
    plannedCount: await db.delivery.count({
      where: { accountId: leaving.account.id, ...isLater, draft: { deskId: desk.id } },
    }),
    steps,
    lastPost: lastPost?.number ?? null,
    pins: bot.rules[leaving.account.network].pins,
  };
}

/** Shows the plan's card in the channel, and once it is agreed its checklist in its thread. */
async function showPlan(bot: Bot, chat: ChatPlatform, seen: SeenPlan): Promise<MessageRef> {
  const { desk, leaving, steps } = seen;
  const { channel } = desk;
  const key = `leaving:${leaving.id}`;
  const root = await showNotice(bot, chat, { channel }, { key, card: leavingCard(seen) });
  if (steps.length === 0) return root;
  const thread = { channel, thread: root.message };
  await showNotice(bot, chat, thread, { key: `${key}:steps`, card: checklistCard(seen) });
  const profile = profileCard({ ...seen, elsewhere: elsewhereOf(bot, desk, leaving).map(({ url }) => url) });
  // Posted once, as agreed: a person may already have copied the text.
  if ((await bot.store.db.postedMessage.count({ where: { key: `${key}:profile` } })) === 0) {
    await showNotice(bot, chat, thread, { key: `${key}:profile`, card: profile });
  }
  return root;
}

/** Reminds owners of overdue steps, unless the chat delayed the notice beyond its day or the working hours. */
async function remindOverdue(
  bot: Bot,
  chat: ChatPlatform,
  told: { readonly seen: SeenPlan; readonly root: MessageRef; readonly id: string; readonly day: string },
): Promise<void> {
  const { seen, root, id, day } = told;
  const { m, desk, leaving } = seen;
  const now = bot.store.clock.now();
  if (dayIn(desk.timeZone, now) !== day || !isWorkingTime(await workingHoursOf(desk, now), now)) return;
  const steps = await overdueSteps({ tx: bot.store.db }, leaving.id, day);
  if (steps.length === 0) return;
  const said = m.leaving.told.overdue(accountLabel(leaving.account));
  const items = steps.map((step): readonly Inline[] => [
    { kind: 'mention', user: step.owner },
    { kind: 'text', text: ` ${openStepText(seen, step)}` },
  ]);
  const card = plainCard(said, { kind: 'list', items });
  await showNotice(bot, chat, { channel: desk.channel, thread: root.message }, { key: `notice:${id}`, card });
}

/** Posts the file of a plan in its thread. */
async function postFile(
  bot: Bot,
  chat: ChatPlatform,
  { seen, root, id }: { readonly seen: SeenPlan; readonly root: MessageRef; readonly id: string },
): Promise<void> {
  const { db, clock } = bot.store;
  const { m, desk, leaving } = seen;
  const record = await readRecord(db, leaving, seen.steps);
  const names = await namesOf(
    chat,
    record.noted.map(({ by }) => by),
  );
  const page = await leavingFile({
    ...seen,
    ...record,
    name: (person) => names.get(person) ?? seen.name(person),
    state: statesOf(seen).join(' '),
    address: addressOf(bot, leaving.account),
    elsewhere: elsewhereOf(bot, desk, leaving),
  });
  const sha256 = await keepAttachment(db, clock, { bytes: new TextEncoder().encode(page), mimeType: 'text/html' });
  const { file } = m.leaving;
  const card = plainCard(file.told(accountLabel(leaving.account)), {
    kind: 'file',
    sha256,
    name: `tambour-${file.name}-${dayIn(desk.timeZone, clock.now())}.html`,
    mimeType: 'text/html',
    title: file.title(accountLabel(leaving.account)),
  });
  await showNotice(bot, chat, { channel: desk.channel, thread: root.message }, { key: `notice:${id}`, card });
}

function addressOf({ rules }: Bot, { network, handle, serverUrl }: Account): string {
  return rules[network].profileUrl(handle, serverUrl);
}

/** Lists where the body is found instead: its own sites, then the desk's other accounts. */
function elsewhereOf(bot: Bot, desk: Desk, { account }: Leaving): readonly Place[] {
  return [
    ...desk.officialDomains.map((domain) => ({ name: domain, url: `https://${domain}/` })),
    ...desk.accounts
      .filter(({ id }) => id !== account.id)
      .map((other) => ({ name: accountLabel(other), url: addressOf(bot, other) })),
  ];
}

async function deliverElsewhere(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId, leaving }: { readonly id: string; readonly deskId: string; readonly leaving: Leaving },
): Promise<void> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const [desk, owner] = [await readDesk(db, { id: deskId }, now), await readDesk(db, { id: leaving.deskId }, now)];
  if (desk === null || owner === null) throw new Error(`a desk that was told of plan ${leaving.id} is gone`);
  const m = messagesIn(desk.language);
  const { told } = m.leaving;
  const label = accountLabel(leaving.account);
  const day = dayText({ m, desk }, sleepsAtOf(leaving));
  const isAgreed = leaving.state === 'agreed' || leaving.state === 'left';
  const said = isAgreed ? told.elsewhereAgreed(owner.name, label, day) : told.elsewhereEnded(owner.name, label);
  await showNotice(bot, chat, { channel: desk.channel }, { key: `notice:${id}`, card: plainCard(said) });
}

function withLink(said: string, more: readonly Block[], url: string, text: string): Card {
  return plainCard(said, { kind: 'paragraph', inlines: [{ kind: 'link', url, text }] }, ...more);
}
