import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { decodeFile } from '#drafts/importing/decode-file.ts';
import { hasNoWords, looksLikeFormula } from '#drafts/importing/formula.ts';
import { MAX_FILE_BYTES, readCells } from '#drafts/importing/read-cells.ts';

const table = 'id;Date;Texte\r\n1;03/12/2026 09:30;"L’été à 20 €, « c’est ""bien"" » :\nœuf; fin"\r\n';
const headings = new Set(['id', 'Date', 'Texte', 'date', 'text']);
const isHeading = (cell: string): boolean => headings.has(cell.trim());

/** Bytes of Windows-1252 for what of it the table has beyond Latin-1. */
const beyondLatin1: Readonly<Record<string, number>> = { '’': 0x92, '€': 0x80, œ: 0x9c };

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => beyondLatin1[letter] ?? letter.charCodeAt(0));
}

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}

describe('the bytes of a file', () => {
  const files: readonly (readonly [string, Uint8Array, string])[] = [
    ['UTF-8 as LibreOffice writes it', Buffer.from(table), 'utf8'],
    ['“CSV UTF-8” of Excel, with its mark', Buffer.from(`\uFEFF${table}`), 'utf8'],
    ['“CSV” of a French Excel, in Windows-1252', windows1252(table), 'windows1252'],
    ['“Unicode text” of Excel, in UTF-16', utf16(table.replaceAll(';', '\t'), false), 'utf16'],
    ['UTF-16 the other way round', utf16(table, true), 'utf16'],
    ['UTF-16 without its mark', utf16(table, false).subarray(2), 'utf16'],
  ];
  for (const [name, bytes, encoding] of files) {
    test(`are read: ${name}`, async () => {
      const decoded = decodeFile(bytes);
      assert.equal(decoded.kind, 'text');
      assert.ok(decoded.kind === 'text');
      assert.equal(decoded.encoding, encoding);
      const read = await readCells(decoded.text, isHeading);
      assert.ok(read.kind === 'cells', JSON.stringify(read));
      assert.deepEqual(read.header, ['id', 'Date', 'Texte']);
      assert.equal(read.rows[0]?.cells[1], '03/12/2026 09:30');
      const text = read.rows[0]?.cells[2] ?? '';
      assert.match(text, /^L’été à 20 €, « c’est "bien" » :\nœuf[;\t] fin$/u);
    });
  }

  const refused: readonly (readonly [string, Uint8Array, string])[] = [
    ['nothing', Buffer.from(''), 'empty'],
    ['blanks alone', Buffer.from('\uFEFF \r\n\r\n'), 'empty'],
    ['an xlsx or ods', Buffer.from('PK\u0003\u0004rest'), 'spreadsheet'],
    ['an xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'spreadsheet'],
    [
      'UTF-8 by its mark that is Windows-1252',
      Buffer.concat([Buffer.from('\uFEFF'), windows1252(table)]),
      'otherEncoding',
    ],
    ['UTF-16 by its mark, with half a letter', Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8]), 'otherEncoding'],
    ['Mac Roman, which has letters where Windows-1252 has none', Uint8Array.from([0x61, 0x8f, 0x3b, 0x62]), 'notText'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x01]), 'notText'],
  ];
  for (const [name, bytes, why] of refused) {
    test(`are refused: ${name}`, () => assert.deepEqual(decodeFile(bytes), { kind: 'refused', why }));
  }
});

describe('the cells of a file', () => {
  test('the separator is the one that makes the most headings, or the one that Excel’s first line names', async () => {
    for (const separator of [';', ',', '\t']) {
      for (const first of ['', `sep=${separator}\r\n`]) {
        const text = `${first}date${separator}text\n2026-12-03${separator}"a;b,c\td"\n`;
        const read = await readCells(text, isHeading);
        assert.ok(read.kind === 'cells');
        assert.deepEqual(
          read.rows.map(({ cells }) => cells),
          [['2026-12-03', 'a;b,c\td']],
        );
      }
    }
  });

  test('rows keep the numbers that the spreadsheet shows, empty ones and line breaks notwithstanding', async () => {
    const read = await readCells('date;text\r\n1;"a\r\nb"\r\n;\r\n\r\n2;c\r\n', isHeading);
    assert.ok(read.kind === 'cells');
    assert.deepEqual(read.rows, [
      { line: 2, cells: ['1', 'a\nb'] },
      { line: 5, cells: ['2', 'c'] },
    ]);
  });

  const refused: readonly (readonly [string, string, object])[] = [
    ['no heading', 'a;b\n1;2\n', { why: 'noHeader' }],
    ['no row', 'date;text\n;\n', { why: 'noRows' }],
    ['401 rows', `text\n${'a\n'.repeat(401)}`, { why: 'tooManyRows' }],
    ['a quarter of a million rows', `text\n${'a\n'.repeat(250_000)}`, { why: 'tooManyRows' }],
    ['41 columns', `text${';x'.repeat(40)}\n1\n`, { why: 'tooManyColumns' }],
    ['a million columns', `text${';'.repeat(1_000_000)}\n1\n`, { why: 'tooManyColumns' }],
    ['a million cells in one row', `text;date\n${';'.repeat(900_000)}x\n`, { why: 'tooManyColumns' }],
    ['a quotation mark that is never closed', `text;date\n1;2\n"${'x'.repeat(900_000)}`, { why: 'quote', line: 3 }],
    ['one that is closed in another row', 'text;date\n"a;1\nb;2\n"c";3\n', { why: 'quote', line: 4 }],
    ['one in the midst of a cell', 'text;date\nil dit "oui" ici;1\n', { why: 'quote', line: 2 }],
    ['quotation marks alone', `text;date\n${'"'.repeat(900_001)}`, { why: 'quote' }],
  ];
  for (const [name, text, why] of refused) {
    test(`are refused: ${name}`, async () => {
      assert.ok(text.length < MAX_FILE_BYTES + 10);
      assert.partialDeepStrictEqual(await readCells(text, isHeading), { kind: 'refused', ...why });
    });
  }

  test('four hundred rows are read', async () => {
    const read = await readCells(`text\n${'a\n'.repeat(400)}`, isHeading);
    assert.ok(read.kind === 'cells' && read.rows.length === 400);
  });

  test('what a spreadsheet takes for a formula is seen, however it is written', () => {
    for (const text of ['=1+1', '+33 1', '-2', '@SUM(A1)', ' =1', '＝1', '\n@x'])
      assert.ok(looksLikeFormula(text), text);
    for (const text of ['Vaccin', '3 - 2', '« = »', '']) assert.ok(!looksLikeFormula(text), text);
  });

  test('a cell with only a number or an error of the spreadsheet has no words', () => {
    for (const text of ['#DIV/0!', '#REF!', '#NOM ?', '#BEZUG!', '12345', '1 234,50', '4.5 %'])
      assert.ok(hasNoWords(text), text);
    for (const text of ['', 'Le 18', '#Valmont', '« #DIV/0! »', '…']) assert.ok(!hasNoWords(text), text);
  });
});
