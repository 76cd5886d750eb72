import assert from 'node:assert/strict';
import { test } from 'node:test';

import { everySentence, leavesOf, said } from '../support/catalogue.ts';
import { assertButtons, ofOtherButtons, withButtons } from '../support/says-buttons.ts';

const leaves = leavesOf(everySentence());

test('of each sentence that speaks of a button it is known whether the button stands with it', () => {
  const speaking = leaves.filter(({ sentences }) =>
    Object.values(sentences).some((sentence) => /bouton|button|appuyez|\bpress\b|schaltfläche/iu.test(said(sentence))),
  );
  assert.deepEqual(speaking.map(({ path }) => path).toSorted(), [...withButtons, ...ofOtherButtons].toSorted());
});

test('a message that speaks of its buttons, in any language, fails where none is drawn', () => {
  for (const { path, sentences } of leaves.filter((leaf) => withButtons.includes(leaf.path)))
    for (const sentence of Object.values(sentences)) {
      const text = `Brouillon n° 12\n${said(sentence).replaceAll('\u00a0', ' ')}\nAucune remarque.`;
      assert.throws(() => assertButtons(text, []), /and no button is drawn/, path);
      assertButtons(text, ['Valider']);
    }
  assertButtons('Brouillon n° 12', []);
});
