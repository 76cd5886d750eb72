import assert from 'node:assert/strict';

import type { ChatPlatform } from '#chat/chat.ts';
import { mattermostChat } from '#chat/mattermost/mattermost-chat.ts';
import type { MattermostChatOptions } from '#chat/mattermost/mattermost-options.ts';

import type { MattermostOptions } from '../../simulators/mattermost/mattermost-options.ts';
import { openMattermost, type Mattermost } from '../../simulators/mattermost/open-mattermost.ts';
import { mattermostWords } from '../../support/mattermost-words.ts';
import { recordingSink, type RecordingSink } from '../../support/recording-sink.ts';
import { serve } from '../../support/serve.ts';
import { memoryInside, picture, type MemoryInside } from '../slack/open-adapter.ts';

export const key = new Uint8Array(32).fill(9);

/** A server with a team in it; aicha is a member, karim administers, sacha is a guest. */
export function mattermostWith(options: MattermostOptions = {}): Promise<Mattermost> {
  return openMattermost({
    answerWithinMs: 3_000,
    people: [{ name: 'aicha' }, { name: 'karim', kind: 'admin' }, { name: 'sacha', kind: 'guest' }],
    otherChannels: [{ name: 'elsewhere', isBotIn: false }],
    ...options,
  });
}

/** The address that the server sends to; it stays when the adapter behind it goes and another comes. */
export interface Door extends AsyncDisposable {
  readonly url: string;
  readonly commandToken: string;
  answers: ReadonlyMap<string, (request: Request) => Promise<Response>>;
}

export async function doorOf(mattermost: Mattermost): Promise<Door> {
  const server = await serve(
    (request) => door.answers.get(new URL(request.url).pathname)?.(request) ?? new Response(null, { status: 503 }),
  );
  const door: Door = {
    url: server.url,
    commandToken: mattermost.registerCommand(`${server.url}/mattermost/command`),
    answers: new Map(),
    [Symbol.asyncDispose]: () => server.close(),
  };
  return door;
}

/** An adapter that has been started. */
export interface Adapter extends AsyncDisposable {
  readonly chat: ChatPlatform;
  readonly sink: RecordingSink;
  readonly memory: MemoryInside;
  readonly failures: { readonly what: string; readonly error: unknown }[];
}

export async function adapterOf(
  mattermost: Mattermost,
  door: Door,
  more: Partial<MattermostChatOptions> & { readonly memoryInside?: MemoryInside; readonly isLeftAlone?: boolean } = {},
): Promise<Adapter> {
  const { memoryInside: memory = memoryInside(), isLeftAlone = false, ...options } = more;
  const failures: Adapter['failures'] = [];
  const outcome = await mattermostChat({
    url: mattermost.url,
    token: mattermost.bot.token,
    commandTokens: [door.commandToken],
    callbackUrl: door.url,
    key,
    meetServer: async ({ id }) => ({ kind: 'known', platform: `mattermost:${id}` }),
    memory: () => memory,
    imageOf: async () => picture,
    failed: (error, what) => void failures.push({ what, error }),
    words: () => mattermostWords,
    ...options,
  });
  assert.ok(outcome.kind === 'chat', `no chat: ${JSON.stringify(outcome)}`);
  const { chat, answers } = outcome;
  door.answers = answers;
  const sink = recordingSink();
  if (!isLeftAlone) await chat.start(sink);
  return { chat, sink, memory, failures, [Symbol.asyncDispose]: () => chat.stop() };
}

/** Sends again what the server sent last to that path, changed as a test likes; the status and the answer. */
export async function sendAgain(
  mattermost: Mattermost,
  path: string,
  change: (body: Record<string, unknown>) => Record<string, unknown> = (body) => body,
): Promise<{ readonly status: number; readonly body: string }> {
  const last = mattermost.sent().findLast(({ url }) => url.endsWith(path));
  assert.ok(last !== undefined, `nothing was sent to ${path}`);
  const parsed: Record<string, unknown> = JSON.parse(last.body);
  const response = await fetch(last.url, {
    method: 'POST',
    headers: last.headers,
    body: JSON.stringify(change(parsed)),
  });
  return { status: response.status, body: await response.text() };
}
