import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { makeLink, revokeLinks } from '#pages/link.ts';
import { newToken } from '#pages/token.ts';
import { readMasterKey } from '#storage/master-key.ts';
import type { Store } from '#storage/store.ts';
import { withDecisionKey } from '#storage/with-decision-key.ts';

import { present } from '../support/publishing-scene.ts';
import { openRealStore } from '../support/real-store.ts';
import { openTambour, type Tambour } from '../support/tambour.ts';

/** The database as Tambour itself writes it. */
async function asTambour(tambour: Tambour, store: Store): Promise<Store> {
  const key = await readMasterKey({ path: join(tambour.data, 'master.key'), made: false });
  assert.ok(key.kind === 'key');
  return withDecisionKey(store, key.keys);
}

test('a revoked link is dead for the next request on each of two replicas, and no log of theirs has its token', async () => {
  await using tambour = await openTambour({ env: { TAMBOUR_PAGES: 'on', TAMBOUR_LOG: 'debug' } });
  await tambour.startPractice();
  const first = await tambour.start();
  const replicas = [first, await tambour.start()] as const;
  await using opened = await openRealStore(present(tambour.env['DATABASE_URL']));
  const store = await asTambour(tambour, opened);
  const { id: deskId } = await store.db.desk.findFirstOrThrow();
  const token = newToken();
  const terms = { scopes: ['calendar'], showsTexts: true, label: 'cabinet', days: 7 } as const;
  const made = await store.write((work) => makeLink(work, { deskId, terms, by: 'karim', token }));
  assert.ok(made.kind === 'made');
  const ask = (url: string, init: RequestInit = {}, path = 'calendar'): Promise<Response> =>
    fetch(`${url}/s/${token}/${path}`, init);

  // Somebody reads on each all the time, so that whatever could be kept is.
  const reading = new AbortController();
  const seen = replicas.map(() => [] as { readonly askedAt: number; readonly status: number }[]);
  const readers = replicas.map(async ({ url }, at) => {
    while (!reading.signal.aborted) {
      const askedAt = performance.now();
      const { status } = await ask(url, { method: 'HEAD' });
      present(seen[at]).push({ askedAt, status });
      await new Promise((settle) => void setTimeout(settle, 60));
    }
  });
  while (seen.some((one) => one.length < 5)) await new Promise((settle) => void setTimeout(settle, 20));
  assert.ok(seen.flat().every(({ status }) => status === 200));
  await store.write((work) => revokeLinks(work, { deskId, id: made.link.id, by: 'karim' }));
  const revokedAt = performance.now();
  while (performance.now() < revokedAt + 1000) await new Promise((settle) => void setTimeout(settle, 20));
  reading.abort();
  await Promise.all(readers);
  for (const one of seen) {
    const after = one.filter(({ askedAt }) => askedAt > revokedAt);
    assert.ok(after.length > 5);
    assert.deepEqual(new Set(after.map(({ status }) => status)), new Set([404]));
  }

  // Whatever goes wrong with it: refused, of an unknown link, doubled, referred to, failing inside.
  const failing = newToken();
  const other = await store.write((work) => makeLink(work, { deskId, terms, by: 'karim', token: failing }));
  assert.ok(other.kind === 'made');
  await store.db.$executeRaw`ALTER TABLE "Delivery" RENAME TO "Gone"`;
  for (const { url } of replicas) {
    await ask(url, { method: 'PUT', body: token });
    await ask(url, { method: 'POST', body: new URLSearchParams({ text: token }) }, 'posts/1/comment');
    await ask(url, {}, token);
    await fetch(`${url}/nothing`, { headers: { referer: `${url}/s/${token}/calendar` } });
    assert.equal((await fetch(`${url}/s/${failing}/calendar`)).status, 500);
  }
  await store.db.$executeRaw`ALTER TABLE "Gone" RENAME TO "Delivery"`;
  const metrics = await (await fetch(`${first.url}/metrics`)).text();
  for (const replica of replicas) await replica.stop();
  const outputs = [...replicas.map((replica) => replica.output()), metrics];
  assert.match(outputs.join('\n'), /a request failed/u);
  for (const output of outputs) for (const one of [token, failing]) assert.ok(!output.includes(one), output);
});
