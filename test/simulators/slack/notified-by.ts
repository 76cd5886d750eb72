import { isRecord } from './answer-call.ts';
import type { Simulation } from './simulation.ts';

/** Lists the people whom a message notifies: those it mentions, or everybody if it mentions the channel. */
export function notifiedBy(
  slack: Simulation,
  channel: string,
  message: { readonly text: string; readonly blocks?: readonly unknown[] | undefined },
): readonly string[] {
  const members = slack.channels.get(channel)?.members ?? new Set<string>();
  const called = [...calledInText(message.text), ...calledIn(message.blocks)].flatMap((one): readonly string[] =>
    one === 'channel' ? [...members] : (slack.groups.get(one)?.members ?? [one]),
  );
  return [...new Set(called)].filter((user) => members.has(user));
}

/** Lists the ids of people and groups that blocks mention, and "channel" for everybody. */
function calledIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(calledIn);
  if (!isRecord(value)) return [];
  switch (value['type']) {
    case 'user':
      return [String(value['user_id'])];
    case 'usergroup':
      return [String(value['usergroup_id'])];
    case 'broadcast':
      return ['channel'];
    case 'mrkdwn':
      return calledInText(String(value['text']));
    default:
      return Object.values(value).flatMap(calledIn);
  }
}

/** Lists the mentions in a text: https://docs.slack.dev/messaging/formatting-message-text */
function calledInText(source: string): readonly string[] {
  return [...source.matchAll(/<(?:@([^<>|]+)|!subteam\^([^<>|]+)|!(?:here|channel|everyone))(?:\|[^<>]*)?>/g)].map(
    ([, user, group]) => user ?? group ?? 'channel',
  );
}
