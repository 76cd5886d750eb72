import assert from 'node:assert/strict';
import { appendFile, copyFile, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';

import { pagePeople } from '../support/page-people.ts';
import { openTestDatabase } from '../support/store.ts';
import { openTambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

test('rotated beside a running Tambour: it publishes on; old backups open with the former key', async (t: TestContext) => {
  await using tambour = await openTambour();
  await tambour.startPractice();
  const people = pagePeople(tambour.data);
  const app = await tambour.start();
  await people.setUp({ grace: '0' });
  const folder = dirname(tambour.data);
  const path = join(tambour.data, 'master.key');
  const kept = join(folder, 'former.key');
  const backup = join(folder, 'before.backup');
  assert.equal((await tambour.run(['backup', '--to', backup])).code, 0);
  const former = (await readFile(path, 'utf8')).trim();

  const rotated = await tambour.run(['key', 'rotate', '--keep-old', kept]);
  const keys = (await readFile(path, 'utf8')).trim().split('\n');
  await t.test('it says what to do with both keys, and neither key', () => {
    assert.deepEqual([rotated.code, rotated.err], [0, '']);
    assert.match(rotated.out, /^The master key [\da-f]{16} is replaced by [\da-f]{16}; tokens wrapped anew: 2\./);
    assert.match(rotated.out, /Copy .*master\.key to the place where its copy is kept/);
    assert.match(rotated.out, /The former key is in .*former\.key\. Backups made until now open with it alone/);
    for (const key of [former, ...keys.map((line) => line.split(' ').at(-1) ?? '')]) {
      assert.ok(key.length === 44 && !rotated.out.includes(key));
    }
    assert.notEqual(keys[0], former);
  });
  await t.test('the running Tambour publishes without a restart', async () => {
    await people.react('karim', await people.askAnew(1), '✅');
    await until('it is published', () => people.lineOf(1).includes('*published*'), 60_000);
    assert.deepEqual([people.published().mastodon.length, people.published().x.length], [1, 1]);
    assert.ok(!app.output().includes(former));
  });
  await t.test('what is there already is not overwritten, and a script hears why', async () => {
    const again = await tambour.run(['key', 'rotate', '--keep-old', backup, '--json']);
    assert.deepEqual([again.code, JSON.parse(again.out)], [1, { refused: 'notWritable' }]);
    assert.equal((await readFile(path, 'utf8')).trim(), keys.join('\n'));
  });
  await t.test('a rotation that was begun is told by the doctor, and finished by its own command alone', async () => {
    const begun = await tambour.run(['key', 'rotate', '--begin']);
    assert.deepEqual([begun.code, begun.err], [0, '']);
    assert.match(begun.out, /Copy the file to each machine .* "tambour key rotate --finish" on each/s);
    assert.match((await tambour.run(['doctor'])).out, /A rotation of the master key was begun/);
    assert.match((await tambour.run(['key', 'rotate'])).err, /begun with --begin.*--finish" on each/);
    assert.equal((await tambour.run(['key', 'rotate', '--finish'])).code, 0);
    assert.match((await tambour.run(['key', 'rotate', '--finish'])).out, /there is nothing to finish/);
    assert.equal((await tambour.run(['journal', 'verify'])).code, 0);
  });
  assert.equal(await app.stop(), 0);

  await t.test('the new key does not open the backup from before, and the former one does', async () => {
    await using place = await openTestDatabase('empty');
    const other = await tambour.run(['restore', backup], { env: { DATABASE_URL: place.url } });
    assert.equal(other.code, 1);
    assert.match(other.err, /master\.key does not open the accounts' tokens/);
    await using again = await openTestDatabase('empty');
    const env = { DATABASE_URL: again.url, TAMBOUR_KEY_FILE: kept };
    const fits = await tambour.run(['restore', backup], { env });
    assert.deepEqual([fits.code, fits.err.match(/key.*/)?.[0]], [0, undefined]);
    assert.match(fits.out, /former\.key opens the accounts' tokens/);
  });
  await t.test(
    'with the former key as a line of the file it is restored, and wrapped with the present one',
    async () => {
      await using place = await openTestDatabase('empty');
      const both = join(folder, 'both.key');
      await copyFile(path, both);
      await appendFile(both, `former ${former}\n`);
      const env = { DATABASE_URL: place.url, TAMBOUR_KEY_FILE: both };
      assert.equal((await tambour.run(['restore', backup], { env })).code, 0);
      assert.match((await tambour.run(['key', 'rotate'], { env })).out, /tokens wrapped anew: 2\./);
      assert.equal(await readFile(both, 'utf8'), await readFile(path, 'utf8'));
    },
  );
  await t.test('a key that is of no use is refused with the fix, and nothing is made in its place', async () => {
    const none = join(folder, 'none.key');
    await writeFile(none, 'a password\n', { mode: 0o600 });
    const refused = await tambour.run(['key', 'rotate'], { env: { TAMBOUR_KEY_FILE: none } });
    assert.deepEqual([refused.code, refused.out], [1, '']);
    assert.match(refused.err, /none\.key is not a master key/);
    assert.equal(await readFile(none, 'utf8'), 'a password\n');
  });
});
