import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import type { ChatMemory } from '#chat/chat-memory.ts';
import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';
import { slackChat } from '#chat/slack/slack-chat.ts';
import type { SlackChatOptions } from '#chat/slack/slack-options.ts';

import { openSlack, type Slack } from '../../simulators/slack/open-slack.ts';
import type { SlackOptions } from '../../simulators/slack/slack-options.ts';
import { recordingSink, type RecordingSink } from '../../support/recording-sink.ts';

/** Memory of an adapter, as long as a test lasts; `broken` makes keeping an event fail. */
export interface MemoryInside extends ChatMemory {
  readonly posts: Map<string, MessageRef | null>;
  readonly events: Map<string, string>;
  heard: Date | null;
  broken: boolean;
}

export function memoryInside(): MemoryInside {
  const memory: MemoryInside = {
    posts: new Map(),
    events: new Map(),
    heard: null,
    broken: false,
    beginPost: async (key) => {
      const ref = memory.posts.get(key);
      if (ref !== undefined) return { kind: 'again', ref };
      memory.posts.set(key, null);
      return { kind: 'first' };
    },
    endPost: async (key, ref) => void memory.posts.set(key, ref),
    keepEvent: async (key, body) => {
      if (memory.broken) throw new Error('the database is away');
      memory.events.set(key, body);
    },
    eventDone: async (key) => void memory.events.delete(key),
    eventsLeft: async () => [...memory.events].map(([key, body]) => ({ key, body, isOwn: true })),
    cursor: async () => memory.heard,
    moveCursor: async (until) => {
      if (memory.heard === null || memory.heard < until) memory.heard = until;
    },
  };
  return memory;
}

export const picture = Buffer.from('89504e470d0a1a0a', 'hex');
export const pictureSha256 = createHash('sha256').update(picture).digest('hex');

/** An adapter, made but not started. */
export interface Adapter extends AsyncDisposable {
  readonly chat: ChatPlatform;
  readonly fetch: ((request: Request) => Promise<Response>) | null;
  readonly sink: RecordingSink;
  readonly memory: MemoryInside;
  readonly failures: { readonly what: string; readonly error: unknown }[];
}

export async function adapterOf(
  slack: Pick<Slack, 'apiUrl' | 'botToken' | 'appToken' | 'signingSecret'>,
  more: Partial<Omit<SlackChatOptions, 'mode'>> & {
    readonly mode?: 'socket' | 'http';
    readonly memoryInside?: MemoryInside;
  } = {},
): Promise<Adapter> {
  const { mode = 'socket', memoryInside: memory = memoryInside(), ...options } = more;
  const failures: Adapter['failures'] = [];
  const secret = mode === 'socket' ? { mode, appToken: slack.appToken } : { mode, signingSecret: slack.signingSecret };
  const outcome = await slackChat({
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    memory: () => memory,
    imageOf: async () => picture,
    failed: (error, what) => void failures.push({ what, error }),
    words: async () => ({ close: 'Cancel' }),
    // Acknowledged with its answer, however busy the machine is. Late answers have tests of their own.
    acknowledgeWithinMs: 2_500,
    ...options,
    ...secret,
  });
  assert.ok(outcome.kind === 'chat', `no chat: ${JSON.stringify(outcome)}`);
  const { chat, fetch } = outcome;
  return { chat, fetch, sink: recordingSink(), memory, failures, [Symbol.asyncDispose]: () => chat.stop() };
}

/** A Slack with a team in it; aicha is a member, karim administers, sacha is a guest. */
export function slackWith(options: SlackOptions = {}): Promise<Slack> {
  return openSlack({
    ackWithinMs: 1_000,
    people: [{ name: 'aicha' }, { name: 'karim', kind: 'admin' }, { name: 'sacha', kind: 'guest' }],
    otherChannels: [{ name: 'elsewhere', isBotIn: false }],
    ...options,
  });
}

/** A card that says this, so often that it takes several messages where `times` is large. */
export function cardOf(text: string, { times = 1, action = null as string | null } = {}): Card {
  const button = { label: 'Go', style: 'plain', draftId: 'd1', revision: 1, target: null } as const;
  return {
    summary: text,
    blocks: [
      ...Array.from(
        { length: times },
        (_, at) => ({ kind: 'quote', text: `${at} ${text}`.padEnd(9_000, '.') }) as const,
      ),
      ...(action === null ? [] : [{ kind: 'buttons', buttons: [{ ...button, action }] } as const]),
    ],
  };
}
