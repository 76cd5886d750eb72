import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { cardButton } from '#bot/card-button.ts';
import type { SentHashes } from '#bot/cards/show-card.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { whenText } from '#bot/when-text.ts';
import type { Button, Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { messagesIn } from '#messages/messages.ts';
import { firstHourSteps } from '#publishing/first-hour.ts';

import { type FreezeView, readFreezeView } from './freeze-view.ts';
import { frozenCard } from './frozen-card.ts';
import { lastDayCard } from './last-day-card.ts';
import { thawedCard } from './thawed-card.ts';

interface FreezeChange {
  readonly deskId: string;
  readonly freezeId: string;
}

const maxRounds = 8;
/** How long after the thaw a freeze's messages are still updated. */
const followedMs = 30 * 86_400_000;

/**
 * Posts in its channel that a desk was frozen or thawed. The messages are keyed by the event, so that there is only one
 * of each.
 */
export async function deliverFreeze(
  bot: Bot,
  chat: ChatPlatform,
  { kind, ...told }: FreezeChange & { readonly kind: 'desk.frozen' | 'desk.thawed' },
): Promise<void> {
  const isThaw = kind === 'desk.thawed';
  await show(bot, chat, told, { begins: !isThaw, ends: isThaw });
}

/**
 * Shows the messages of a desk's last freezes as they should be now: what waits and what went out changes with each
 * post.
 */
export async function showFreezesAnew(bot: Bot, chat: ChatPlatform, deskId: string): Promise<void> {
  const { db, clock } = bot.store;
  const since = new Date(clock.now().getTime() - followedMs);
  const freezes = await db.freeze.findMany({
    where: {
      AND: [{ OR: [{ deskId }, { deskId: null }] }, { OR: [{ thawedAt: null }, { thawedAt: { gte: since } }] }],
    },
    // Freezes in force come first. There are at most three: the desk's own, that after a restore, and that of all desks.
    orderBy: { thawedAt: { sort: 'desc', nulls: 'first' } },
    take: 3,
    select: { id: true },
  });
  for (const { id: freezeId } of freezes) await show(bot, chat, { deskId, freezeId }, { begins: false, ends: false });
}

/**
 * Updates a freeze's existing messages, and posts those that are due now. After each round that sent something it looks
 * again: when two processes show one at a time, the last to send sends the latest.
 */
async function show(
  bot: Bot,
  chat: ChatPlatform,
  { deskId, freezeId }: FreezeChange,
  posts: { readonly begins: boolean; readonly ends: boolean },
): Promise<void> {
  const { db, clock } = bot.store;
  const keyOf = (kind: string): string => `${kind}:${freezeId}:${deskId}`;
  const [frozen, firstHour, lastDay] = [keyOf('desk.frozen'), keyOf('desk.firstHour'), keyOf('desk.lastDay')];
  const thawed = keyOf('desk.thawed');
  const keys = [frozen, firstHour, lastDay, thawed];
  const there = await db.postedMessage.findMany({ where: { key: { in: keys } }, select: { key: true } });
  const isShown = (key: string, isPosted: boolean): boolean => isPosted || there.some((row) => row.key === key);
  if (!keys.some((key) => isShown(key, posts.begins || posts.ends))) return;
  const sent: SentHashes = new Map();
  for (let round = 0; round < maxRounds; round += 1) {
    const before = new Map(sent);
    const desk = await readDesk(db, { id: deskId }, clock.now());
    if (desk === null) throw new Error(`desk ${deskId} was frozen and is gone`);
    const view = await readFreezeView(bot, chat, { desk, freezeId, m: messagesIn(desk.language) });
    const { channel } = desk;
    if (isShown(frozen, posts.begins)) {
      const ref = await showNotice(bot, chat, { channel }, { key: frozen, card: frozenCard(view) }, sent);
      const thread = { channel, thread: ref.message };
      if (isShown(firstHour, posts.begins && !view.isAfterRestore)) {
        await showNotice(bot, chat, thread, { key: firstHour, card: firstHourCard(view) }, sent);
      }
      if (isShown(lastDay, posts.begins && !view.isAfterRestore && hasSent(view))) {
        await showNotice(bot, chat, thread, { key: lastDay, card: lastDayCard(view) }, sent);
      }
    }
    if (isShown(thawed, posts.ends))
      await showNotice(bot, chat, { channel }, { key: thawed, card: thawedCard(view) }, sent);
    if (![...sent].some(([key, hash]) => before.get(key) !== hash)) return;
  }
}

function hasSent({ sent }: FreezeView): boolean {
  return sent.count > 0;
}

/** Builds the checklist for the first hour of a freeze, for its thread: what to do, and who did it when. */
function firstHourCard(view: FreezeView): Card {
  const { m, desk, now, ticks, firstHourUrl } = view;
  const text = m.freeze.firstHour;
  const items = firstHourSteps.map((step): readonly Inline[] => {
    const tick = ticks.find((one) => one.step === step);
    const todo = m.freeze.todo[step];
    if (tick === undefined) return [{ kind: 'text', text: `☐ ${todo}` }];
    const at = whenText(tick.at, desk.timeZone, m.tongue, now);
    return [{ kind: 'text', text: `☑ ${todo} · ${m.freeze.tickedBy(tick.byName, at)}` }];
  });
  const buttons = stepButtons(view);
  return {
    summary: asSentences(text),
    blocks: [
      {
        kind: 'paragraph',
        inlines: [firstHourUrl === null ? { kind: 'strong', text } : { kind: 'link', url: firstHourUrl, text }],
      },
      { kind: 'list', items },
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }]),
    ],
  };
}

function stepButtons({ m, freezeId, ticks }: FreezeView): readonly Button[] {
  return firstHourSteps
    .filter((step) => !ticks.some((tick) => tick.step === step))
    .map((step) => {
      const about = { draftId: 'none', revision: 0, target: `${freezeId}:${step}` };
      return cardButton('firstHour', m.freeze.done[step], 'plain', about);
    });
}
