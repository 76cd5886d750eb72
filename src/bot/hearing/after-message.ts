import { reactionsSaid } from '#bot/approving/reactions-said.ts';
import type { Bot } from '#bot/bot.ts';
import { type Context, contextOf } from '#bot/context.ts';
import { enqueueBotNotice } from '#bot/outbox/bot-notice.ts';
import { once } from '#bot/once.ts';
import { traceRefusal } from '#bot/trace-refusal.ts';
import { whisper } from '#bot/whisper.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDraft } from '#drafts/draft.ts';
import { folded } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';
import { firstTime } from '#storage/first-time.ts';
import { shownName } from '#text/shown-name.ts';

import { postedAt } from '#bot/posting/posted.ts';

type MessageEvent = Extract<ChatEvent, { readonly kind: 'message' }>;

const approvals = new Set([...typedWords(({ approval }) => approval), '👍', '✅']);
const longestApproval = 40;

/**
 * Reacts to a message in a draft's thread. Files are offered for the post and change nothing by themselves, and a typed
 * "OK" gets one private hint. All other messages are people talking.
 */
export async function afterMessage(bot: Bot, chat: ChatPlatform, event: MessageEvent): Promise<void> {
  const { channel, thread } = event.ref;
  if (thread === null) return;
  const root = await postedAt(bot, chat, { channel, message: thread, thread: null });
  if (root?.role !== 'line') return;
  const draft = await readDraft(bot.store.db, root.draftId);
  if (draft === null) return;
  if (event.files.length > 0) {
    const ctx = await contextOf(bot, chat, event.user, event.dedupeKey);
    const isMember = ctx?.user.kind === 'member';
    if (!isMember && (await offersOf(bot, draft.id, event.user)) >= mostOffersOfGuest) {
      return refuse(bot, chat, event, { ctx, draftId: draft.id });
    }
    const files = event.files.map((file) => ({ ...file, name: shownName(file.name) ?? '…' }));
    await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (work) =>
      enqueueBotNotice(work, draft, { kind: 'bot.files', data: { person: event.user, files } }),
    );
  } else if (draft.state === 'asked' && isTypedApproval(event.text)) {
    await hint(bot, chat, event, root.draftId);
  }
}

/** Messages with files of somebody who is no full member that are offered for one draft: each is a message of ours. */
const mostOffersOfGuest = 5;

function offersOf({ store }: Bot, draftId: string, person: string): Promise<number> {
  const data = { path: ['person'], equals: person };
  return store.db.notice.count({ where: { draftId, kind: 'bot.files', data } });
}

/** Tells a guest that no more of their files are offered, once for each draft: however many they send. */
async function refuse(
  bot: Bot,
  chat: ChatPlatform,
  event: MessageEvent,
  { ctx, draftId }: { readonly ctx: Context | null; readonly draftId: string },
): Promise<void> {
  if (ctx?.user.kind === 'bot') return;
  traceRefusal(bot, chat, ctx?.user ?? null);
  const isFirst = await bot.store.write((work) => firstTime(work, chat.id, `hint files ${draftId} ${event.user}`));
  if (!isFirst || ctx === null) return;
  const where = { channel: event.ref.channel, thread: event.ref.thread ?? event.ref.message };
  await whisper(bot, chat, { to: event.user, where, sentence: ctx.m.answers.notOnDesk });
}

function isTypedApproval(text: string): boolean {
  if (text.length > longestApproval) return false;
  return approvals.has(folded(text).replaceAll(/^[\s*_>]+|[\s.!…]+$/gu, ''));
}

async function hint(bot: Bot, chat: ChatPlatform, event: MessageEvent, draftId: string): Promise<void> {
  const isFirst = await bot.store.write((work) => firstTime(work, chat.id, `hint typed ${draftId} ${event.user}`));
  const ctx = isFirst ? await contextOf(bot, chat, event.user, event.dedupeKey) : null;
  if (ctx === null || ctx.user.kind === 'bot') return;
  const desk = await bot.store.db.desk.findFirst({ where: { drafts: { some: { id: draftId } } } });
  const { hintTyped, hintTypedButtons } = ctx.m.answers;
  const where = { channel: event.ref.channel, thread: event.ref.thread ?? event.ref.message };
  const sentence = desk?.reactionsCount === false ? hintTypedButtons : hintTyped(...reactionsSaid);
  await whisper(bot, chat, { to: event.user, where, sentence });
}
