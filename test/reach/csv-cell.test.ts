import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { onOneLine, textCell } from '#reach/csv-cell.ts';

import { parseCsv } from '../support/csv-parser.ts';

/** As docs/figures.md tells a program to do it. */
function textOf(cell: string): string {
  return cell.replaceAll(/(^|[,;])'/g, '$1');
}

function parsed(cell: string, separator: ',' | ';' = ','): string {
  const [row = []] = parseCsv(`${cell}\r\n`, separator);
  assert.equal(row.length, 1);
  return row[0] ?? '';
}

/** The cells that a reader who expects this separator and knows no quotes would see. */
function naiveCells(cell: string, separator: RegExp): readonly string[] {
  return cell.split(separator).map((part) => part.replace(/^[\s"\p{Cf}]*/u, ''));
}

const nasty = Array.from('=+-@\t\r\n"\',; a1|\0＝＋－＠﹦﹢﹣﹫\u200B\u00A0\u2028«’\uFEFF😀');

test('a text that begins as a formula does has an apostrophe before it', () => {
  const begun = {
    '=HYPERLINK("http://evil.example","Go")': `'=HYPERLINK("http://evil.example","Go")`,
    '+1': "'+1",
    '-5 % on the pool': "'-5 % on the pool",
    '@SUM(1+1)': "'@SUM(1+1)",
    '＝1': "'＝1",
    '＋1': "'＋1",
    '－1': "'－1",
    '＠SUM(1)': "'＠SUM(1)",
    '﹦1': "'﹦1",
    '"=1+1': `'"=1+1`,
    "'=1+1": "''=1+1",
    "'tis": "''tis",
    '\u200B=1': "'\u200B=1",
    '« =1 »': "'« =1 »",
  };
  for (const [text, cell] of Object.entries(begun)) assert.equal(parsed(textCell(text)), cell, text);
});

test('line breaks, tabs and control characters become a space, wherever they stand', () => {
  const folded = {
    '\t=1': "'=1",
    '\r=1': "'=1",
    '\n=1': "'=1",
    '\0=1': "'=1",
    'One\r\n=2\nthree\tfour\u2028five\vsix': 'One =2 three four five six',
    ' \n ': '',
  };
  for (const [text, cell] of Object.entries(folded)) assert.equal(parsed(textCell(text)), cell, JSON.stringify(text));
});

test('a formula behind a separator within the text has an apostrophe, whichever separator the reader expects', () => {
  const split = {
    "a;=cmd|' /C calc'!A0": "a;'=cmd|' /C calc'!A0",
    'a,=1': "a,'=1",
    'a; "=1': `a;' "=1`,
    'a,\n@b': "a,' @b",
    ';+1': ";'+1",
  };
  for (const [text, cell] of Object.entries(split)) assert.equal(parsed(textCell(text)), cell, text);
});

test('an ordinary text stands as it is, whatever it holds further on', () => {
  for (const text of [
    'Aujourd’hui, "l’eau" = 27 °C ; 3 + 2',
    "L'été @mairie #plage -5",
    '',
    '😀 – oui',
    '1=1',
    'a, b; c',
  ]) {
    assert.equal(parsed(textCell(text)), text);
    assert.equal(textOf(text), text);
  }
});

test('no text becomes a formula under either separator, and each is read back whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...nasty), maxLength: 12 }), (text) => {
      const cell = textCell(text);
      for (const separator of [',', ';'] as const) {
        assert.equal(textOf(parsed(cell, separator)), onOneLine(text));
        for (const part of naiveCells(cell, new RegExp(separator))) {
          assert.doesNotMatch(part, /^[=+\-@＝＋－＠﹦﹢﹣﹫]/u, JSON.stringify([text, cell]));
        }
      }
      assert.doesNotMatch(parsed(cell), /[\t\r\n\0\u2028]/);
    }),
    { numRuns: 5000 },
  );
});
