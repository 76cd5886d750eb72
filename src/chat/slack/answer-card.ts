import type { CommandReply } from '#chat/chat-sink.ts';
import pTimeout from 'p-timeout';

import type { SlackMessage } from './render/card-messages.ts';
import { mayReach } from './may-reach.ts';
import type { SlackAccess } from './slack-options.ts';
import { slackApiUrl } from './web-api.ts';

/**
 * Most answers are there within it, and then need no request of their own. Slower ones follow: Slack shows the person an
 * error after three seconds, and keeps few requests open, so a slow database would delay everybody's commands.
 */
const usualAcknowledgeWithinMs = 40;
const answerWithinMs = 10_000;
/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const mostAnswers = 5;

/**
 * Acknowledges a command or a shortcut once the bot has answered or `access.acknowledgeWithinMs` has passed, with the answer
 * if Slack takes one there. Later messages, and those that do not fit, go to the address that Slack gives. If the bot
 * fails before that, nothing is acknowledged, so that Slack tells the person.
 */
export async function answerCard(
  access: SlackAccess,
  payload: { readonly responseUrl: string; readonly ackTakesAnswer: boolean },
  deps: {
    readonly reply: Promise<CommandReply>;
    readonly render: (reply: CommandReply & { readonly kind: 'whisper' }) => Promise<readonly SlackMessage[]>;
    readonly ack: (answer?: unknown) => Promise<void>;
    /** Shows a message to the person by other means: the rest of a very long answer. */
    readonly whisper: (message: SlackMessage) => Promise<void>;
  },
): Promise<void> {
  const messagesOf = async (): Promise<readonly SlackMessage[]> => {
    const reply = await deps.reply;
    return reply.kind === 'whisper' ? deps.render(reply) : [];
  };
  const { acknowledgeWithinMs = usualAcknowledgeWithinMs } = access;
  const all = messagesOf();
  const [first, ...rest] = await pTimeout(all, { milliseconds: acknowledgeWithinMs, fallback: () => [] });
  const isInAck = payload.ackTakesAnswer && first !== undefined;
  await deps.ack(isInAck ? ephemeral(first) : undefined);
  const later = isInAck ? rest : await all;
  for (const message of later.slice(0, mostAnswers)) await answer(access, payload.responseUrl, message);
  for (const message of later.slice(mostAnswers)) await deps.whisper(message);
}

async function answer(access: SlackAccess, responseUrl: string, message: SlackMessage): Promise<void> {
  if (!mayReach('answer', responseUrl, access.apiUrl ?? slackApiUrl)) {
    throw new Error('Slack named an address for an answer that is not its own');
  }
  const response = await (access.outbound?.fetch ?? fetch)(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ephemeral(message)),
    redirect: 'error',
    signal: AbortSignal.timeout(answerWithinMs),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`Slack refused an answer: ${response.status}`);
}

function ephemeral(message: SlackMessage): object {
  return { response_type: 'ephemeral', replace_original: false, ...message };
}
