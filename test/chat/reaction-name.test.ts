import assert from 'node:assert/strict';
import { test } from 'node:test';

import { reactionName } from '#chat/reaction-name.ts';

test('two reactions mean something, in any skin tone', () => {
  assert.equal(reactionName('white_check_mark'), 'approve');
  assert.equal(reactionName('white_check_mark::skin-tone-2'), 'approve');
  assert.equal(reactionName('x'), 'reject');
  for (const name of ['heavy_check_mark', '+1', 'xx', '', '::x', 'X', 'constructor']) {
    assert.equal(reactionName(name), 'other');
  }
});
