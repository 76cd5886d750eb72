import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assert as check, property } from 'fast-check';

import { escapeText } from '#chat/slack/render/escape-text.ts';
import { typedText } from '#chat/slack/render/typed-text.ts';

import { hostileText } from './hostile-texts.ts';

test('what was typed comes back where Slack escaped it, once', () => {
  check(property(hostileText, (typed) => assert.equal(typedText(escapeText(typed)), typed)));
  assert.equal(typedText('draft R&amp;amp;D'), 'draft R&amp;D');
});

test('a text that is plainly not escaped stays as it is', () => {
  for (const typed of ['R&D', 'a < b &amp; c', '&lt;x> ', 'Q&A &gt; 1', '&amp', '& &amp;']) {
    assert.equal(typedText(typed), typed);
  }
});
