import { z } from 'zod';

import type { Part, PartThere, Place } from '#chat/kit/part-store.ts';
import type { MessageRef } from '#chat/refs.ts';

import { paged, pagesOf } from './pages.ts';
import { partOf, type SlackPart } from './part.ts';
import { conversationsHistory, conversationsReplies } from './slack-methods.ts';
import { answerOf, type SlackApi } from './web-api.ts';
import type { Us } from './who-we-are.ts';

/** One of our messages as it is on Slack. */
export type SlackPartThere = SlackPart & PartThere;

/** Maximum number of pages to look back for a message of ours. */
const mostPages = 10;

const messagesAnswer = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      thread_ts: z.string().optional(),
      user: z.string().optional(),
      bot_id: z.string().optional(),
      metadata: z.unknown().optional(),
    }),
  ),
  ...paged,
});
type Messages = z.infer<typeof messagesAnswer>;

/**
 * Finds the messages of one card in a place by their metadata, oldest first. Slack keeps no key of ours for a post, so
 * this is how a post whose answer was lost is found.
 */
export async function findParts(api: SlackApi, us: Us, place: Place, key: string): Promise<readonly SlackPartThere[]> {
  const found: SlackPartThere[] = [];
  for await (const answer of pagesOf((page) => read(api, place, page), mostPages))
    found.push(...partsIn(answer, us).filter((part) => part.key === key));
  return found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Reads one of our messages' part of a card; "gone" if it is deleted, null if it has none. */
export async function readPart(api: SlackApi, us: Us, ref: MessageRef): Promise<SlackPartThere | 'gone' | null> {
  const only = { oldest: ref.message, latest: ref.message, inclusive: true, limit: 2 };
  const asked = await ask(api, ref, only);
  if (asked.kind === 'refused' && asked.why === 'thread_not_found') return 'gone';
  const answer = answerOf(asked);
  // Slack always returns the thread's first message too.
  if (!answer.messages.some(({ ts }) => ts === ref.message)) return 'gone';
  return partsIn(answer, us).find(({ id }) => id === ref.message) ?? null;
}

/**
 * Reads one of our messages without knowing its thread, with its part of a card; null if it does not exist or has none.
 * Any message of a thread is found by its own time: https://docs.slack.dev/reference/methods/conversations.replies
 */
export async function readPartAnywhere(
  api: SlackApi,
  us: Us,
  { channel, message }: Pick<MessageRef, 'channel' | 'message'>,
): Promise<{ readonly part: Part; readonly thread: string | null } | null> {
  const only = { oldest: message, latest: message, inclusive: true, limit: 2 };
  const asked = await ask(api, { channel, thread: message }, only);
  if (asked.kind === 'refused') return null;
  const answer = answerOf(asked);
  const part = partsIn(answer, us).find(({ id }) => id === message);
  const thread = answer.messages.find(({ ts }) => ts === message)?.thread_ts;
  return part === undefined ? null : { part, thread: thread === undefined || thread === message ? null : thread };
}

function partsIn(answer: Messages, us: Us): readonly SlackPartThere[] {
  return answer.messages.flatMap(({ ts, user, bot_id: bot, metadata }) => {
    const part = user === us.user || (us.bot !== null && bot === us.bot) ? partOf(metadata) : null;
    return part === null ? [] : [{ ...part, id: ts }];
  });
}

async function read(api: SlackApi, place: Place, args: Record<string, unknown>): Promise<Messages> {
  const asked = await ask(api, place, args);
  // A thread without its first message has no replies.
  if (asked.kind === 'refused' && asked.why === 'thread_not_found') return { messages: [] };
  return answerOf(asked);
}

function ask(
  api: SlackApi,
  { channel, thread }: Place,
  args: Record<string, unknown>,
): ReturnType<typeof api.ask<Messages>> {
  const all = { ...args, channel, include_all_metadata: true };
  return thread === null
    ? api.ask(conversationsHistory, all, messagesAnswer)
    : api.ask(conversationsReplies, { ...all, ts: thread }, messagesAnswer);
}
