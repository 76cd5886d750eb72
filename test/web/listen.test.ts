import assert from 'node:assert/strict';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';

import { listen, type PartHealth } from '#web/listen.ts';

async function open(health: readonly PartHealth[], port = 0): Promise<Awaited<ReturnType<typeof listen>>> {
  return listen({ host: '127.0.0.1', port, fetch: () => new Response('page'), health: async () => health });
}

test('says that it lives, that its parts are ready, and serves the rest', async () => {
  const outcome = await open([{ part: 'database', ready: true, detail: 'PostgreSQL 18' }]);
  assert.equal(outcome.kind, 'listening');
  if (outcome.kind !== 'listening') return;
  const [alive, ready, page] = await Promise.all([
    fetch(`${outcome.url}/healthz`),
    fetch(`${outcome.url}/readyz`),
    fetch(`${outcome.url}/any/page`),
  ]);
  assert.equal(alive.status, 200);
  assert.equal(ready.status, 200);
  assert.equal(await page.text(), 'page');
  await outcome.close();
});

test('is not ready while one part is not, and names it', async () => {
  const outcome = await open([
    { part: 'database', ready: true, detail: '' },
    { part: 'chat', ready: false, detail: 'connecting' },
  ]);
  assert.equal(outcome.kind, 'listening');
  if (outcome.kind !== 'listening') return;
  const ready = await fetch(`${outcome.url}/readyz`);
  assert.equal(ready.status, 503);
  assert.match(await ready.text(), /"part":"chat","ready":false/);
  await outcome.close();
});

test('refuses a port that is taken instead of throwing', async () => {
  const first = await open([]);
  assert.equal(first.kind, 'listening');
  if (first.kind !== 'listening') return;
  const second = await open([], Number(new URL(first.url).port));
  assert.deepEqual(second, { kind: 'refused', why: 'port_in_use' });
  await first.close();
});

test('which Tambour it is, only a program of this machine hears, and none by a proxy', async () => {
  const about = { fetch: () => new Response('page'), health: async () => [], instance: '0123456789abcdef' };
  const outcome = await listen({ host: '127.0.0.1', port: 0, ...about });
  assert.ok(outcome.kind === 'listening');
  const { url, close } = outcome;
  const asked = (how: { readonly localAddress?: string; readonly headers?: Record<string, string> }): Promise<string> =>
    new Promise((settle) => get(`${url}/healthz`, { agent: false, ...how }, (answer) => settle(text(answer))));
  const answers = [
    await asked({}),
    await asked({ localAddress: '127.0.0.2' }),
    await asked({ headers: { 'X-Forwarded-For': '192.0.2.1' } }),
  ];
  await close();
  const untold = '{"alive":true,"instance":null}';
  assert.deepEqual(answers, ['{"alive":true,"instance":"0123456789abcdef"}', untold, untold]);
});
