import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { checkKey } from '#doctor/check-key.ts';
import { allKeys, type MasterKeys, readMasterKey } from '#storage/master-key.ts';
import { keyring, sealNow } from '#storage/keyring.ts';
import { rotateKey, type RotateOptions } from '#storage/rotate-key.ts';
import { unseal } from '#storage/seal.ts';

import { anAccount, present } from '../support/publishing-scene.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const notRoot = process.getuid?.() === 0 ? false : 'only root can hand over what systemd does';
const inMemory = '/dev/shm';

type Place = AsyncDisposable & { readonly path: string };

/** As systemd hands a credential over to another user: docs/running.md shows it. */
async function handedOver(parent: string, lines: readonly string[]): Promise<Place> {
  const folder = await mkdtemp(join(parent, 'tambour-test-'));
  const path = join(folder, 'tambour-master-key');
  await writeFile(path, `${lines.join('\n')}\n`);
  await chmod(path, 0o440);
  await chmod(folder, 0o550);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

function aKey(): string {
  return randomBytes(32).toString('base64');
}

async function keysIn(path: string): Promise<MasterKeys> {
  const outcome = await readMasterKey({ path, made: false });
  return outcome.kind === 'key' ? outcome.keys : assert.fail(outcome.refusal.kind);
}

test(
  'a key that systemd hands over is read, though a right of root’s group shows, and the doctor says so',
  { skip: notRoot },
  async () => {
    await using credential = await handedOver(inMemory, [aKey()]);
    const { path } = credential;
    const outcome = await readMasterKey({ path, made: false });
    assert.deepEqual([outcome.kind, outcome.kind === 'key' && outcome.place], ['key', 'credential']);
    const findings = await checkKey({ path, made: false }, '/elsewhere', async () => true);
    assert.deepEqual(findings, [{ level: 'right', code: 'keyCredential', path }]);
  },
);

const others: Readonly<Record<string, (path: string) => Promise<void>>> = {
  'lies in a folder that everybody may enter': (path) => chmod(join(path, '..'), 0o555),
  'lies in a folder that may be written to': (path) => chmod(join(path, '..'), 0o750),
  'may be read by everybody': (path) => chmod(path, 0o444),
  'may be written to by root’s group': (path) => chmod(path, 0o460),
  'belongs to another user': (path) => chown(path, 65_534, 0),
  'belongs to another group': (path) => chown(path, 0, 65_534),
  'lies in another user’s folder': (path) => chown(join(path, '..'), 65_534, 0),
};
for (const [what, change] of Object.entries(others)) {
  test(`a key of such a mode that ${what} is refused`, { skip: notRoot }, async () => {
    await using credential = await handedOver(inMemory, [aKey()]);
    await change(credential.path);
    const outcome = await readMasterKey({ path: credential.path, made: false });
    assert.equal(outcome.kind === 'refused' && outcome.refusal.kind, 'keyFileOpen');
  });
}

test('a key of such a mode on a disk is refused', { skip: notRoot }, async () => {
  await using credential = await handedOver(tmpdir(), [aKey()]);
  const outcome = await readMasterKey({ path: credential.path, made: false });
  assert.equal(outcome.kind === 'refused' && outcome.refusal.kind, 'keyFileOpen');
});

test(
  'a key that is handed over is rotated in two steps, each with a new file, and at each moment what is handed over opens all',
  { skip: notRoot },
  async () => {
    await using store = await openTestStore();
    await using folder = await temporaryFolder();
    await using before = await handedOver(inMemory, [aKey()]);
    const sealedFor = { accountId: await anAccount(store, 'mastodon', 'ville'), purpose: 'token' };
    const home = { network: 'mastodon', practice: false, serverUrl: 'https://social.example', remoteId: '42' };
    const give = async (path: string): Promise<void> => {
      const ring = keyring(path, await keysIn(path));
      await store.write(async (work) => {
        const sealedToken = await sealNow(work, ring, sealedFor, home, 'the token');
        await work.tx.account.update({ where: { id: sealedFor.accountId }, data: { sealedToken } });
      });
    };
    const opens = async (path: string): Promise<boolean> => {
      const { sealedToken } = present(await store.db.account.findFirst());
      return unseal(allKeys(await keysIn(path)), sealedFor, sealedToken).kind === 'secret';
    };
    const rotate = (options: Pick<RotateOptions, 'path' | 'step' | 'to'>): ReturnType<typeof rotateKey> =>
      rotateKey(store, { ...options, keepOld: null, by: 'administrator (ada)' });
    await give(before.path);
    const [begun, finished] = [join(folder.path, 'begun'), join(folder.path, 'finished')];
    for (const step of ['all', 'begin', 'finish'] as const) {
      const refused = { kind: 'refused', refusal: { kind: 'twoSteps' } };
      assert.deepEqual(await rotate({ path: before.path, step, to: null }), refused);
    }
    assert.deepEqual(await rotate({ path: before.path, step: 'finish', to: begun }), { kind: 'nothingToFinish' });
    assert.equal((await rotate({ path: before.path, step: 'begin', to: begun })).kind, 'begun');
    assert.ok(await opens(before.path));
    const again = await rotate({ path: before.path, step: 'begin', to: begun });
    assert.deepEqual(again, { kind: 'refused', refusal: { kind: 'notWritable', path: begun, code: 'EEXIST' } });

    // systemd hands over what was encrypted of that file.
    await using both = await handedOver(inMemory, await linesOf(begun));
    await give(both.path);
    assert.deepEqual(await rotate({ path: both.path, step: 'all', to: finished }), {
      kind: 'refused',
      refusal: { kind: 'twoSteps' },
    });
    assert.equal((await rotate({ path: both.path, step: 'finish', to: '/nowhere/finished' })).kind, 'refused');
    assert.ok(await opens(both.path), 'cut off before the file was written');
    await give(both.path);
    assert.equal((await rotate({ path: both.path, step: 'finish', to: finished })).kind, 'rotated');
    assert.ok(await opens(both.path), 'finished, and not handed over yet');
    assert.ok(!(await opens(before.path)));
    await using after = await handedOver(inMemory, await linesOf(finished));
    assert.ok(await opens(after.path));
    const { current, other } = await keysIn(after.path);
    assert.deepEqual([other, current.id === (await keysIn(before.path)).current.id], [null, false]);
    const entries = await store.db.journalEntry.count({ where: { kind: 'key.rotated' } });
    assert.equal(entries, 1);
  },
);

async function linesOf(path: string): Promise<readonly string[]> {
  return (await readFile(path, 'utf8')).trim().split('\n');
}

test('with a file to write to, an ordinary key file is rotated in two steps as well: no key is in memory alone', async () => {
  await using store = await openTestStore();
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'master.key');
  await writeFile(path, `${aKey()}\n`, { mode: 0o600 });
  const to = join(folder.path, 'new.key');
  const outcome = await rotateKey(store, { path, step: 'all', to, keepOld: null, by: 'administrator (ada)' });
  assert.deepEqual(outcome, { kind: 'refused', refusal: { kind: 'twoSteps' } });
});
