import assert from 'node:assert/strict';
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { openPracticeState } from '#practice/practice-state.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';

test('what was saved is there for the next to open it, and for its owner alone', async () => {
  await using folder = await temporaryFolder();
  const state = openPracticeState(folder.path, 'chat');
  assert.equal(state.load(), null);
  state.save({ text: 'é\ud800\u0000' });
  state.saveBlob('f1', new Uint8Array([0, 255]));
  const again = openPracticeState(folder.path, 'chat');
  assert.deepEqual(again.load(), { text: 'é\ud800\u0000' });
  assert.deepEqual([...(again.loadBlob('f1') ?? [])], [0, 255]);
  assert.equal(again.loadBlob('f2'), null);
  assert.equal(statSync(join(folder.path, 'chat.json')).mode & 0o077, 0);
});

test('a half-written new state, as a kill leaves it, changes nothing', async () => {
  await using folder = await temporaryFolder();
  openPracticeState(folder.path, 'chat').save({ count: 1 });
  writeFileSync(join(folder.path, 'chat.json.new'), '{"cou');
  const again = openPracticeState(folder.path, 'chat');
  assert.deepEqual(again.load(), { count: 1 });
  again.save({ count: 2 });
  assert.deepEqual(again.load(), { count: 2 });
  assert.deepEqual(readdirSync(folder.path).toSorted(), ['chat', 'chat.json']);
});

test('a blob’s name leads to no other folder', async () => {
  await using folder = await temporaryFolder();
  const state = openPracticeState(folder.path, 'chat');
  for (const name of ['../chat.json', 'a/b', '', '.', '..', '.hidden', 'a\u0000']) {
    assert.throws(() => state.saveBlob(name, new Uint8Array()), /never kept/, name);
    assert.throws(() => state.loadBlob(name), /never kept/, name);
  }
});

test('a file that is not its state is not overwritten', async () => {
  await using folder = await temporaryFolder();
  writeFileSync(join(folder.path, 'chat.json'), 'not json');
  chmodSync(join(folder.path, 'chat.json'), 0o600);
  assert.throws(() => openPracticeState(folder.path, 'chat').load());
});
