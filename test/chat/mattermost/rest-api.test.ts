import assert from 'node:assert/strict';
import { test } from 'node:test';

import { z } from 'zod';

import { answerOf, restApi, type RestApi } from '#chat/mattermost/rest-api.ts';

import { openMattermost, type Mattermost } from '../../simulators/mattermost/open-mattermost.ts';
import { serve } from '../../support/serve.ts';

const meSchema = z.object({ username: z.string() });

function apiOf(mattermost: Mattermost, timeoutMs = 2_000): RestApi {
  const { url } = mattermost;
  return restApi({ url, token: mattermost.bot.token, timeoutMs }, { signal: new AbortController().signal });
}

for (const trouble of [
  { kind: 'html', status: 200 },
  { kind: 'html', status: 403 },
  { kind: 'html', status: 404 },
  { kind: 'html', status: 502 },
  { kind: 'status', status: 400 },
  { kind: 'status', status: 500 },
  { kind: 'loseRequest' },
  { kind: 'loseAnswer' },
  { kind: 'huge' },
  { kind: 'late', afterMs: 3_000 },
  { kind: 'redirect', to: 'http://127.0.0.1:9/' },
] as const) {
  test(`an answer that says nothing is none, and is asked for again where that is safe: ${JSON.stringify(trouble)}`, async () => {
    await using mattermost = await openMattermost();
    const api = apiOf(mattermost, trouble.kind === 'late' ? 1_500 : 60_000);
    mattermost.trouble('GET /users/me', trouble, 2);
    assert.equal(answerOf(await api.ask('GET', '/users/me', meSchema)).username, 'tambour');
    mattermost.trouble('POST /posts', trouble, 1);
    const body = { channel_id: mattermost.channel, message: 'x' };
    const asked = await api.ask('POST', '/posts', meSchema, { body });
    assert.equal(asked.kind, 'lost');
  });
}

test('a certain no is told by the id of the server, and asked for once', async () => {
  await using mattermost = await openMattermost();
  const asked = await apiOf(mattermost).ask('GET', `/users/${'x'.repeat(26)}`, meSchema);
  assert.ok(asked.kind === 'refused');
  assert.deepEqual([asked.status, asked.id], [404, 'app.user.missing_account.const']);
  assert.equal(mattermost.calls().length <= 1, true);
});

test('where the server asks for patience it is waited for, and no longer than is bearable', async () => {
  await using mattermost = await openMattermost();
  mattermost.trouble('GET /users/me', { kind: 'rateLimited', resetSeconds: 1 });
  assert.equal(answerOf(await apiOf(mattermost).ask('GET', '/users/me', meSchema)).username, 'tambour');
  mattermost.trouble('GET /users/me', { kind: 'rateLimited', resetSeconds: 100 });
  const asked = await apiOf(mattermost).ask('GET', '/users/me', meSchema);
  assert.ok(asked.kind === 'refused' && asked.status === 429);
});

test('a token goes nowhere else, and stands in no error', async () => {
  await using mattermost = await openMattermost();
  const heard: string[] = [];
  const elsewhere = await serve((request) => {
    heard.push(request.headers.get('authorization') ?? 'none');
    return Response.json({ username: 'thief' });
  });
  mattermost.trouble('POST /posts', { kind: 'redirect', to: elsewhere.url });
  const asked = await apiOf(mattermost).ask('POST', '/posts', meSchema, { body: {} });
  await elsewhere.close();
  assert.equal(asked.kind, 'lost');
  assert.deepEqual(heard, []);
  assert.throws(
    () => answerOf(asked),
    (error) => !JSON.stringify([String(error), error]).includes(mattermost.bot.token),
  );
});

test('the time of the server is known, however far our clock is off', async () => {
  await using mattermost = await openMattermost({ skewMs: 600_000 });
  const api = apiOf(mattermost);
  answerOf(await api.ask('GET', '/users/me', meSchema));
  const aheadMs = api.serverNow().getTime() - Date.now();
  assert.ok(Math.abs(aheadMs - 600_000) < 3_000, `${aheadMs}`);
});
