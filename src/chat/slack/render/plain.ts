import type { PlainTextElement } from '@slack/types';

/** Builds Slack's plain text, in which neither mrkdwn nor `:emoji:` is read. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
