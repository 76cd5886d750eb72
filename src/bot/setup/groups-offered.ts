import pTimeout from 'p-timeout';

import type { Context } from '#bot/context.ts';
import type { ChatGroup } from '#chat/chat.ts';
import { describeError } from '#storage/describe-error.ts';

// The form has to open within three seconds.
const answerWithinMs = 1200;

/** Lists the groups that could approve; empty where the chat fails or does not answer in time. */
export async function groupsOffered({ bot, chat }: Context): Promise<readonly ChatGroup[]> {
  if (!chat.capabilities.userGroups) return [];
  try {
    return await pTimeout(chat.groups(), { milliseconds: answerWithinMs, fallback: () => [] });
  } catch (error) {
    bot.logger.warn({ error: describeError(error), platform: chat.id }, 'the groups of the chat could not be read');
    return [];
  }
}
