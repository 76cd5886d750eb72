import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mentionsName } from '#chat/kit/mentions-name.ts';

test('a name is called by “@” and as a whole word, whatever its capitals', () => {
  for (const text of ['@tambour', 'Hello @Tambour, help', '(@tambour)', 'help @TAMBOUR!', '@tambour.'])
    assert.equal(mentionsName(text, 'tambour'), true, text);
  for (const text of [
    'tambour',
    '@tambours',
    '@tambour2',
    'x@tambour',
    'me@tambour.example',
    '@@tambour',
    '@tambour-bot',
    '@tambour.bot',
  ])
    assert.equal(mentionsName(text, 'tambour'), false, text);
  assert.equal(mentionsName('@t.mbour', 't.mbour'), true);
  assert.equal(mentionsName('@tambour', 't.mbour'), false);
});
