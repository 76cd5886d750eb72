import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { labelOf } from '#bot/drafting/labels.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { lineOf } from '#bot/cards/posted.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { pauseOf } from '#desks/emergency-pause.ts';
import { readDrafts } from '#drafts/draft.ts';
import type { NoticeOfUse } from '#emergencies/emergency-notice.ts';
import { type Emergency, readEmergency } from '#emergencies/event.ts';
import { messagesIn } from '#messages/messages.ts';
import { plainCard } from '#bot/plain-card.ts';
import { describeError } from '#storage/describe-error.ts';
import { deliveriesOfEach } from '#publishing/delivery.ts';
import type { Notice } from '#storage/generated/client.ts';

import { type EmergencyView, readEmergencyView } from './emergency-view.ts';
import { endedCard, type WaitingPost } from './ended-card.ts';
import { showRetrospectiveReview, remindOverdue } from './retrospective-review-card.ts';
import { titleOf, announcementCard, whatOf } from './announcement-card.ts';

type Row = Pick<Notice, 'id' | 'deskId'>;

/** Posts in the desk's channel that something went out by the path, or that an event was ended: one message each. */
export async function deliverEmergency(
  bot: Bot,
  chat: ChatPlatform,
  { deskId }: Row,
  { kind, data }: NoticeOfUse,
): Promise<void> {
  switch (kind) {
    case 'emergency.used':
      await showUse(bot, chat, { deskId, useId: data.useId });
      return messageEach(bot, chat, { deskId, useId: data.useId });
    case 'emergency.ended':
      await showEnded(bot, chat, { deskId, emergencyId: data.emergencyId });
      return showUsesOf(bot, chat, { deskId, emergencyId: data.emergencyId });
    case 'emergency.review':
      return showRetrospectiveReview(bot, chat, { deskId, useId: data.useId });
    case 'emergency.overdue':
      return remindOverdue(bot, chat, { deskId, useId: data.useId });
  }
}

/** Shows the message about a post by the path as it stands now. */
async function showUse(
  bot: Bot,
  chat: ChatPlatform,
  of: { readonly deskId: string; readonly useId: string },
): Promise<void> {
  const view = await readEmergencyView(bot, chat, of);
  if (view === null) throw new Error(`a notice refers to use ${of.useId}, which does not exist`);
  const { channel } = view.desk;
  await showNotice(bot, chat, { channel }, { key: `emergency.used:${of.useId}`, card: announcementCard(view) });
}

/**
 * Sends a direct message to everybody whom the message about a post mentions, which reaches them at night. It links to
 * that message, with the buttons to take the post back.
 */
async function messageEach(
  bot: Bot,
  chat: ChatPlatform,
  of: { readonly deskId: string; readonly useId: string },
): Promise<void> {
  const view = await readEmergencyView(bot, chat, of);
  const key = `emergency.used:${of.useId}`;
  const posted = await bot.store.db.postedMessage.findUnique({ where: { key } });
  if (view === null || posted === null) return;
  const url = await chat.permalink({ channel: posted.channel, message: posted.message, thread: null });
  const title = titleOf(view);
  const link = { kind: 'link', url, text: view.m.emergency.told.inChannel } as const;
  const card = plainCard(title, { kind: 'paragraph', inlines: [link] });
  for (const person of view.called) {
    try {
      await chat.sendDirectMessage(person, card);
    } catch (error) {
      // Go on with the others: the mention in the channel is left for people who cannot be reached.
      bot.logger.warn({ error: describeError(error), platform: chat.id }, 'somebody was not told of an emergency');
    }
  }
}

/** Shows the messages about an event's posts as they stand now. */
async function showUsesOf(
  bot: Bot,
  chat: ChatPlatform,
  { deskId, emergencyId }: { readonly deskId: string; readonly emergencyId: string },
): Promise<void> {
  const uses = await bot.store.db.emergencyUse.findMany({ where: { emergencyId }, select: { id: true } });
  for (const { id: useId } of uses) await showUse(bot, chat, { deskId, useId });
}

/**
 * Updates the message about a post by the path, if the draft is one; and if it is in doubt, reports that to everybody
 * at once, in a separate message. `row` is the notice of what happened to the draft.
 */
