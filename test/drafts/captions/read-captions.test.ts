import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cuesOf, subRipOf, transcriptOf } from '#drafts/captions/captions-text.ts';
import type { Cue } from '#drafts/captions/cue.ts';
import { looksLikeCaptions, MAX_CAPTION_BYTES, readCaptions } from '#drafts/captions/read-captions.ts';

const statement = `1
00:00:00,500 --> 00:00:03,000
Une crue est attendue
cette nuit.

2
00:00:03,200 --> 00:00:06,000
Éloignez-vous des berges.
`;
const cues: readonly Cue[] = [
  { startMs: 500, endMs: 3000, text: 'Une crue est attendue\ncette nuit.' },
  { startMs: 3200, endMs: 6000, text: 'Éloignez-vous des berges.' },
];

function read(text: string | Uint8Array): ReturnType<typeof readCaptions> {
  return readCaptions(typeof text === 'string' ? Buffer.from(text) : text);
}

function wordsOf(text: string): readonly string[] {
  const found = read(text);
  assert.ok(found.kind === 'captions', JSON.stringify(found));
  return found.cues.map((one) => one.text);
}

function broken(text: string, line: number): void {
  assert.deepEqual(read(text), { kind: 'refused', why: 'line', line }, text);
}

function looks(text: string): boolean {
  return looksLikeCaptions(Buffer.from(text));
}

test('captions in SubRip and in WebVTT are the same captions', () => {
  const webVtt = `WEBVTT - Crue
Kind: captions

STYLE
::cue { color: red }

NOTE relu par Karim

crue
00:00.500 --> 00:03.000 align:start position:10%
Une crue est attendue
cette nuit.

00:03.200 --> 00:06.000
Éloignez-vous des berges.
`;
  assert.deepEqual(read(statement), { kind: 'captions', cues });
  assert.deepEqual(read(webVtt), { kind: 'captions', cues });
});

test('a mark at the beginning, line ends of Windows and UTF-16 make no difference', () => {
  const windows = statement.replaceAll('\n', '\r\n');
  const wide = Buffer.from(`\uFEFF${windows}`, 'utf16le');
  for (const bytes of [
    Buffer.from(`\uFEFF${windows}`),
    Buffer.from(statement.replaceAll('\n', '\r')),
    wide,
    wide.subarray(2),
    Buffer.from(wide).swap16(),
    Buffer.from(wide).swap16().subarray(2),
  ]) {
    assert.deepEqual(read(bytes), { kind: 'captions', cues });
    assert.ok(looksLikeCaptions(bytes));
  }
});

test('what is in no alphabet that can be told is refused, also where only one accent shows it', () => {
  const latin = Buffer.from(statement, 'latin1');
  assert.deepEqual(read(latin), { kind: 'refused', why: 'encoding' });
  assert.ok(looksLikeCaptions(latin));
});

test('markup is words like others, and what WebVTT escapes is read as it was meant', () => {
  assert.deepEqual(wordsOf('1\n00:00:01,000 --> 00:00:02,000\n<i>Oui</i> & <script>alert(1)</script> &amp;\n'), [
    '<i>Oui</i> & <script>alert(1)</script> &amp;',
  ]);
  assert.deepEqual(wordsOf('WEBVTT\n\n00:01.000 --> 00:02.000\nEau &amp; gaz &lt;b&gt; <v Bob>non\n'), [
    'Eau & gaz <b> <v Bob>non',
  ]);
});

test('numbers, empty lines and times among the words are lost nowhere', () => {
  const odd = `1
00:00:01,000 --> 00:00:02,000
En

2026
2
00:00:02,000 --> 00:00:03,000
112

3
00:00:03,000 --> 00:00:04,000

4
00:00:04,000 --> 00:00:05,000
fin`;
  assert.deepEqual(wordsOf(odd), ['En\n2026', '112', 'fin']);
  assert.deepEqual(wordsOf('00:00:01.5 --> 00:00:02,000 X1:10\nsans numéro'), ['sans numéro']);
});

test('a line that is no time and no words refuses the file, with its number', () => {
  broken('bonjour à tous\n', 1);
  broken(`${statement}\n3\nabc --> def\nperdu\n`, 11);
  broken('1\n00:00:61,000 --> 00:01:02,000\nun\n', 2);
  broken('1\n00:00:01,000 --> 00:00:02,000\nun\n\n2\n00:00:02,000 -> 00:00:03,000\n\n00:00:05 --> \n', 8);
  broken('WEBVTT\n\nperdu\nperdu\n', 3);
  broken('WEBVTT\n\n00:01.000 --> 00:02.000\na --&gt; b\n', 3);
});

test('a file that is empty, or has times alone, or is too large, is told apart', () => {
  for (const text of ['', '\uFEFF', ' \r\n\r\n', 'WEBVTT\n', '1\n00:00:01,000 --> 00:00:02,000\n\n']) {
    assert.deepEqual(read(text), { kind: 'refused', why: 'empty' }, JSON.stringify(text));
  }
  assert.deepEqual(read(Buffer.alloc(MAX_CAPTION_BYTES + 1, 0x20)), { kind: 'refused', why: 'tooLarge' });
  // UTF-16 takes two bytes for what UTF-8 takes one for.
  const wide = (characters: number): ReturnType<typeof read> =>
    read(Buffer.from(`\uFEFF${' '.repeat(characters)}`, 'utf16le'));
  assert.deepEqual(wide(MAX_CAPTION_BYTES - 1), { kind: 'refused', why: 'empty' });
  assert.deepEqual(wide(MAX_CAPTION_BYTES), { kind: 'refused', why: 'tooLarge' });
  assert.deepEqual(read('1\n00:00:01,000 --> 00:00:02,000\nun\0deux\n'), {
    kind: 'refused',
    why: 'character',
    line: 2,
  });
});

test('ten thousand lines are read, written and read again as they were', () => {
  const many: readonly Cue[] = Array.from({ length: 10_000 }, (_, index) => ({
    startMs: index * 700,
    endMs: index * 700 + 650,
    text: `Ligne ${index}\n${index}`,
  }));
  assert.deepEqual(cuesOf(subRipOf(many)), many);
});

test('the text that is kept is SubRip, and its words run on as a transcript', () => {
  assert.equal(subRipOf(cues), statement);
  assert.equal(transcriptOf(cues), 'Une crue est attendue cette nuit. Éloignez-vous des berges.');
});

test('a file is known for captions by how it begins, whatever its name', () => {
  assert.ok(looks(statement) && looks('WEBVTT\n\n') && looks(`\n\n${statement}`));
  assert.ok(!looks('WEBVTTX') && !looks('1\n2\n3') && !looks('') && !looks('bonjour'));
});
