import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Resvg } from '@resvg/resvg-js';
import * as fc from 'fast-check';

import { drawable, shortened, wrapped, wrappedInto } from '#reach/chart/fit-text.ts';
import { fontFamily, fontFiles, hasGlyph, widthOf } from '#reach/chart/font.ts';
import { numbersIn } from '#reach/chart/write-number.ts';

import { anyCharacter } from '../support/any-character.ts';

/** The box of the ink of a text of 100 px, as the renderer sees it with the packaged fonts alone. */
function inkOf(text: string): { readonly width: number } | undefined {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="200"><text x="100" y="120" font-family="${fontFamily}" font-size="100">${text}</text></svg>`;
  const font = { loadSystemFonts: false, fontFiles: Object.values(fontFiles), defaultFontFamily: fontFamily };
  return new Resvg(svg, { font }).getBBox();
}

test('the packaged font has a glyph for everything that French, English and German need, and none for emoji', () => {
  const needed = 'äöüßÄÖÜ„àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»“”‘’…–—−×%‰€°ºªᵉ·\u00a0\u202f\u2009';
  for (const character of needed) assert.ok(hasGlyph(character.codePointAt(0) ?? 0), JSON.stringify(character));
  for (const character of '🎉🇫新ع') assert.ok(!hasGlyph(character.codePointAt(0) ?? 0), character);
});

test('the renderer has no other font: what the packaged one lacks would be its empty box, whatever it is', () => {
  const box = inkOf('新')?.width;
  assert.ok(box !== undefined && box > 0);
  assert.equal(inkOf('ع')?.width, box);
  assert.notEqual(inkOf('é')?.width, box);
});

test('a width is what the renderer needs, and rather more', () => {
  for (const text of ['Vaccination', '«\u00a0cœur\u00a0» − 1\u202f234', 'AVAVAVA To', 'illili', 'MWMWMW é']) {
    const ink = inkOf(text)?.width ?? NaN;
    const width = widthOf(text, 100);
    assert.ok(width > ink - 2 && width < ink * 1.12 + 20, `${text}: ${width}, ink ${ink}`);
  }
  assert.ok(widthOf('Vaccination', 34, 600) > widthOf('Vaccination', 34, 400));
});

test('emoji, turns of direction, control characters and piled marks are left out, letters and keycap digits stay', () => {
  assert.equal(drawable('🇫🇷🎉 Fête nationale 1️⃣4️⃣ juillet ❤️🔥 en direct ☕️'), 'Fête nationale 14 juillet en direct');
  assert.equal(drawable('\u202Eabc\u202C \u0000\u0007d\u001B[31m\uD83D'), 'abc d[31m');
  assert.equal(drawable('Cafe\u0301\n\tce  soir '), 'Café ce soir');
  assert.equal(drawable('قرار جديد'), null);
  assert.equal(drawable(' \n '), null);
  assert.equal(drawable('<b>&amp;'), '<b>&amp;');
});

test('whatever people write, the font can draw what is left, in one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 80 }), (text) => {
      const left = drawable(text);
      if (left === null) return;
      assert.notEqual(left, '');
      assert.equal(left.trim(), left);
      assert.ok(Array.from(left).every((one) => hasGlyph(one.codePointAt(0) ?? 0)));
      assert.doesNotMatch(left, /\p{C}|\n/u);
    }),
  );
});

test('lines fit, and together they are the text; into two lines goes as much as has room', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zé «»:]{1,200}$/u), fc.integer({ min: 60, max: 500 }), (text, maxPx) => {
      const lines = wrapped(text, maxPx, 34);
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
      for (const line of [...lines, ...wrappedInto(2, text, maxPx, 34), shortened(text, maxPx, 34)]) {
        assert.ok(widthOf(line, 34) <= maxPx, line);
      }
      assert.ok(wrappedInto(2, text, maxPx, 34).length <= 2);
    }),
  );
});

test('a text is cut between words, without a mark left hanging, and within a word only where it is the first', () => {
  assert.equal(
    shortened('Inscriptions : jusqu’au 4 décembre', widthOf('Inscriptions : jusqu…', 34), 34),
    'Inscriptions…',
  );
  assert.equal(shortened('Anticonstitutionnellement', widthOf('Anti…', 34), 34), 'Anti…');
  assert.deepEqual(wrappedInto(2, 'Le pont sera fermé lundi', widthOf('Le pont fer', 34), 34), ['Le pont', 'sera…']);
});

test('a line does not begin with a French mark', () => {
  assert.deepEqual(wrapped('Alerte « orange » : restez', widthOf('Alerte « orange', 34), 34), [
    'Alerte',
    '« orange » :',
    'restez',
  ]);
});

function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/gu, ' ');
}

test('numbers are written as the language does, in three figures from 10,000 on', () => {
  assert.deepEqual([0, 11.5, 9999, 12_345, 1e9].map(numbersIn('fr')).map(plainSpaces), [
    '0',
    '11,5',
    '9 999',
    '12,3 k',
    '1 Md',
  ]);
  assert.deepEqual([0, 11.5, 9999, 12_345, 1e9].map(numbersIn('en')), ['0', '11.5', '9,999', '12.3K', '1B']);
});
