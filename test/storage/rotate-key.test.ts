import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { chmod, copyFile, readdir, readFile, stat, symlink, lstat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { type Keyring, keyring, openSealed, sealNow } from '#storage/keyring.ts';
import {
  allKeys,
  decisionKey,
  mattermostKey,
  type MasterKeys,
  newMasterKey,
  readMasterKey,
} from '#storage/master-key.ts';
import { rotateKey, type RotateOutcome } from '#storage/rotate-key.ts';
import { unseal } from '#storage/seal.ts';
import type { Store } from '#storage/store.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { anAccount } from '../support/publishing-scene.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Scene extends AsyncDisposable {
  readonly store: TestStore;
  /** The key file. */
  readonly path: string;
  readonly accounts: readonly string[];
}

/** Three accounts, each with a token of its own. */
async function openScene(): Promise<Scene> {
  await using opened = new AsyncDisposableStack();
  const store = opened.use(await openTestStore());
  const folder = opened.use(await temporaryFolder());
  const path = join(folder.path, 'master.key');
  await readMasterKey({ path, made: true });
  const ring = await ringOf(path);
  const accounts = ['ville', 'bruyere', 'valmont'].map((name) => ({ name, id: '' }));
  for (const account of accounts) {
    account.id = await anAccount(store, 'mastodon', account.name);
    await giveToken(store, ring, account.id, tokenOf(account.id));
  }
  const rest = opened.move();
  const ids = accounts.map(({ id }) => id);
  return { store, path, accounts: ids, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}

const home = { network: 'mastodon', practice: false, serverUrl: 'https://social.example', remoteId: '42' };

function tokenOf(accountId: string): string {
  return `token of ${accountId}`;
}

async function giveToken(store: Store, ring: Keyring, accountId: string, token: string): Promise<void> {
  await store.write(async (work) => {
    const sealedToken = await sealNow(work, ring, { accountId, purpose: 'token' }, home, token);
    await work.tx.account.update({ where: { id: accountId }, data: { sealedToken } });
  });
}

async function keysIn(path: string): Promise<MasterKeys> {
  const outcome = await readMasterKey({ path, made: false });
  return outcome.kind === 'key' ? outcome.keys : assert.fail(outcome.refusal.kind);
}

/** A process that starts now. */
async function ringOf(path: string): Promise<Keyring> {
  return keyring(path, await keysIn(path));
}

async function tokenIn({ db }: Store, ring: Keyring, accountId: string): Promise<string> {
  const opened = await openSealed(ring, { accountId, purpose: 'token' }, async () => {
    return (await db.account.findUniqueOrThrow({ where: { id: accountId } })).sealedToken;
  });
  return opened?.kind === 'secret' ? opened.secret : `unreadable: ${opened?.why}`;
}

async function assertAllReadable({ store, accounts }: Scene, ring: Keyring): Promise<void> {
  for (const id of accounts) assert.equal(await tokenIn(store, ring, id), tokenOf(id));
}

async function rotations({ db }: Store): Promise<readonly unknown[]> {
  return (await db.journalEntry.findMany({ where: { kind: 'key.rotated' } })).map(({ data }) => data);
}

function rotate({ store, path }: Pick<Scene, 'store' | 'path'>, over: Store = store): Promise<RotateOutcome> {
  return rotateKey(over, { path, step: 'all', to: null, keepOld: null, by: 'administrator (ada)' });
}

/** Does something before a transaction, in it before it commits, and after it, by the number of the place. */
function between(store: Store, at: (place: number, isInside: boolean) => Promise<void>): Store {
  let place = 0;
  const next = (isInside: boolean): Promise<void> => at((place += 1), isInside);
  return {
    ...store,
    async write(run) {
      await next(false);
      const result = await store.write(async (work) => {
        const done = await run(work);
        await next(true);
        return done;
      });
      await next(false);
      return result;
    },
  };
}

test('rotated, every token is under the new key alone, and the running process reads on', async () => {
  await using scene = await openScene();
  const { store, path, accounts } = scene;
  const running = await ringOf(path);
  const before = running.keys();
  const sealed = await store.db.account.findMany({ select: { sealedToken: true }, orderBy: { id: 'asc' } });
  const outcome = await rotate(scene);
  const after = await keysIn(path);
  const rotation = { from: before.current.id, to: after.current.id };
  assert.deepEqual(outcome, { kind: 'rotated', ...rotation, rewrapped: 3, unreadable: [] });
  assert.notEqual(after.current.id, before.current.id);
  assert.equal(after.other, null);
  await assertAllReadable(scene, running);
  await assertAllReadable(scene, await ringOf(path));
  const now = await store.db.account.findMany({ select: { id: true, sealedToken: true }, orderBy: { id: 'asc' } });
  for (const [index, { id, sealedToken }] of now.entries()) {
    const opened = unseal([before.current], { accountId: id, purpose: 'token' }, sealedToken);
    assert.deepEqual(opened, { kind: 'unreadable', why: 'otherKey' });
    // The data key is kept, so that what it sealed was neither opened nor sealed again.
    assert.deepEqual(sealedToken.subarray(69), sealed[index]?.sealedToken.subarray(69));
  }
  assert.equal(accounts.length, now.length);
  assert.deepEqual(await rotations(store), [rotation]);
  assert.equal((await verifyJournal(store)).kind, 'sound');
});

test('the buttons that stand in Mattermost stay valid, through two rotations', async () => {
  await using scene = await openScene();
  const key = mattermostKey(await keysIn(scene.path));
  await rotate(scene);
  assert.deepEqual(mattermostKey(await keysIn(scene.path)), key);
  await rotate(scene);
  assert.deepEqual(mattermostKey(await keysIn(scene.path)), key);
});

test('decisions are signed with one key before, during and after two rotations, and with another under another key', async () => {
  await using scene = await openScene();
  const key = decisionKey(await keysIn(scene.path));
  assert.equal(key.symmetricKeySize, 32);
  assert.ok(!key.equals(createSecretKey(mattermostKey(await keysIn(scene.path)))));
  for (let time = 0; time < 2; time += 1) {
    assert.equal(
      (
        await rotateKey(scene.store, {
          path: scene.path,
          step: 'begin',
          to: null,
          keepOld: null,
          by: 'administrator (ada)',
        })
      ).kind,
      'begun',
    );
    assert.ok(decisionKey(await keysIn(scene.path)).equals(key));
    assert.equal(
      (
        await rotateKey(scene.store, {
          path: scene.path,
          step: 'finish',
          to: null,
          keepOld: null,
          by: 'administrator (ada)',
        })
      ).kind,
      'rotated',
    );
    assert.ok(decisionKey(await keysIn(scene.path)).equals(key));
  }
  assert.ok(!decisionKey({ current: newMasterKey(), other: null, mattermost: null }).equals(key));
});

test('killed at any step all is readable, to old processes and new, and the same command goes on', async () => {
  for (let fatal = 1; ; fatal += 1) {
    await using scene = await openScene();
    const { store, path } = scene;
    const running = await ringOf(path);
    const from = running.keys().current.id;
    let isDead = false;
    const mortal = between(store, async (place) => {
      if (place !== fatal) return;
      isDead = true;
      throw new Error('killed');
    });
    await rotate(scene, mortal).catch((error: unknown) => assert.match(String(error), /killed/));
    if (!isDead) {
      // Six transactions: both keys into the file, three rows, what was left, the former key out.
      assert.equal(fatal, 19);
      return;
    }
    // A process that was killed may leave what it was writing.
    await writeFile(`${path}.new`, 'half a k');
    await assertAllReadable(scene, running);
    await assertAllReadable(scene, await ringOf(path));
    const isDone = (await keysIn(path)).other === null && (await keysIn(path)).current.id !== from;
    if (!isDone) assert.equal((await rotate(scene)).kind, 'rotated', `step ${fatal}`);
    await assertAllReadable(scene, running);
    const { current, other } = await keysIn(path);
    assert.equal(other, null);
    await assertAllReadable(scene, keyring('nowhere', { current, other: null, mattermost: null }));
    assert.deepEqual(await rotations(store), [{ from, to: current.id }], `step ${fatal}`);
    if (!isDone) assert.deepEqual(await readdir(dirname(path)), ['master.key']);
  }
});

test('an account that gets a token at any step keeps it, from a process that knew the old key alone', async () => {
  for (let moment = 1; ; moment += 1) {
    await using scene = await openScene();
    const { store, path, accounts } = scene;
    const running = await ringOf(path);
    const [account = ''] = accounts;
    let isGiven = false;
    const watched = between(store, async (place, isInside) => {
      if (place !== moment) return;
      isGiven = true;
      // Inside, the other one would wait for this one.
      if (!isInside) await giveToken(store, running, account, 'the new one');
    });
    await rotate(scene, watched);
    if (!isGiven) return;
    if (moment % 3 !== 2) assert.equal(await tokenIn(store, await ringOf(path), account), 'the new one');
  }
});

test('a token that is being kept while the rotation begins is waited for', async () => {
  await using scene = await openScene();
  const { store, path, accounts } = scene;
  const running = await ringOf(path);
  const [accountId = ''] = accounts;
  const sealed = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const keeping = store.write(async (work) => {
    const sealedToken = await sealNow(work, running, { accountId, purpose: 'token' }, home, 'the new one');
    sealed.resolve();
    await goOn.promise;
    await work.tx.account.update({ where: { id: accountId }, data: { sealedToken } });
  });
  await sealed.promise;
  const rotating = rotate(scene);
  // It either waits for the lock, or has taken it against the rule and is soon done.
  await Promise.race([rotating, waitsForLock(store)]);
  goOn.resolve();
  await Promise.all([keeping, rotating]);
  assert.equal(await tokenIn(store, await ringOf(path), accountId), 'the new one');
});

async function waitsForLock({ db }: Store): Promise<void> {
  for (;;) {
    const waiting = await db.$queryRaw<unknown[]>`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    if (waiting.length > 0) return;
  }
}

test('two at once end with one key that opens everything', async () => {
  await using scene = await openScene();
  const outcomes = await Promise.all([rotate(scene), rotate(scene), rotate(scene)]);
  assert.ok(outcomes.every(({ kind }) => kind === 'rotated'));
  assert.equal((await keysIn(scene.path)).other, null);
  await assertAllReadable(scene, await ringOf(scene.path));
});

test('on two machines: begun, copied, finished on each; tokens are kept and read on both all the time', async () => {
  await using scene = await openScene();
  const { store, path: here, accounts } = scene;
  const there = join(dirname(here), 'there.key');
  await copyFile(here, there);
  const rings = [await ringOf(here), await ringOf(there)];
  const [account = ''] = accounts;
  const bothReadAndKeep = async (): Promise<void> => {
    for (const ring of [...rings, await ringOf(here), await ringOf(there)]) {
      await assertAllReadable(scene, ring);
      await giveToken(store, ring, account, tokenOf(account));
    }
  };
  const begun = await rotateKey(store, {
    path: here,
    step: 'begin',
    to: null,
    keepOld: null,
    by: 'administrator (ada)',
  });
  assert.equal(begun.kind, 'begun');
  assert.deepEqual(
    await rotateKey(store, { path: here, step: 'begin', to: null, keepOld: null, by: 'administrator (ada)' }),
    begun,
    'again is the same',
  );
  await bothReadAndKeep();
  assert.deepEqual(await rotate(scene), { kind: 'refused', refusal: { kind: 'begunForMany' } });
  await copyFile(here, there);
  await bothReadAndKeep();
  assert.equal(
    (await rotateKey(store, { path: here, step: 'finish', to: null, keepOld: null, by: 'administrator (ada)' })).kind,
    'rotated',
  );
  await bothReadAndKeep();
  assert.equal(
    (await rotateKey(store, { path: there, step: 'finish', to: null, keepOld: null, by: 'administrator (ada)' })).kind,
    'rotated',
  );
  await bothReadAndKeep();
  assert.equal(await readFile(here, 'utf8'), await readFile(there, 'utf8'));
  assert.equal((await rotations(store)).length, 1);
  const again = await rotateKey(store, {
    path: there,
    step: 'finish',
    to: null,
    keepOld: null,
    by: 'administrator (ada)',
  });
  assert.deepEqual(again, { kind: 'nothingToFinish' });
});

test('the former key is kept where asked, before anything changes; a file that is there is not overwritten', async () => {
  await using scene = await openScene();
  const { store, path } = scene;
  const keepOld = join(dirname(path), 'old.key');
  await writeFile(keepOld, 'precious');
  const before = await readFile(path, 'utf8');
  assert.deepEqual(await rotateKey(store, { path, step: 'all', to: null, keepOld, by: 'administrator (ada)' }), {
    kind: 'refused',
    refusal: { kind: 'notWritable', path: keepOld, code: 'EEXIST' },
  });
  assert.equal(await readFile(path, 'utf8'), before);
  const kept = join(dirname(path), 'kept.key');
  assert.equal(
    (await rotateKey(store, { path, step: 'all', to: null, keepOld: kept, by: 'administrator (ada)' })).kind,
    'rotated',
  );
  assert.equal(await readFile(kept, 'utf8'), before);
  assert.equal((await stat(kept)).mode & 0o777, 0o600);
});

test('the key file stays private, and a link to it stays a link', async () => {
  await using scene = await openScene();
  const { store, path } = scene;
  const link = join(dirname(path), 'link.key');
  await symlink(path, link);
  assert.equal(
    (await rotateKey(store, { path: link, step: 'all', to: null, keepOld: null, by: 'administrator (ada)' })).kind,
    'rotated',
  );
  assert.ok((await lstat(link)).isSymbolicLink());
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  await assertAllReadable(scene, await ringOf(path));
  await chmod(path, 0o644);
  assert.deepEqual(await rotate(scene), {
    kind: 'refused',
    refusal: { kind: 'key', refusal: { kind: 'keyFileOpen', path, mode: '644' } },
  });
});

test('tokens that no key opens are named and left as they are; the others are wrapped', async () => {
  await using scene = await openScene();
  const { store, accounts, path } = scene;
  const [one = '', two = '', three = ''] = accounts;
  const bytesOf = async (id: string): Promise<Uint8Array<ArrayBuffer>> =>
    (await store.db.account.findUniqueOrThrow({ where: { id } })).sealedToken;
  const cut = (await bytesOf(one)).slice(0, -1);
  const ofOther = await bytesOf(three);
  await store.db.account.update({ where: { id: one }, data: { sealedToken: cut.slice(0, 50) } });
  await store.db.account.update({ where: { id: two }, data: { sealedToken: ofOther } });
  const outcome = await rotate(scene);
  assert.ok(outcome.kind === 'rotated');
  assert.deepEqual([outcome.rewrapped, outcome.unreadable.toSorted()], [1, [one, two].toSorted()]);
  assert.deepEqual(await bytesOf(two), ofOther);
  assert.equal(await tokenIn(store, await ringOf(path), three), tokenOf(three));
});

test('a key file with anything that no rotation writes is refused', async () => {
  await using scene = await openScene();
  const { path } = scene;
  const key = (await readFile(path, 'utf8')).trim();
  assert.equal(allKeys(await keysIn(path)).length, 1);
  for (const lines of [
    `${key} `,
    `former ${key}\nnext ${key}`,
    `former ${key} x`,
    'former',
    `later ${key}`,
    'next k',
  ]) {
    await writeFile(path, `${key}\n${lines}\n`);
    const outcome = await readMasterKey({ path, made: false });
    assert.deepEqual(outcome, { kind: 'refused', refusal: { kind: 'keyFileMalformed', path } }, lines);
  }
  await writeFile(path, `${key}\r\nformer ${key}\r\n`);
  assert.equal(allKeys(await keysIn(path)).length, 2);
});
