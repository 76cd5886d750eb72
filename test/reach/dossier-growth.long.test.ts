import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { messagesIn } from '#messages/messages.ts';
import { dossierFiles } from '#pages/dossier/dossier-files.ts';

import { openTestStore } from '../support/store.ts';
import { keepRows } from './digest-rows.ts';
import { dossierOf, makeUpYear } from './dossier-year.ts';

const mostBytes = 4 * 1024 * 1024;

test('the dossier of 10,000 posts is a page that can be sent by mail', async (t) => {
  await using store = await openTestStore();
  const { rows, deskId } = makeUpYear({ posts: 5700 });
  await keepRows(store, rows);
  const deliveries = await store.db.deliveryFigures.count();
  assert.ok(deliveries > 10_000, String(deliveries));
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const dossier = await dossierOf(store, deskId);
  const composedAt = performance.now();
  const { page } = await dossierFiles(messagesIn('fr'), dossier, rules);
  const endedAt = performance.now();
  const grown = process.memoryUsage().rss - before;
  t.diagnostic(
    `${deliveries} posts: composed in ${Math.round(composedAt - startedAt)} ms, drawn in ${Math.round(endedAt - composedAt)} ms, ` +
      `${Math.round(grown / 1024 / 1024)} MB more, page of ${Math.round(page.html.length / 1024)} kB`,
  );
  assert.ok(Buffer.byteLength(page.html) < mostBytes);
});
