import type { SlackChatOptions, SlackChatOutcome } from './slack-options.ts';

/** Slack as a chat platform. */
export async function slackChat(options: SlackChatOptions): Promise<SlackChatOutcome> {
  throw new Error(`Not yet: ${options.mode}`);
}
