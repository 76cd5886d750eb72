import { z } from 'zod';

import type { UserId } from '#chat/refs.ts';

import type { SlackMessage } from './render/card-messages.ts';
import { asItStands } from './part-store.ts';
import { chatPostMessage } from './slack-methods.ts';
import { answerOf, type SlackApi } from './web-api.ts';

const nothingAnswer = z.object({});

/** Refusals that stay the same until somebody changes a setting of the app, or the person comes back. */
const lasting = new Set([
  // The app was made before its manifest had the messages tab.
  'messages_tab_disabled',
  'cannot_dm_bot',
  'channel_not_found',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'missing_scope',
  'not_in_channel',
]);

/**
 * Sends one message to the messages tab that a person has of this app, by the person's id, which takes no further scope.
 * https://docs.slack.dev/reference/methods/chat.postMessage
 */
export async function sendDirectMessage(api: SlackApi, to: UserId, message: SlackMessage): Promise<'told' | 'cannot'> {
  const args = { channel: to, ...message, ...asItStands, mrkdwn: false, unfurl_links: false, unfurl_media: false };
  const asked = await api.ask(chatPostMessage, args, nothingAnswer);
  if (asked.kind === 'refused' && lasting.has(asked.why)) return 'cannot';
  answerOf(asked);
  return 'told';
}
