import type { Bot } from '#bot/bot.ts';
import { askedCard } from '#bot/approving/asked-card.ts';
import { enqueuePreview } from '#bot/drafting/draw-preview.ts';
import { enqueueLinkPreview } from '#bot/drafting/link-preview.ts';
import { channelLine } from '#bot/drafting/channel-line.ts';
import { askedAnewCard, closedCard } from '#bot/drafting/closed-card.ts';
import { workingCard } from '#bot/drafting/working-card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';
import { readRevisions, type Revision } from '#drafts/draft.ts';
import { unopenedIn } from '#drafts/importing/batch.ts';
import type { PostedMessage } from '#storage/generated/client.ts';

import { askedAnewIn, askedKey, lineKey, workingKey } from './card-keys.ts';
import { isGenuineCard } from './card-row.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { type PlannedInThread, plannedWordings } from '#bot/wordings/planned-wordings.ts';
import { lookAtDraft, mayBeOutOfDate, type SeenDraft } from './seen-draft.ts';
import { type PlannedCard, type SentHashes, showCard, showKnown } from './show-card.ts';

const maxRounds = 8;

/**
 * Updates the draft's cards to its current state: its line in the channel, its working card, and the card of the
 * revision for which approval was asked. Older ones are closed, and unchanged cards are not sent. If anything was
 * written during a round that sent something, it looks again, until the chat shows the current state. So when two
 * processes show one draft at a time, the last to send sends the latest. `seen`: the draft as it was just read, if
 * cards or messages were made from that already. A draft from a file has no cards of its own until somebody opens it.
 */
export async function showDraft(
  bot: Bot,
  chat: ChatPlatform,
  draftId: string,
  seen: SeenDraft | null = null,
): Promise<void> {
  if (seen === null && (await unopenedIn(bot.store.db, draftId)) !== null) return;
  const sent: SentHashes = new Map();
  let latest = seen;
  for (let round = 0; round < maxRounds; round += 1) {
    const before = new Map(sent);
    latest ??= await lookAtDraft(bot, chat, draftId);
    if (latest === null) return;
    await showOnce(bot, chat, latest.view, sent);
    const wasSent = latest === seen || [...sent].some(([key, hash]) => before.get(key) !== hash);
    if (!wasSent || !(await mayBeOutOfDate(bot, latest))) break;
    latest = null;
  }
  // The card is there by now, so nobody waits for what is drawn or read for it.
  if (latest === null) return;
  await enqueuePreview(bot, chat, latest.view);
  await enqueueLinkPreview(bot, latest.view);
}

/** Posts or updates only the draft's line. Everything else goes into its thread. */
export async function showLine(bot: Bot, chat: ChatPlatform, view: DraftView): Promise<MessageRef> {
  const { id, current } = view.draft;
  const rows = await bot.store.db.postedMessage.findMany({ where: { key: askedKey(id, current) } });
  return showCard(bot, chat, plannedLine(view, await askedUrl(bot, chat, view, rows)), new Map());
}

async function showOnce(bot: Bot, chat: ChatPlatform, view: DraftView, sent: SentHashes): Promise<void> {
  const { db } = bot.store;
  const rows = await db.postedMessage.findMany({
    where: { draftId: view.draft.id, role: { in: ['line', 'working', 'asked', 'wording'] } },
    orderBy: { postedAt: 'asc' },
  });
  const show = (planned: PlannedCard): Promise<MessageRef> =>
    showKnown(
      bot,
      chat,
      { planned: ended(view, planned), row: rows.find(({ key }) => key === planned.key) ?? null },
      sent,
    );
  const shownUrl = await askedUrl(bot, chat, view, rows);
  // The card to decide on comes before the line that links to it, so that the line is sent once.
  const ahead = shownUrl === null ? await showAhead(bot, view, { rows, show }) : null;
  const cardUrl = ahead === null ? shownUrl : await chat.permalink(ahead);
  const line = await show(plannedLine(view, cardUrl));
  const thread = { channel: line.channel, thread: line.message };
  const lastAsked = await lastAskedBefore(bot, view);
  const showEach = async (cards: readonly PlannedInThread[]): Promise<void> => {
    for (const card of cards) await show({ ...card, where: thread });
  };
  const closed = await plannedClosed(bot, view, { rows, lastAsked });
  await showEach([...closed, ...plannedWorking(view, { rows, lastAsked })]);
  for (const asked of plannedAsked(view)) {
    const planned = { ...asked, where: thread };
    const ref = ahead === null ? await show(planned) : await showCard(bot, chat, ended(view, planned), sent);
    const url = await chat.permalink(ref);
    // The card that these link to is there by now.
    const before = rows.filter((row) => isAskedAnew(row, view.draft.current));
    if (before.length > 0) await showEach(plannedBefore(view, before, url));
    if (url !== cardUrl) await showCard(bot, chat, plannedLine(view, url), sent);
  }
  await showEach(await plannedWordings(bot, chat, view, rows));
}

/**
 * Shows the card on which the draft's version is decided, if its thread is known. Returns null if it is not, or if the
 * card could not be posted, since the thread may be gone: the line that is shown next will tell.
 */
