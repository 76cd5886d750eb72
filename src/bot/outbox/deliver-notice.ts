import type { Bot } from '#bot/bot.ts';
import { followEmergency } from '#bot/emergencies/deliver-emergency.ts';
import { showFreezesAnew } from '#bot/freezing/deliver-freeze.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { shownOnBatchCard } from '#bot/importing/on-batch-card.ts';
import { reminderCard } from '#bot/reminders/reminder-card.ts';
import { wasPosted } from '#bot/reminders/was-posted.ts';
import { showCard } from '#bot/cards/show-card.ts';
import { askedKey } from '#bot/cards/card-keys.ts';
import { lookAtDraft } from '#bot/cards/seen-draft.ts';
import { showDraft, showLine } from '#bot/cards/show-draft.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { administratorIn } from '#desks/administrator.ts';
import type { DraftNotice } from '#drafts/draft-notice.ts';
import { readRevision } from '#drafts/draft.ts';
import { keyedMutex } from '#keyed-mutex.ts';
import { mayRemind } from '#reminders/may-remind.ts';
import type { Notice } from '#storage/generated/client.ts';

import { entryNoticeCard } from '#bot/relay/entry-notice-card.ts';
import { approvalNoticeCard } from '#bot/approving/approval-notice-card.ts';
import { botNoticeCard } from './bot-notice-card.ts';
import { commentCard } from '#bot/sharing/comment-card.ts';
import { whisperDraftMade } from '#bot/drafting/whisper-draft-made.ts';
import { draftNoticeCard, type DraftNoticeContext } from '#bot/drafting/draft-notice-card.ts';
import { publishingNoticeCard } from '#bot/sending/publishing-notice-card.ts';
import { deliverToChannel } from './deliver-to-channel.ts';
import { type ThreadNotice, threadNoticeSchema } from './notice.ts';

const mutex = keyedMutex();

/**
 * Posts a notice in its thread, then updates the draft's cards. The message is keyed by the notice, so that a crash
 * repeats only an edit. Throws if the chat does not answer, so that it is retried.
 */
export async function deliverNotice(bot: Bot, noticeId: string): Promise<void> {
  const notice = await bot.store.db.notice.findUnique({ where: { id: noticeId } });
  if (notice === null || notice.deliveredAt !== null) return;
  const chat = await chatOf(bot, notice.deskId);
  if (chat === null) return;
  const { draftId } = notice;
  if (draftId === null) await mutex(notice.deskId, () => deliverToChannel(bot, chat, notice));
  else {
    const others = await mutex(draftId, () => deliverToThread(bot, chat, notice, draftId));
    for (const id of others) await mutex(id, () => showDraft(bot, chat, id));
    await mutex(notice.deskId, async () => {
      await showFreezesAnew(bot, chat, notice.deskId);
      await followEmergency(bot, chat, draftId, notice);
    });
  }
  await bot.store.db.notice.update({ where: { id: noticeId }, data: { deliveredAt: bot.store.clock.now() } });
}

async function chatOf(bot: Bot, deskId: string): Promise<ChatPlatform | null> {
  const desk = await bot.store.db.desk.findUnique({ where: { id: deskId }, select: { platform: true } });
  return desk === null ? null : (bot.chats.get(desk.platform) ?? null);
}

/**
 * Posts a notice in the draft's thread and redraws its cards. Returns the ids of the other drafts whose cards show
 * something of it: what it corrects, and what corrects it.
 */
async function deliverToThread(bot: Bot, chat: ChatPlatform, row: Notice, draftId: string): Promise<readonly string[]> {
  const notice = threadNoticeSchema.parse({ kind: row.kind, data: row.data });
  if (await shownOnBatchCard(bot, chat, { kind: notice.kind, draftId })) return [];
  const isTold = await mayBeTold(bot, chat, { ...notice, id: row.id, draftId });
  const seen = await lookAtDraft(bot, chat, draftId);
  if (seen === null) return [];
  if (isTold) await deliver(bot, chat, seen.view, { row, notice });
  await showDraft(bot, chat, draftId, seen);
  await showHeldAnew(bot, chat, seen.view, row);
  if (changesOffers.has(notice.kind)) await showOffersAnew(bot, chat, seen.view, row);
  if (notice.kind === 'bot.draftCreated') await whisperDraftMade(bot, chat, seen.view, notice.data);
  return seen.view.correction.shownOn;
}

