import assert from 'node:assert/strict';
import { test } from 'node:test';

import { anything, assert as check, property } from 'fast-check';

import { messageText } from '#chat/slack/render/message-text.ts';

const nameOf = (id: string): string | null => (id === 'U1' ? 'Léa' : null);

function shown(...elements: readonly object[]): string {
  return messageText({ text: 'mrkdwn', blocks: [{ type: 'rich_text', block_id: 'x', elements }] }, nameOf);
}

function section(...elements: readonly object[]): object {
  return { type: 'rich_text_section', elements };
}

test('an emoji is itself, bold is not stars, and mentions have names', () => {
  const text = shown(
    section(
      { type: 'text', text: 'R&D <b> ', style: { bold: true } },
      { type: 'emoji', name: 'tada', unicode: '1f389' },
      { type: 'emoji', name: 'cook', unicode: '1f468-200d-1f373' },
      { type: 'emoji', name: 'dinum' },
      { type: 'text', text: ' ' },
      { type: 'user', user_id: 'U1' },
      { type: 'text', text: ' ' },
      { type: 'channel', channel_id: 'C1' },
      { type: 'text', text: ' ' },
      { type: 'broadcast', range: 'here' },
      { type: 'text', text: ' ' },
      { type: 'link', url: 'https://gouv.fr', text: 'gouv.fr' },
      { type: 'text', text: ' ' },
      { type: 'link', url: 'https://evil.example', text: 'gouv.fr' },
    ),
  );
  assert.equal(text, 'R&D <b> 🎉👨‍🍳:dinum: @Léa #C1 @here gouv.fr gouv.fr (https://evil.example)');
});

test('lists and quotes stand on lines of their own', () => {
  const item = (text: string): object => section({ type: 'text', text });
  const text = shown(
    section({ type: 'text', text: 'Deux points :\n' }),
    { type: 'rich_text_list', style: 'bullet', indent: 0, elements: [item('un'), item('deux')] },
    { type: 'rich_text_list', style: 'ordered', indent: 1, offset: 2, elements: [item('trois')] },
    { type: 'rich_text_quote', elements: [{ type: 'text', text: 'cité' }] },
    section({ type: 'text', text: 'fin' }),
  );
  assert.equal(text, 'Deux points :\n• un\n• deux\n  3. trois\ncité\nfin');
});

test('what is not all rich text is read from the mrkdwn', () => {
  const text = '<@U1> &amp; co';
  for (const blocks of [
    undefined,
    null,
    [],
    [{ type: 'section', text: { type: 'mrkdwn', text: 'x' } }],
    [{ type: 'rich_text', elements: [section({ type: 'text', text: 'x' }), { type: 'rich_text_new' }] }],
    [{ type: 'rich_text', elements: [section({ type: 'hologram' })] }],
  ]) {
    assert.equal(messageText({ text, blocks }, nameOf), '@Léa & co');
  }
  check(property(anything(), (blocks) => assert.equal(messageText({ text, blocks }, nameOf), '@Léa & co')));
});
