import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pino } from 'pino';

import { connectChat, type ChatOutcome } from '#app/connect-chat.ts';

const away: ChatOutcome = { kind: 'unreachable', error: new Error('refused') };
const refused: ChatOutcome = { kind: 'refused', why: 'invalid_auth' };

/** How long is waited before each further try at a platform that says `outcomes`, the last of them for ever. */
async function waitsAfter(outcomes: readonly ChatOutcome[], count: number): Promise<readonly (number | undefined)[]> {
  const waits: number[] = [];
  const enough = Promise.withResolvers<void>();
  const left = [...outcomes];
  await using connection = connectChat({
    name: 'Mattermost',
    paths: [],
    connect: async () => (left.length > 1 ? left.shift() : left[0]) ?? away,
    connected: async () => {},
    logger: pino({ level: 'silent' }),
    wait: async (ms, signal) => {
      waits.push(ms);
      if (waits.length < count) return;
      enough.resolve();
      await new Promise((settle) => signal.addEventListener('abort', settle, { once: true }));
    },
  });
  await connection.begin();
  await enough.promise;
  return waits;
}

test('a chat that does not answer yet is tried again soon, and then less and less often, twice a minute at least', async () => {
  assert.deepEqual(await waitsAfter([away], 7), [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test('a chat that refuses the token is tried no more often than twice a minute', async () => {
  assert.deepEqual(await waitsAfter([refused], 3), [30_000, 30_000, 30_000]);
  assert.deepEqual(await waitsAfter([away, refused], 2), [1_000, 30_000]);
});

test('a chat that somebody has to see to is told as held, and tried twice a minute', async () => {
  const why = { kind: 'elsewhere', address: 'b.example', formerly: ['a.example'] } as const;
  assert.deepEqual(await waitsAfter([{ kind: 'held', why }], 2), [30_000, 30_000]);
  await using connection = connectChat({
    name: 'Mattermost',
    paths: [],
    connect: async () => ({ kind: 'held', why }),
    connected: async () => {},
    logger: pino({ level: 'silent' }),
    wait: async (_ms, signal) => {
      await new Promise((settle) => signal.addEventListener('abort', settle, { once: true }));
    },
  });
  assert.deepEqual(await connection.begin(), { kind: 'chatHeld', chat: 'Mattermost', why });
  assert.deepEqual(
    connection.awaited().map(({ name, why: said }) => `${name}: ${said}`),
    ['mattermost: off: it was met at another address; run "tambour doctor"'],
  );
});

test('while a chat is tried again it is told what it waits for now', async () => {
  const outcomes = [away, refused];
  const told: string[] = [];
  const twice = Promise.withResolvers<void>();
  await using connection = connectChat({
    name: 'Mattermost',
    paths: [],
    connect: async () => outcomes.shift() ?? refused,
    connected: async () => {},
    logger: pino({ level: 'silent' }),
    wait: async (_ms, signal) => {
      told.push(...connection.awaited().map(({ name, why }) => `${name}: ${why}`));
      if (told.length < 2) return;
      twice.resolve();
      await new Promise((settle) => signal.addEventListener('abort', settle, { once: true }));
    },
  });
  assert.deepEqual(await connection.begin(), { kind: 'chatAwaited', chat: 'Mattermost', why: 'does not answer' });
  await twice.promise;
  assert.deepEqual(told, ['mattermost: does not answer', 'mattermost: refused: invalid_auth']);
});
