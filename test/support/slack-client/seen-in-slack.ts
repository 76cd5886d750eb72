import type { ServedMessage } from '../../simulators/slack/messages-for.ts';
import type { Slack } from '../../simulators/slack/open-slack.ts';
import { drawMessage, type DrawnMessage } from './draw-message.ts';

/** A message as a person sees it. */
export interface SlackSeen
  extends
    DrawnMessage,
    Pick<ServedMessage, 'channel' | 'ts' | 'threadTs' | 'author' | 'notified' | 'metadata' | 'files' | 'reactions'> {}

/**
 * Draws all messages that this person sees, the oldest first, then those for them alone. Throws for what is not drawn.
 */
export async function seenInSlack(slack: Pick<Slack, 'messagesFor'>, user: string): Promise<readonly SlackSeen[]> {
  return (await slack.messagesFor(user)).map(({ text, blocks, ...rest }) => ({
    ...rest,
    ...drawMessage({ text, blocks }),
  }));
}
