import assert from 'node:assert/strict';
import { test } from 'node:test';

import { messagesIn } from '#bot/messages/messages.ts';

import { leavesOf, said, sideBySide } from '../support/catalogue.ts';
import { assertButtons, ofOtherButtons, withButtons } from '../support/says-buttons.ts';

const leaves = leavesOf(sideBySide(messagesIn('fr'), messagesIn('en')));

test('of each sentence that speaks of a button it is known whether the button stands with it', () => {
  const speaking = leaves.filter(({ fr, en }) => /bouton|button|appuyez|\bpress\b/iu.test(`${said(fr)} ${said(en)}`));
  assert.deepEqual(speaking.map(({ path }) => path).toSorted(), [...withButtons, ...ofOtherButtons].toSorted());
});

test('a message that speaks of its buttons, in either language, fails where none is drawn', () => {
  for (const { path, fr, en } of leaves.filter((leaf) => withButtons.includes(leaf.path)))
    for (const sentence of [said(fr), said(en)]) {
      const text = `Brouillon n° 12\n${sentence.replaceAll('\u00a0', ' ')}\nAucune remarque.`;
      assert.throws(() => assertButtons(text, []), /and no button is drawn/, path);
      assertButtons(text, ['Valider']);
    }
  assertButtons('Brouillon n° 12', []);
});