async function showAhead(
  bot: Bot,
  view: DraftView,
  {
    rows,
    show,
  }: {
    readonly rows: readonly PostedMessage[];
    readonly show: (planned: PlannedCard) => Promise<MessageRef>;
  },
): Promise<MessageRef | null> {
  const [asked] = plannedAsked(view);
  const line = rows.find(({ key }) => key === lineKey(view.draft.id));
  // A line without its hash has to be looked for in the chat.
  if (asked === undefined || line === undefined || line.shownHash === '') return null;
  if (!(await isGenuineCard(bot, line))) return null;
  const { channel, message: thread } = line;
  return show({ ...asked, where: { channel, thread } }).catch(() => null);
}

/** Marks a cancelled draft's card as over, so that the chat deletes the pictures drawn of its posts. */
function ended({ draft }: DraftView, planned: PlannedCard): PlannedCard {
  if (draft.state !== 'cancelled' || (planned.role !== 'working' && planned.role !== 'asked')) return planned;
  return { ...planned, card: { ...planned.card, isOver: true } };
}

/**
 * Tells whether a card belongs to an earlier request to approve the draft's current version. Its fingerprint may
 * differ: each request computes it anew, perhaps by the rules of a newer release.
 */
function isAskedAnew({ key, role, revision }: PostedMessage, current: Revision): boolean {
  return role === 'asked' && revision === current.number && askedAnewIn(key) < current.askedAnew;
}

/** Plans the closed cards of earlier requests to approve the draft's current version. */
function plannedBefore(view: DraftView, rows: readonly PostedMessage[], newer: string): readonly PlannedInThread[] {
  const { id, current } = view.draft;
  return rows.map(({ key, fingerprint }) => ({
    key,
    role: 'asked',
    draftId: id,
    revision: current.number,
    fingerprint,
    card: askedAnewCard(view, newer),
    isSeeded: false,
    whenGone: 'forget',
  }));
}

/** Returns the address of the card on which the draft's version is decided; null where none is posted yet. */
async function askedUrl(
  bot: Bot,
  chat: ChatPlatform,
  { draft: { id, current } }: DraftView,
  rows: readonly PostedMessage[],
): Promise<string | null> {
  const row = current.asked === null ? undefined : rows.find(({ key }) => key === askedKey(id, current));
  return row === undefined || !(await isGenuineCard(bot, row)) ? null : chat.permalink(row);
}

function plannedLine(view: DraftView, cardUrl: string | null): PlannedCard {
  return {
    key: lineKey(view.draft.id),
    role: 'line',
    draftId: view.draft.id,
    revision: null,
    fingerprint: null,
    where: { channel: view.desk.channel },
    card: channelLine(view, cardUrl),
    isSeeded: false,
    whenGone: 'postAnew',
  };
}

/** The draft's messages in the chat, and the last revision before the current one for which approval was asked. */
interface Before {
  readonly rows: readonly PostedMessage[];
  readonly lastAsked: number;
}

/**
 * Plans one working card for the revisions between two requests for approval. It moves down the thread after each
 * request. Once approval is asked for, that request's card takes over, and no working card is posted for it.
 */
function plannedWorking(view: DraftView, { rows, lastAsked }: Before): readonly PlannedInThread[] {
  const { id, current } = view.draft;
  const key = workingKey(id, lastAsked);
  const isAsked = current.asked !== null;
  if (isAsked && !rows.some((row) => row.key === key)) return [];
  return [
    {
      key,
      role: 'working',
      draftId: id,
      revision: current.number,
      fingerprint: null,
      card: workingCard(view),
      isSeeded: false,
      whenGone: isAsked ? 'forget' : 'postAnew',
    },
  ];
}

function plannedAsked(view: DraftView): readonly PlannedInThread[] {
  const { id, current } = view.draft;
  if (current.asked === null) return [];
  return [
    {
      key: askedKey(id, current),
      role: 'asked',
      draftId: id,
      revision: current.number,
      fingerprint: current.fingerprint,
      card: askedCard(view),
      isSeeded: view.desk.reactionsCount,
      whenGone: 'postAnew',
    },
  ];
}

/** Plans the closed cards of earlier revisions whose cards are still in the thread. */
async function plannedClosed(
  bot: Bot,
  view: DraftView,
  { rows, lastAsked }: Before,
): Promise<readonly PlannedInThread[]> {
  const { id, current } = view.draft;
  const others = [lineKey(id), workingKey(id, lastAsked), askedKey(id, current)];
  const closed = rows.filter(
    (row) => row.role !== 'wording' && !others.includes(row.key) && !isAskedAnew(row, current),
  );
  if (closed.length === 0) return [];
  const numbers = closed.flatMap(({ revision }) => (revision === null ? [] : [revision]));
  const revisions = await readRevisions(bot.store.db, id, numbers);
  return closed.flatMap((row): readonly PlannedInThread[] => {
    const revision = revisions.find(({ number }) => number === row.revision);
    if (revision === undefined) return [];
    const role = row.role === 'asked' ? 'asked' : 'working';
    return [
      {
        key: row.key,
        role,
        draftId: id,
        revision: revision.number,
        fingerprint: row.fingerprint,
        card: closedCard(view, revision, role),
        isSeeded: false,
        whenGone: 'forget',
      },
    ];
  });
}

async function lastAskedBefore(bot: Bot, { draft }: DraftView): Promise<number> {
  const row = await bot.store.db.revision.findFirst({
    where: { draftId: draft.id, number: { lt: draft.current.number }, askedAt: { not: null } },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  return row?.number ?? 0;
}
