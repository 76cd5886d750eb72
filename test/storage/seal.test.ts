import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';

import * as fc from 'fast-check';

import { masterKeyOf, readMasterKey } from '#storage/master-key.ts';
import { isAtHome, rewrap, seal, unseal } from '#storage/seal.ts';

import { anyCharacter } from '../support/any-character.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const key = masterKeyOf(Buffer.alloc(32, 7));
const about = { accountId: 'a1', purpose: 'token' };
const home = { network: 'mastodon', practice: false, serverUrl: 'https://social.example', remoteId: '42' };

test('what is sealed opens again, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (secret) => {
      assert.deepEqual(unseal([key], about, seal(key, about, home, secret)), { kind: 'secret', secret, home });
    }),
  );
});

test('the same secret is sealed differently each time', () => {
  assert.notDeepEqual(seal(key, about, home, 'x'), seal(key, about, home, 'x'));
});

test('bytes moved to another account or another purpose do not open', () => {
  const sealed = seal(key, about, home, 'token');
  for (const other of [
    { ...about, accountId: 'a2' },
    { ...about, purpose: 'secret' },
    { accountId: 'a1"', purpose: '' },
  ]) {
    assert.deepEqual(unseal([key], other, sealed), { kind: 'unreadable', why: 'damaged' });
  }
});

test('not one bit may differ', () => {
  const sealed = seal(key, about, home, 'token');
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const flipped = Uint8Array.from(sealed);
    const index = bit >> 3;
    flipped[index] = (flipped[index] ?? 0) ^ (1 << (bit & 7));
    assert.equal(unseal([key], about, flipped).kind, 'unreadable', `bit ${bit}`);
  }
});

test('nothing may be missing at the end, or be added', () => {
  const sealed = seal(key, about, home, 'token');
  for (let length = 0; length < sealed.length; length += 1) {
    assert.equal(unseal([key], about, sealed.subarray(0, length)).kind, 'unreadable', `${length} bytes`);
  }
  assert.equal(unseal([key], about, Buffer.concat([sealed, Buffer.of(0)])).kind, 'unreadable');
});

test('a wrapped key does not open another secret of the same account', () => {
  const first = seal(key, about, home, 'first!');
  const second = seal(key, about, home, 'second');
  const mixed = Buffer.concat([first.subarray(0, 69), second.subarray(69)]);
  assert.deepEqual(unseal([key], about, mixed), { kind: 'unreadable', why: 'damaged' });
});

test('another master key is told from damage', () => {
  const sealed = seal(masterKeyOf(randomBytes(32)), about, home, 'token');
  assert.deepEqual(unseal([key], about, sealed), { kind: 'unreadable', why: 'otherKey' });
});

test('a key file is made once, for its owner alone, and no print of it shows the key', async () => {
  await using folder = await temporaryFolder();
  const file = { path: join(folder.path, 'master.key'), made: true };
  const outcomes = await Promise.all([readMasterKey(file), readMasterKey(file)]);
  const again = await readMasterKey({ ...file, made: false });
  assert.ok(again.kind === 'key');
  const { id } = again.keys.current;
  for (const outcome of outcomes) assert.ok(outcome.kind === 'key' && outcome.keys.current.id === id);
  assert.equal((await stat(file.path)).mode & 0o777, 0o600);
  const base64 = (await readFile(file.path, 'utf8')).trim();
  const printed = inspect(again, { depth: 9, showHidden: true }) + JSON.stringify(again);
  for (const text of [base64, Buffer.from(base64, 'base64').toString('hex')]) {
    assert.ok(!printed.includes(text.slice(0, 8)), printed);
  }
});

test('a key file that others may read, that is missing or that holds no key is refused in kind', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'master.key');
  assert.deepEqual(await readMasterKey({ path, made: false }), {
    kind: 'refused',
    refusal: { kind: 'keyFileMissing', path },
  });
  await writeFile(path, 'not a key\n', { mode: 0o600 });
  assert.deepEqual(await readMasterKey({ path, made: true }), {
    kind: 'refused',
    refusal: { kind: 'keyFileMalformed', path },
  });
  assert.equal(await readFile(path, 'utf8'), 'not a key\n');
  for (const mode of [0o640, 0o604, 0o660]) {
    await chmod(path, mode);
    assert.deepEqual(await readMasterKey({ path, made: false }), {
      kind: 'refused',
      refusal: { kind: 'keyFileOpen', path, mode: mode.toString(8) },
    });
  }
});

test('bytes that claim another version open nothing, and are not wrapped anew', () => {
  for (const version of [0, 1, 2, 4, 255]) {
    const sealed = seal(key, about, home, 'token');
    sealed[0] = version;
    assert.deepEqual(unseal([key], about, sealed), { kind: 'unreadable', why: 'malformed' });
    assert.deepEqual(rewrap([key], masterKeyOf(randomBytes(32)), about, sealed), {
      kind: 'unreadable',
      why: 'malformed',
    });
  }
});

test('a home is the same where all of it is', () => {
  assert.equal(isAtHome(home, { ...home }), true);
  for (const other of [
    { network: 'x' },
    { practice: true },
    { serverUrl: 'https://other.example' },
    { remoteId: '43' },
  ])
    assert.equal(isAtHome(home, { ...home, ...other }), false);
});

test('wrapped anew, for any text: it opens with the other key alone, and only for what it was sealed for', () => {
  const other = masterKeyOf(Buffer.alloc(32, 9));
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (secret) => {
      const outcome = rewrap([key], other, about, seal(key, about, home, secret));
      assert.ok(outcome.kind === 'rewrapped');
      assert.deepEqual(unseal([key, other], about, outcome.sealed), { kind: 'secret', secret, home });
      assert.deepEqual(unseal([key], about, outcome.sealed), { kind: 'unreadable', why: 'otherKey' });
      const elsewhere = unseal([other], { ...about, accountId: 'a2' }, outcome.sealed);
      assert.deepEqual(elsewhere, { kind: 'unreadable', why: 'damaged' });
      assert.deepEqual(rewrap([key, other], other, about, outcome.sealed), { kind: 'same' });
    }),
  );
});