/**
 * Redraws the questions about a post that a reserve period holds: the possible answers change with the period, and an
 * answered question has no buttons.
 */
async function showHeldAnew(bot: Bot, chat: ChatPlatform, view: DraftView, { id }: Notice): Promise<void> {
  if (view.desk.periods.length === 0) return;
  const { id: draftId } = view.draft;
  const before = await bot.store.db.notice.findMany({
    where: { draftId, kind: 'delivery.held', deliveredAt: { not: null }, id: { not: id } },
    orderBy: { id: 'asc' },
  });
  for (const row of before) {
    const notice = threadNoticeSchema.parse({ kind: row.kind, data: row.data });
    if (notice.kind !== 'delivery.held' || !notice.data.why.startsWith('period_') || notice.data.unsure) continue;
    await deliver(bot, chat, view, { row, notice });
  }
}

/** Notices after which what an earlier one offers may no longer be possible, or be possible again. */
const changesOffers: ReadonlySet<ThreadNotice['kind']> = new Set<ThreadNotice['kind']>([
  'draft.revised',
  'relay.changed',
  'approval.asked',
  'draft.cancelled',
  'draft.reopened',
  'delivery.sent',
]);

/**
 * Redraws the earlier offers of a page's new text, of files, and to take a picture out again: each has its button only
 * while the press would do something.
 */
async function showOffersAnew(bot: Bot, chat: ChatPlatform, view: DraftView, { id }: Notice): Promise<void> {
  const offers = await bot.store.db.notice.findMany({
    where: {
      draftId: view.draft.id,
      kind: { in: ['relay.changed', 'draft.revised', 'bot.filesOffered'] },
      deliveredAt: { not: null },
      id: { not: id },
    },
    orderBy: { id: 'asc' },
  });
  for (const row of offers) {
    const notice = threadNoticeSchema.parse({ kind: row.kind, data: row.data });
    if (notice.kind === 'draft.revised' && !notice.data.changes.some(({ kind }) => kind === 'images')) continue;
    await deliver(bot, chat, view, { row, notice });
  }
}

async function deliver(
  bot: Bot,
  chat: ChatPlatform,
  view: DraftView,
  { row, notice }: { readonly row: Notice; readonly notice: ThreadNotice },
): Promise<void> {
  const said = await cardOf(bot, chat, view, { row, notice });
  if (said === null) return;
  const { author } = view.draft;
  const isByAuthor = 'person' in notice.data && notice.data.person === author;
  const card = callsAuthor.has(notice.kind) && !isByAuthor ? calling(said, author) : said;
  const line = await showLine(bot, chat, view);
  await showCard(
    bot,
    chat,
    {
      key: `notice:${row.id}`,
      role: 'notice',
      draftId: view.draft.id,
      revision: view.draft.current.number,
      fingerprint: null,
      where: { channel: line.channel, thread: line.message },
      card,
      isSeeded: false,
      whenGone: 'forget',
    },
    new Map(),
  );
}

