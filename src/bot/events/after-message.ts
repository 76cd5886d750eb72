import { reactionsSaid } from '#bot/approving/reactions-said.ts';
import { takesReactions } from '#bot/approving/read-reactions.ts';
import type { Bot } from '#bot/bot.ts';
import { type Context, contextOf, deskThere, worksHere } from '#bot/context.ts';
import { picturesQueue } from '#bot/drafting/pictures-queue.ts';
import { afterDrop, whisperWhereToDrop } from '#bot/importing/dropped-file.ts';
import { isImportPlace, mayImport } from '#bot/importing/import-place.ts';
import { offerFiles } from '#bot/outbox/bot-notice.ts';
import { once } from '#bot/once.ts';
import { traceRefusal } from '#bot/trace-refusal.ts';
import { whisper } from '#bot/whisper.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { authorsOf } from '#drafts/authors-of.ts';
import { type Draft, readDraft } from '#drafts/draft.ts';
import { folded } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';
import { firstTime } from '#storage/first-time.ts';
import { shownName } from '#text/shown-name.ts';

import { afterMention } from './after-mention.ts';
import { postedAt } from '#bot/cards/posted.ts';

type MessageEvent = Extract<ChatEvent, { readonly kind: 'message' }>;

const approvals = new Set([...typedWords(({ approval }) => approval), '👍', '✅']);
const longestApproval = 40;

/**
 * Reacts to a message in a draft's thread. An author's files go into the post while it is being written; all other
 * files are only offered. A typed "OK" gets one private hint. A mention of Tambour is answered with what it can do. All
 * other messages are people talking.
 */
export async function afterMessage(bot: Bot, chat: ChatPlatform, event: MessageEvent): Promise<void> {
  if (event.mentionsBot && event.files.length === 0) return afterMention(bot, chat, event);
  const { channel, thread } = event.ref;
  if (mayImport(event) && (await isImportPlace(bot, chat, event.ref))) return afterDrop(bot, chat, event);
  if (thread === null) return;
  const root = await postedAt(bot, chat, { channel, message: thread, thread: null });
  if (root?.role !== 'line') return;
  const draft = await readDraft(bot.store.db, root.draftId);
  if (draft === null) return;
  if (event.files.length > 0 && event.files.every((file) => mayImport({ files: [file] }))) {
    await whisperWhereToDrop(bot, chat, event);
  } else if (event.files.length > 0) {
    const ctx = await contextOf(bot, chat, event.user, event.dedupeKey);
    const isMember = ctx?.user.kind === 'member';
    if (!isMember && (await offersOf(bot, draft.id, event.user)) >= mostOffersOfGuest) {
      return refuse(bot, chat, event, { ctx, draftId: draft.id });
    }
    const files = event.files.map((file) => ({ ...file, name: shownName(file.name) ?? '…' }));
    const { user: person, dedupeKey } = event;
    const isTaken = ctx !== null && (await mayDropInto(ctx, channel, draft));
    await once(bot.store, { platform: chat.id, dedupeKey }, async (work) => {
      if (!isTaken) return offerFiles(work, draft, { person, files });
      const wish = `message ${channel} ${event.ref.message}`;
      const data = {
        wish,
        draftId: draft.id,
        person,
        base: draft.current.number,
        files,
        isDropped: true,
        thenAsk: false,
      };
      await work.jobs.enqueue(work.tx, picturesQueue, { key: wish, data });
    });
  } else if (draft.state === 'asked' && isTypedApproval(event.text)) {
    await hint(bot, chat, event, draft);
  }
}

/**
 * Tells whether somebody's files are fetched without being offered. An author who works on the desk may add them while
 * the draft is being written. Anybody on the desk may while a post waits for the bytes of its own video.
 */
async function mayDropInto(ctx: Context, channel: string, draft: Draft): Promise<boolean> {
  const isAdding = draft.state === 'writing' && draft.current.asked === null && authorsOf(draft).includes(ctx.user.id);
  if (!isAdding && !(await lacksRecording(ctx.bot, draft))) return false;
  const there = await deskThere(ctx.bot, ctx.chat, channel);
  return there.kind === 'desk' && there.desk.id === draft.deskId && worksHere({ ...ctx, ...there }, draft.author);
}

function lacksRecording({ store }: Bot, { id: draftId }: Draft): Promise<boolean> {
  const waiting = { draftId, state: 'held', why: 'recording_missing' } as const;
  return store.db.delivery.count({ where: waiting }).then((count) => count > 0);
}

/** The most messages with files of a guest that are offered for one draft: each offer is a message of ours. */
const mostOffersOfGuest = 5;

function offersOf({ store }: Bot, draftId: string, person: string): Promise<number> {
  const data = { path: ['person'], equals: person };
  return store.db.notice.count({ where: { draftId, kind: 'bot.filesOffered', data } });
}

/** Tells a guest that no more of their files are offered, once per draft. */
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

async function hint(bot: Bot, chat: ChatPlatform, event: MessageEvent, draft: Draft): Promise<void> {
  const { id: draftId, deskId } = draft;
  const isFirst = await bot.store.write((work) => firstTime(work, chat.id, `hint typed ${draftId} ${event.user}`));
  const ctx = isFirst ? await contextOf(bot, chat, event.user, event.dedupeKey) : null;
  if (ctx === null || ctx.user.kind === 'bot') return;
  const desk = await bot.store.db.desk.findUniqueOrThrow({ where: { id: deskId }, select: { reactionsCount: true } });
  const { hintTyped, hintTypedButtons } = ctx.m.answers;
  const where = { channel: event.ref.channel, thread: event.ref.thread ?? event.ref.message };
  const isTaken = await takesReactions(bot.store.db, desk, draft);
  const sentence = isTaken ? hintTyped(...reactionsSaid) : hintTypedButtons;
  await whisper(bot, chat, { to: event.user, where, sentence });
}
