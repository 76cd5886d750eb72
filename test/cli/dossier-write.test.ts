import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { writeDossierCommand } from '#cli/dossier-command.ts';

import { testPrices as prices } from '../support/prices.ts';
import { publishedDesk } from '../support/published.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('the terminal writes both files in the desk’s language, overwrites nothing, and says what is wrong with days', async () => {
  await using store = await openTestStore();
  await using folder = await temporaryFolder();
  const desk = await publishedDesk(store);
  await desk.publish({
    publishedAt: new Date('2026-11-02T08:00:00Z'),
    readings: [{ age: 'h72', likes: 3n, shares: 0n, replies: 0n }],
  });
  const limits = { ...rules.mastodon.defaultLimits, mimeTypes: [], textTypes: [] };
  await store.db.account.update({ where: { id: desk.accountId }, data: { limits } });
  const out = join(folder.path, 'new');
  const asked = { desk: 'Valmont', from: '2026-11-01', to: '2026-11-30', out };
  const written = await writeDossierCommand({ store, rules, prices }, asked);
  assert.match(written.text, /Wrote the dossier:/u);
  const names = ['tambour-dossier-2026-11-01-2026-11-30.csv', 'tambour-dossier-2026-11-01-2026-11-30.html'];
  assert.deepEqual((await readdir(out)).toSorted(), names);
  const page = await readFile(join(out, names[1] ?? ''), 'utf8');
  assert.match(page, /^<!doctype html>\s*<html lang="fr">/u);
  const again = await writeDossierCommand({ store, rules, prices }, asked);
  assert.match(again.text, /is there already, and nothing is overwritten/u);
  const { to: _, ...withoutEnd } = asked;
  assert.match((await writeDossierCommand({ store, rules, prices }, withoutEnd)).text, /both --from and --to/u);
  const exchanged = { ...asked, from: '2026-12-01' };
  assert.match((await writeDossierCommand({ store, rules, prices }, exchanged)).text, /Exchange them/u);
  assert.match(
    (await writeDossierCommand({ store, rules, prices }, { ...asked, desk: 'Nowhere' })).text,
    /There is no desk/u,
  );
});