async function cardOf(
  bot: Bot,
  chat: ChatPlatform,
  view: DraftView,
  { row, notice }: { readonly row: Notice; readonly notice: ThreadNotice },
): Promise<Card | null> {
  const names = await namesOf(chat, peopleIn(notice.data));
  const name = (person: string): string =>
    administratorIn(person) === null ? (names.get(person) ?? person) : view.m.cards.administrator;
  switch (notice.kind) {
    case 'draft.changed':
    case 'draft.revised':
    case 'draft.restored':
    case 'draft.cancelled':
    case 'draft.reopened':
    case 'draft.rejectionWithdrawn':
    case 'approval.asked':
      return draftNoticeCard(view, notice, {
        name,
        isCardOlder: await isCardOlder(bot, view, row),
        revised: await revisedBy(bot, view, notice),
      });
    case 'decision.made':
    case 'decision.withdrawn':
    case 'decision.lapsed':
      return approvalNoticeCard(view, notice, name);
    case 'delivery.sent':
    case 'delivery.settled':
    case 'delivery.corrected':
    case 'delivery.failed':
    case 'delivery.doubt':
    case 'delivery.held':
    case 'delivery.accountAwake':
    case 'delivery.cancelled':
    case 'delivery.delayed':
    case 'delivery.queued':
    case 'delivery.changedByServer':
    case 'delivery.retracted':
    case 'delivery.retractFailed':
    case 'correction.begun':
    case 'post.corrected':
    case 'post.replaced':
    case 'post.stays':
    case 'account.paused':
    case 'draft.stopped':
    case 'draft.sentLate':
    case 'alert.lateAnswer':
    case 'alert.stuck':
      return publishingNoticeCard(view, notice, name);
    case 'reminder.waiting':
    case 'reminder.hourBefore':
      return reminderCard(view, notice);
    case 'relay.drafted':
    case 'relay.changed':
    case 'relay.held':
    case 'relay.gone':
      return entryNoticeCard(bot, view, notice);
    case 'link.commented':
      return commentCard(bot, view, notice);
    case 'bot.filesOffered':
    case 'bot.draftCreated':
    case 'bot.videosLeftOut':
    case 'bot.captions':
    case 'bot.converting':
    case 'bot.notConverted':
    case 'bot.rejectionReason':
      return botNoticeCard(view, notice, { name, noticeId: row.id });
  }
}

/** Tells whether a notice may still be posted. Nobody asked for a reminder, so it is posted only while it is of use. */
async function mayBeTold(
  bot: Bot,
  chat: ChatPlatform,
  notice: ThreadNotice & { readonly id: string; readonly draftId: string },
): Promise<boolean> {
  if (notice.kind !== 'reminder.waiting' && notice.kind !== 'reminder.hourBefore') return true;
  if (await wasPosted(bot, chat, notice.id)) return true;
  return bot.store.write((work) => mayRemind(work, notice));
}

/** Notices that mention the author, to reach them wherever they are. */
const callsAuthor: ReadonlySet<ThreadNotice['kind']> = new Set<ThreadNotice['kind']>([
  'decision.made',
  'decision.lapsed',
  'decision.withdrawn',
  'draft.cancelled',
  'draft.reopened',
  'draft.rejectionWithdrawn',
  'delivery.failed',
  'delivery.held',
  'delivery.accountAwake',
  'delivery.cancelled',
  'delivery.changedByServer',
  'delivery.retractFailed',
  'account.paused',
  'alert.lateAnswer',
  'alert.stuck',
]);

function calling(card: Card, user: string): Card {
  const [first, ...rest] = card.blocks;
  if (first?.kind !== 'paragraph') return card;
  const inlines: readonly Inline[] = [{ kind: 'mention', user }, { kind: 'text', text: ' ' }, ...first.inlines];
  return { ...card, blocks: [{ ...first, inlines }, ...rest] };
}

/** Collects the people whom a notice names, from the fields that may hold one. */
function peopleIn(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([field, value]) =>
    ['person', 'editor', 'proposedBy', 'by', 'inPlaceOf'].includes(field) && typeof value === 'string' ? [value] : [],
  );
}

/** Reads the contents before and after a new revision. */
async function revisedBy(
  { store }: Bot,
  { draft }: DraftView,
  { kind, data }: DraftNotice,
): Promise<DraftNoticeContext['revised']> {
  if (kind !== 'draft.revised') return null;
  const [before, after] = await Promise.all([
    readRevision(store.db, draft.id, data.revision - 1),
    readRevision(store.db, draft.id, data.revision),
  ]);
  return before === null || after === null ? null : { before: before.content, after: after.content };
}

async function isCardOlder(bot: Bot, { draft }: DraftView, notice: Notice): Promise<boolean> {
  const key = askedKey(draft.id, draft.current);
  const row = await bot.store.db.postedMessage.findUnique({ where: { key }, select: { postedAt: true } });
  return row !== null && row.postedAt < notice.createdAt;
}
