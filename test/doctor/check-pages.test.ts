import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';

import { checkPages } from '#doctor/check-pages.ts';

import { openPagesScene } from '../pages/pages-scene.ts';
import { serve } from '../support/serve.ts';
import { said } from './said.ts';

const { signal } = new AbortController();

test('the way in to the pages is tried from outside, and only a Tambour with the same key is the right one', async () => {
  await using scene = await openPagesScene();
  const { decisionKey } = scene.store;
  const at = (publicUrl: string | null, key = decisionKey): Promise<readonly string[]> =>
    checkPages({ pages: true, publicUrl }, key, fetch, signal).then(said);
  assert.deepEqual(await at(scene.url), ['right pagesReached']);
  assert.deepEqual(await at(scene.url, createSecretKey(randomBytes(32))), ['wrong pagesNotPassedOn']);
  assert.deepEqual(await at(scene.url, null), ['advice pagesUntried']);
  assert.deepEqual(await at(null), ['advice pagesUntried']);
  assert.deepEqual(await at('http://127.0.0.1:9'), ['wrong pagesUnreachable']);
  const other = await serve(({ url }) => new Response(new URL(url).pathname));
  assert.deepEqual(await at(other.url), ['wrong pagesNotPassedOn'], 'what repeats its question is no proof');
  await other.close();
  assert.deepEqual(await checkPages({ pages: false, publicUrl: scene.url }, decisionKey, fetch, signal), []);
});

test('what is asked for in place of a link proves the installation and nothing else, and is limited as a guess is', async () => {
  await using scene = await openPagesScene();
  const [one, other] = await Promise.all(
    ['a'.repeat(32), 'b'.repeat(32)].map((nonce) => scene.ask(`/s/probe/${nonce}`)),
  );
  assert.match((await one?.text()) ?? '', /^[0-9a-f]{64}$/u);
  assert.notEqual(await other?.text(), await (await scene.ask(`/s/probe/${'a'.repeat(32)}`)).text());
  for (const nonce of ['', 'short', 'x'.repeat(65), `${'a'.repeat(20)}/${'a'.repeat(20)}`]) {
    assert.equal((await scene.ask(`/s/probe/${nonce}`)).status, 404, nonce);
  }
  let last = 200;
  for (let asked = 0; asked < 30; asked += 1) last = (await scene.ask(`/s/probe/${'c'.repeat(32)}`)).status;
  assert.equal(last, 429);
});
