import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { practiceChat } from '#chat/practice/practice-chat.ts';
import type { ChatPlatform } from '#chat/chat.ts';

import { serve } from '../support/serve.ts';

const file = { id: 'f1', name: 'a.png', byteLength: 1 };

function adapterOf(url: string, timeoutMs = 60_000): ChatPlatform {
  return practiceChat({ url, token: 't', imageOf: async () => new Uint8Array(), failed: () => {}, timeoutMs });
}

test('a download that does not say its size is ended at the limit', async () => {
  let sent = 0;
  await using server = await serve(() => {
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
      await using server = await serve(() => {
        const page = new ReadableStream({
          start: (controller) => controller.enqueue(new Uint8Array(1_000)),
          cancel: () => left.resolve(true),
        });
        return new Response(page, { status });
      });
      const outcome = ask(adapterOf(server.url));
      if (status === 500) await assert.rejects(outcome, /500/);
      else await outcome;
      const isClosed = await Promise.race([left.promise, delay(60_000, false, { ref: false })]);
      assert.ok(isClosed);
    }
  });
}

test('a practice chat that never answers is given up, and says so', async () => {
  await using server = await serve(() => new Promise<Response>(() => {}));
  const members = adapterOf(server.url, 1_000).members({ channel: 'publications' });
  await assert.rejects(members, { name: 'TimeoutError' });
});

test('an answer that is no JSON, or not what was asked, is an error and not a guess', async () => {
  for (const answer of ['<html>', '{"members":"all"}', '{}']) {
    await using server = await serve(() => new Response(answer));
    await assert.rejects(adapterOf(server.url).members({ channel: 'publications' }));
  }
});

test('the token is sent to no other place', async () => {
  let isAsked = false;
  await using other = await serve(() => {
    isAsked = true;
    return new Response('{"members":[]}');
  });
  await using server = await serve(() => Response.redirect(other.url, 307));
  await assert.rejects(adapterOf(server.url).members({ channel: 'publications' }));
  assert.equal(isAsked, false);
});
