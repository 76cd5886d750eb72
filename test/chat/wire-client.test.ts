import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { practiceChat } from '#chat/practice/practice-chat.ts';
import type { ChatPlatform } from '#chat/chat.ts';

import { serve } from '../support/serve.ts';

const file = { id: 'f1', name: 'a.png', byteLength: 1 };

function adapterOf(url: string, timeoutMs = 300): ChatPlatform {
  return practiceChat({ url, token: 't', imageOf: async () => new Uint8Array(), failed: () => {}, timeoutMs });
}

test('a download that does not say its size is ended at the limit', async () => {
  let sent = 0;
  const server = await serve(() => {
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1_000;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    return new Response(endless);
  });
  const outcome = await adapterOf(server.url).download(file, {
    maxBytes: 50_000,
    signal: new AbortController().signal,
  });
  assert.deepEqual(outcome, { kind: 'tooLarge', maxBytes: 50_000 });
  assert.ok(sent < 10_000_000);
  await server.close();
});

for (const status of [404, 500]) {
  test(`of what the practice chat answers with ${status}, nothing is left open`, async () => {
    const reading = { maxBytes: 50_000, signal: new AbortController().signal };
    for (const ask of [
      (chat: ChatPlatform) => chat.download(file, reading),
      (chat: ChatPlatform) => chat.open(file, reading),
      (chat: ChatPlatform) => chat.user('aicha'),
    ]) {
      const left = Promise.withResolvers<true>();
      const server = await serve(() => {
        const page = new ReadableStream({
          start: (controller) => controller.enqueue(new Uint8Array(1_000)),
          cancel: () => left.resolve(true),
        });
        return new Response(page, { status });
      });
      // A request that is given up is closed as well.
      const outcome = ask(adapterOf(server.url, 60_000));
      if (status === 500) await assert.rejects(outcome, /500/);
      else await outcome;
      const isClosed = await Promise.race([left.promise, delay(5_000, false, { ref: false })]);
      await server.close();
      assert.ok(isClosed);
    }
  });
}

test('a practice chat that never answers is given up, and says so', async () => {
  const server = await serve(() => new Promise<Response>(() => {}));
  await assert.rejects(adapterOf(server.url).members({ channel: 'publications' }), { name: 'TimeoutError' });
  await server.close();
});

test('an answer that is no JSON, or not what was asked, is an error and not a guess', async () => {
  for (const answer of ['<html>', '{"members":"all"}', '{}']) {
    const server = await serve(() => new Response(answer));
    await assert.rejects(adapterOf(server.url).members({ channel: 'publications' }));
    await server.close();
  }
});

test('the token is sent to no other place', async () => {
  let isAsked = false;
  const other = await serve(() => {
    isAsked = true;
    return new Response('{"members":[]}');
  });
  const server = await serve(() => Response.redirect(other.url, 307));
  await assert.rejects(adapterOf(server.url).members({ channel: 'publications' }));
  assert.equal(isAsked, false);
  await server.close();
  await other.close();
});
