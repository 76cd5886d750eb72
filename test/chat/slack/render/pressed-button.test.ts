import assert from 'node:assert/strict';
import { test } from 'node:test';

import { array, assert as check, anything, constantFrom, nat, option, property, record, string } from 'fast-check';

import type { Button } from '#chat/card.ts';
import { cardMessages } from '#chat/slack/render/card-messages.ts';
import { pressedButton } from '#chat/slack/render/pressed-button.ts';

import { drawMessage } from '../../../support/slack-client/draw-message.ts';
import { ofType } from './slack-limits.ts';

test('a press says what its button was for', () => {
  const button = record({
    action: constantFrom('approve', 'send.late', 'confirm-published', 'déjà'),
    label: string(),
    style: constantFrom('primary', 'danger', 'plain'),
    draftId: string(),
    revision: nat(),
    target: option(string()),
  });
  check(
    property(button, (pressed) => {
      const [message] = cardMessages({ summary: 'x', blocks: [{ kind: 'buttons', buttons: [pressed] }] }, new Map());
      const [shown] = ofType(message?.blocks ?? [], 'button');
      const { action, draftId, revision, target } = pressed;
      assert.deepEqual(pressedButton(shown?.['action_id'], shown?.['value']), { action, draftId, revision, target });
    }),
  );
});

test('a choice in a menu says what it was for, and what a menu has no room for is a button', () => {
  const button = record({
    action: constantFrom('approve', 'send.late', 'déjà'),
    label: string(),
    style: constantFrom('plain'),
    draftId: string({ maxLength: 60 }),
    revision: nat(),
    target: option(string({ maxLength: 90 })),
  });
  check(
    property(array(button, { maxLength: 8 }), (deeds) => {
      const apart = deeds.map((one, at) => ({ ...one, label: `${at} ${one.label}`, draftId: `${at}${one.draftId}` }));
      const block = { kind: 'buttons', buttons: [], menu: { label: 'More', buttons: apart } } as const;
      const [message] = cardMessages({ summary: 'x', blocks: [block] }, new Map());
      const shown = message === undefined || deeds.length === 0 ? [] : drawMessage(message).buttons;
      const read = shown.map(({ sends }) => pressedButton(sends.actionId, sends.value));
      assert.equal(read.length, apart.length);
      for (const { draftId, action, revision, target } of apart)
        assert.deepEqual(
          read.find((one) => one?.draftId === draftId),
          { action, draftId, revision, target },
        );
    }),
  );
});

function deed(action: string, target: string): Button {
  return { action, label: action, style: 'plain', draftId: 'd', revision: 1, target };
}

test('a deed with ids too long for an option of Slack’s is a button, beside the menu of the others', () => {
  const deeds = [deed('edit', 't'), deed('acceptWording', 't'.repeat(140)), deed('cancel', 't')];
  const block = { kind: 'buttons', buttons: [], menu: { label: 'More', buttons: deeds } } as const;
  const [message] = cardMessages({ summary: 'x', blocks: [block] }, new Map());
  assert.deepEqual(
    drawMessage(message ?? { text: '', blocks: [] }).buttons.map(({ label, menu }) => [label, menu]),
    [
      ['acceptWording', null],
      ['edit', '⋯'],
      ['cancel', '⋯'],
    ],
  );
});

test('a button that is not ours says nothing, whatever it holds', () => {
  check(
    property(anything(), anything(), (actionId, value) => {
      assert.equal(pressedButton(actionId, value), null);
    }),
  );
  const value = '{"v":1,"draft":"d","revision":1,"target":null}';
  assert.notEqual(pressedButton('tambour.approve.0', value), null);
  for (const [id, text] of [
    ['approve', value],
    ['tambour.approve', value],
    ['tambour..0', value],
    ['tambour.approve.0', '{"v":2,"draft":"d","revision":1,"target":null}'],
    ['tambour.approve.0', '{"v":1,"draft":"d","revision":"1","target":null}'],
    ['tambour.approve.0', '{"v":1,"draft":"d","revision":1'],
    ['tambour.approve.0', undefined],
    ['tambour-menu', '["approve","d",1,null]'],
    ['tambour-menu.0', value],
    ['tambour-menu.0', '["approve","d",1]'],
    ['tambour-menu.0', '["","d",1,null]'],
    ['tambour-menu.0', `["approve","${'d'.repeat(150)}",1,null]`],
    ['tambour.approve.0', '["approve","d",1,null]'],
  ]) {
    assert.equal(pressedButton(id, text), null, `${id} ${text}`);
  }
});

test('a button whose press could not be read back is not shown', () => {
  const buttons = [
    { action: 'approve', label: 'x', style: 'plain' as const, draftId: 'd'.repeat(2100), revision: 1, target: null },
  ];
  assert.throws(() => cardMessages({ summary: 'x', blocks: [{ kind: 'buttons', buttons }] }, new Map()), /too long/);
});
