import type { PlainTextElement } from '@slack/types';

/** Slack's plain text: neither mrkdwn nor `:emoji:` is read in it. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
