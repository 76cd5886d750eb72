import type { KnownBlock } from '@slack/types';

import type { Card } from '#chat/chat.ts';

/** One message as `chat.postMessage` takes it. `text` is escaped; blocks hold no mrkdwn. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/**
 * A card as one message, or as several where it is too long for one: nothing is ever cut. `files` maps a picture's
 * SHA-256 to the id that it has on Slack. At least one message comes back.
 */
export function cardMessages(card: Card, files: ReadonlyMap<string, string>): readonly SlackMessage[] {
  throw new Error(`Not yet: ${card.summary} ${files.size}`);
}