export async function followEmergency(
  bot: Bot,
  chat: ChatPlatform,
  draftId: string,
  row: Pick<Notice, 'id' | 'deskId' | 'kind' | 'data'>,
): Promise<void> {
  const use = await bot.store.db.emergencyUse.findUnique({ where: { draftId }, select: { id: true } });
  if (use === null) return;
  const view = await readEmergencyView(bot, chat, { deskId: row.deskId, useId: use.id });
  if (view === null) return;
  const { channel } = view.desk;
  const key = `emergency.used:${use.id}`;
  // Before its own notice is delivered there is no message to update. Without a template, the approval is the news.
  const isApprovedFree = view.use.part === 'free' && view.use.isGenuine && view.draft.state === 'approved';
  if (isApprovedFree || (await bot.store.db.postedMessage.count({ where: { key } })) > 0)
    await showNotice(bot, chat, { channel }, { key, card: announcementCard(view) });
  if (row.kind !== 'delivery.doubt' || !view.use.isGenuine) return;
  await showNotice(
    bot,
    chat,
    { channel },
    { key: `emergency.doubt:${row.id}`, card: await doubtCard(bot, chat, view) },
  );
}

/** Tells everybody, and the sender, that nobody knows whether a post is public. */
async function doubtCard(bot: Bot, chat: ChatPlatform, view: EmergencyView): Promise<Card> {
  const { m, use, desk, deliveries, called, draft } = view;
  const { told, mode } = m.emergency;
  const unsure = deliveries.filter(({ state, doubtSince }) => state === 'doubt' || doubtSince !== null);
  const labels = unsure.map(({ accountId }) => labelOf({ desk }, accountId));
  const title = told.trouble(mode[use.mode], whatOf(view), labels.join(', '));
  const mentions = [use.by, ...called].flatMap((user): readonly Inline[] => [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ]);
  const line = await lineOf(bot, draft.id);
  const link =
    line === null ? [] : [{ kind: 'link' as const, url: await chat.permalink(line), text: told.lookInThread }];
  return {
    summary: asSentences(title, told.doubtMeans),
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'paragraph', inlines: mentions },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: `${told.doubtMeans} ` }, ...link] },
    ],
  };
}

/** The most posts of a list. Nobody reads more, and the rest are counted. */
const mostListed = 20;

/** Shows what has to be decided after an event's end. */
async function showEnded(
  bot: Bot,
  chat: ChatPlatform,
  { deskId, emergencyId }: { readonly deskId: string; readonly emergencyId: string },
): Promise<void> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const desk = await readDesk(db, { id: deskId }, now);
  const event = await readEmergency(db, deskId, emergencyId);
  if (desk === null || event === null || !isEnded(event)) {
    throw new Error(`a notice refers to the end of emergency ${emergencyId}, which has none`);
  }
  const m = messagesIn(desk.language);
  const where = { deskId, deliveries: { some: { state: 'held', why: 'emergency_pause' } } } as const;
  const isReal = event.mode === 'real';
  const rows = isReal
    ? await db.draft.findMany({ where, orderBy: { number: 'asc' }, take: mostListed, select: { id: true } })
    : [];
  const card = endedCard({
    m,
    desk,
    now,
    event,
    byName: await freezerName(chat, m, event.ended.by),
    pause: await pauseOf(db, deskId),
    waiting: await waitingPosts(
      bot,
      chat,
      rows.map(({ id }) => id),
    ),
    count: isReal ? await db.draft.count({ where }) : 0,
  });
  await showNotice(bot, chat, { channel: desk.channel }, { key: `emergency.ended:${emergencyId}`, card });
}

function isEnded(event: Emergency): event is Emergency & { readonly ended: NonNullable<Emergency['ended']> } {
  return event.ended !== null;
}

async function waitingPosts(bot: Bot, chat: ChatPlatform, ids: readonly string[]): Promise<readonly WaitingPost[]> {
  const { db } = bot.store;
  const deliveries = await deliveriesOfEach(db, ids);
  const drafts = await readDrafts(db, ids);
  return Promise.all(
    drafts.map(async (draft) => {
      const line = await lineOf(bot, draft.id);
      const held = (deliveries.get(draft.id) ?? []).filter(
        (delivery) => delivery.state === 'held' && delivery.why === 'emergency_pause',
      );
      return { draft, deliveries: held, thread: line === null ? null : await chat.permalink(line) };
    }),
  );
}
