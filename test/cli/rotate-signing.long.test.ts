import assert from 'node:assert/strict';
import { copyFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';

import { pagePeople } from '../support/page-people.ts';
import { openTestDatabase } from '../support/store.ts';
import { openTambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

test('the signing key is replaced with Tambour stopped; what was asked goes on, and a backup of before asks for the former key', async (t: TestContext) => {
  await using tambour = await openTambour();
  await tambour.startPractice();
  const people = pagePeople(tambour.data);
  const first = await tambour.start();
  await people.setUp({ grace: '0' });
  const asked = await people.askAnew(1);
  const folder = dirname(tambour.data);
  const path = join(tambour.data, 'master.key');
  const [kept, backup] = [join(folder, 'former.key'), join(folder, 'before.backup')];
  assert.equal((await tambour.run(['backup', '--to', backup])).code, 0);
  const former = await readFile(path, 'utf8');

  await t.test('beside a running Tambour it is refused, and nothing is written', async () => {
    const refused = await tambour.run(['key', 'rotate-signing', '--json']);
    assert.deepEqual([refused.code, JSON.parse(refused.out)], [1, { refused: 'notAlone' }]);
    assert.equal(await readFile(path, 'utf8'), former);
  });
  assert.equal(await first.stop(), 0);

  await t.test('it says what it signed, what to do, and no key', async () => {
    const { code, out, err } = await tambour.run(['key', 'rotate-signing', '--keep-old', kept]);
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^The signing key \([\da-f]{16}\) is replaced by [\da-f]{16}\. Signed again: decision 0, revision \d/,
    );
    assert.match(
      out,
      /Start Tambour\..*Copy .*master\.key to the place .* It is in .*former\.key: take that file away/s,
    );
    const [master, signing = '', ...more] = (await readFile(path, 'utf8')).trim().split('\n');
    assert.deepEqual([master, more], [former.trim(), []]);
    assert.match(signing, /^mattermost [\w+/]{43}=$/);
    assert.ok(!out.includes(signing.slice(11)));
    assert.equal(await readFile(kept, 'utf8'), former);
    assert.equal((await tambour.run(['journal', 'verify'])).code, 0);
  });

  const second = await tambour.start();
  await t.test('the card of before is approved, and published', async () => {
    await people.react('karim', asked, '✅');
    await until('it is published', () => people.lineOf(1).includes('*published*'), 60_000);
    assert.deepEqual([people.published().mastodon.length, people.published().x.length], [1, 1]);
  });
  assert.equal(await second.stop(), 0);
  assert.equal((await tambour.run(['journal', 'verify'])).code, 0);

  await t.test(
    'a backup of before says which key it needs; with that one it is restored, and signed anew',
    async () => {
      await using place = await openTestDatabase('empty');
      const other = await tambour.run(['restore', backup, '--json'], { env: { DATABASE_URL: place.url } });
      assert.deepEqual([other.code, JSON.parse(other.out).isSignedOtherwise], [1, true]);
      await using again = await openTestDatabase('empty');
      const both = join(folder, 'both.key');
      await copyFile(kept, both);
      const env = { DATABASE_URL: again.url, TAMBOUR_KEY_FILE: both };
      const fits = await tambour.run(['restore', backup], { env });
      assert.deepEqual([fits.code, fits.err.match(/signed with another/)], [0, null]);
      const rotated = await tambour.run(['key', 'rotate-signing', '--json'], { env });
      assert.deepEqual([rotated.code, JSON.parse(rotated.out).journal], [0, 'sound']);
      assert.equal((await tambour.run(['journal', 'verify'], { env })).code, 0);
    },
  );
});

test('in two steps, each with a new file, both keys are replaced, and the journal stays whole under what is handed over', async () => {
  await using tambour = await openTambour();
  await tambour.startPractice();
  const running = await tambour.start();
  const folder = dirname(tambour.data);
  // Each file takes the place of the one before, as the next credential does.
  let key = join(tambour.data, 'master.key');
  const run = (...args: readonly string[]): ReturnType<typeof tambour.run> =>
    tambour.run(args, { env: { TAMBOUR_KEY_FILE: key } });
  for (const rotate of ['rotate', 'rotate-signing']) {
    const [begun, finished] = [join(folder, `${rotate}.begun`), join(folder, `${rotate}.finished`)];
    assert.equal((await run('key', rotate, '--begin', '--to', begun)).code, 0);
    key = begun;
    if (rotate === 'rotate') {
      assert.match((await run('key', rotate, '--finish', '--to', finished)).err, /Stop it first/);
      assert.equal(await running.stop(), 0);
    }
    const done = await run('key', rotate, '--finish', '--to', finished);
    assert.deepEqual([done.code, done.err], [0, '']);
    assert.match(done.out, new RegExp(`systemd-creds encrypt --name=${rotate}.begun .*${rotate}.finished FILE`));
    assert.equal((await run('journal', 'verify')).code, 0, 'until the second file is handed over');
    key = finished;
    assert.equal((await run('journal', 'verify')).code, 0);
  }
  const again = await tambour.start({ TAMBOUR_KEY_FILE: key });
  assert.equal(await again.stop(), 0);
  assert.equal((await run('journal', 'verify')).code, 0);
});

test('the doctor tells of a rotation of the signing key which was begun, and the next try goes on with it', async () => {
  await using tambour = await openTambour();
  assert.equal((await tambour.run(['desk', 'list'])).code, 0);
  const begun = await tambour.run(['key', 'rotate-signing', '--begin']);
  assert.deepEqual([begun.code, begun.err], [0, '']);
  assert.match(begun.out, /beside the present one .*; nothing is signed with it yet\.\nStop Tambour, then run/);
  assert.match((await tambour.run(['doctor'])).out, /A rotation of the signing key was begun/);
  const [, , next = ''] = (await readFile(join(tambour.data, 'master.key'), 'utf8')).trim().split('\n');
  assert.equal((await tambour.run(['key', 'rotate-signing'])).code, 0);
  const [, signing = '', ...more] = (await readFile(join(tambour.data, 'master.key'), 'utf8')).trim().split('\n');
  assert.deepEqual([`next-${signing}`, more], [next, []]);
  assert.doesNotMatch((await tambour.run(['doctor'])).out, /signing key/);
  const nothing = await tambour.run(['key', 'rotate-signing', '--finish']);
  assert.deepEqual([nothing.code, nothing.out.trim().split(' ').slice(-4).join(' ')], [0, 'is nothing to finish.']);
});
