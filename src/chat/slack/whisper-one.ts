import { z } from 'zod';

import type { ChannelRef, ThreadRef, UserId } from '#chat/refs.ts';

import type { SlackMessage } from './render/card-messages.ts';
import { asItStands } from './part-store.ts';
import { chatPostEphemeral } from './slack-methods.ts';
import { answerOf, type SlackApi } from './web-api.ts';

const nothingAnswer = z.object({});

/**
 * Shows one message to one person of the channel, and to nobody else. People outside it can be reached only by
 * `sendDirectMessage`. https://docs.slack.dev/reference/methods/chat.postEphemeral
 */
export async function whisperOne(
  api: SlackApi,
  to: UserId,
  where: ChannelRef | ThreadRef,
  message: SlackMessage,
): Promise<'whispered' | 'notInChannel'> {
  const place = { channel: where.channel, ...('thread' in where ? { thread_ts: where.thread } : {}) };
  const args = { ...place, user: to, ...message, ...asItStands };
  const asked = await api.ask(chatPostEphemeral, args, nothingAnswer);
  if (asked.kind === 'refused' && asked.why === 'user_not_in_channel') return 'notInChannel';
  answerOf(asked);
  return 'whispered';
}
