import assert from 'node:assert/strict';
import { userInfo } from 'node:os';
import { test } from 'node:test';

import { administrator } from '#cli/administrator.ts';
import { sudoCaller } from '#process-environment.ts';

test('a command under sudo is by who called it, any other by the user of the process', () => {
  assert.equal(administrator(sudoCaller({ SUDO_USER: 'marie' })), 'administrator (marie)');
  assert.equal(administrator(sudoCaller({ SUDO_USER: '' })), `administrator (${userInfo().username})`);
  assert.equal(administrator(sudoCaller({})), `administrator (${userInfo().username})`);
});

test('a name in the journal is one line of plain signs, and short', () => {
  assert.equal(administrator('a b\n(c)'), 'administrator (a?b??c?)');
  assert.equal(administrator('x'.repeat(100)), `administrator (${'x'.repeat(64)})`);
});
