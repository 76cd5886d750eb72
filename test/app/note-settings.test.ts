import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noteSettings } from '#app/note-settings.ts';
import { readConfig } from '#config.ts';

import { openTestStore } from '../support/store.ts';

test('a start notes which settings differ from the last one’s, with no secret among them', async () => {
  await using store = await openTestStore();
  const start = async (environment: Readonly<Record<string, string>>): Promise<void> => {
    const outcome = readConfig({ TAMBOUR_DATA: '/var/lib/tambour', ...environment });
    assert.ok(outcome.kind === 'config', JSON.stringify(outcome));
    await noteSettings(store, outcome.config);
  };
  const proxy = { HTTPS_PROXY: 'http://tambour:s3same@proxy.example.org:3128' };
  await start(proxy);
  await start(proxy);
  await start({ ...proxy, X_PUBLISHING: 'on' });
  await start({ X_PUBLISHING: 'on' });
  const entries = await store.db.journalEntry.findMany({ orderBy: { seq: 'asc' } });
  const [first, ...later] = entries.map(({ kind, data }) => ({ kind, data }));
  assert.ok(
    first?.kind === 'settings.changed' &&
      !JSON.stringify(entries, (_, v) => (typeof v === 'bigint' ? null : v)).includes('s3same'),
  );
  const changes = later.map(({ data }) => {
    const { settings: _, ...change } = Object(data);
    return change;
  });
  assert.deepEqual(changes, [
    { from: { X_PUBLISHING: 'off' }, to: { X_PUBLISHING: 'on' } },
    { from: { HTTPS_PROXY: 'proxy.example.org:3128' }, to: { HTTPS_PROXY: null } },
  ]);
});
