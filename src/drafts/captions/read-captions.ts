import { cleanText } from '#drafts/clean-text.ts';

import type { Cue } from './cue.ts';
import { isTimingLine, timesOf } from './timing-line.ts';

/**
 * As much as the captions of an hour of speech, which no network takes as a video. They are read at once: ten times as
 * much would hold others up for 0.1 s. UTF-16 takes two bytes for most characters.
 */
export const MAX_CAPTION_BYTES = 128 * 1024;

export type ReadCaptions =
  | { readonly kind: 'captions'; readonly cues: readonly Cue[] }
  | { readonly kind: 'refused'; readonly why: 'tooLarge' | 'encoding' | 'empty' }
  /** `line` counts from 1, as an editor does. */
  | { readonly kind: 'refused'; readonly why: 'line' | 'character'; readonly line: number };

type Found = { readonly times: { readonly startMs: number; readonly endMs: number }; readonly at: number };
type Broken = Extract<ReadCaptions, { readonly line: number }>;

/**
 * Reads a file of captions, SubRip or WebVTT by how it begins. Drops nothing silently: a line that is neither a time
 * nor words under one makes it refuse the file, with the line's number. This is our own parser, since those on npm
 * silently omit such lines, or a caption that ends before it begins.
 */
export function readCaptions(bytes: Uint8Array): ReadCaptions {
  if (bytes.byteLength > MAX_CAPTION_BYTES * (wideOf(bytes) === null ? 1 : 2))
    return { kind: 'refused', why: 'tooLarge' };
  const text = decodeCaptions(bytes);
  return text === null ? { kind: 'refused', why: 'encoding' } : captionsIn(text);
}

/** Tells whether a file begins like captions, whatever its name. */
export function looksLikeCaptions(bytes: Uint8Array): boolean {
  // Enough bytes for a byte order mark, a number, and two times.
  const head = decodeCaptions(bytes.subarray(0, bytes.byteLength > 400 ? 400 : undefined));
  const lines = linesOf(head ?? Buffer.from(bytes.subarray(0, 400)).toString('latin1')).filter((line) => line !== '');
  const [first = '', second = ''] = lines;
  return isWebVtt(first) || isTimingLine(first) || (/^\d+$/u.test(first) && isTimingLine(second));
}

/** Reads captions from decoded text. */
export function captionsIn(text: string): ReadCaptions {
  const lines = linesOf(text);
  const first = lines.find((line) => line !== '');
  if (first === undefined) return { kind: 'refused', why: 'empty' };
  const cues = isWebVtt(first) ? cuesOfWebVtt(lines) : cuesOfSubRip(lines);
  if (!Array.isArray(cues)) return cues;
  return cues.length === 0 ? { kind: 'refused', why: 'empty' } : { kind: 'captions', cues };
}

function linesOf(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .map((line) => line.trim());
}

function isWebVtt(line: string): boolean {
  return /^WEBVTT(?:\s|$)/u.test(line);
}

/**
 * Reads SubRip. A caption's words end at the number before the next time; an empty line among them does not end them.
 */
function cuesOfSubRip(lines: readonly string[]): Cue[] | Broken {
  const cues: Cue[] = [];
  let current: Found | null = null;
  let words: string[] = [];
  let last = 0;
  for (const [index, line] of lines.entries()) {
    if (isNumber(lines, index, last)) {
      last = Number(line);
      continue;
    }
    if (!isTimingLine(line)) {
      if (line === '') continue;
      if (current === null) return { kind: 'refused', why: 'line', line: index + 1 };
      words.push(line);
      continue;
    }
    const times = timesOf(line);
    if (times === null) return { kind: 'refused', why: 'line', line: index + 1 };
    const broken = added(cues, current, words);
    if (broken !== null) return broken;
    [current, words] = [{ times, at: index + 1 }, []];
  }
  return added(cues, current, words) ?? cues;
}

/** Tells whether a line is a caption's number: above its time, and below an empty line or the next one in order. */
function isNumber(lines: readonly string[], index: number, last: number): boolean {
  const line = lines[index] ?? '';
  if (!/^\d{1,9}$/u.test(line) || !isTimingLine(lines[index + 1] ?? '')) return false;
  return index === 0 || lines[index - 1] === '' || Number(line) === last + 1;
}

/** Reads WebVTT: blocks between empty lines, some without a time (https://www.w3.org/TR/webvtt1/#file-structure). */
function cuesOfWebVtt(lines: readonly string[]): Cue[] | Broken {
  const cues: Cue[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const from = at;
    while (at < lines.length && lines[at] !== '') at += 1;
    const block = lines.slice(from, at);
    const timing = block.findIndex(isTimingLine);
    const [first = ''] = block;
    if (block.length === 0 || (isWebVtt(first) && timing === -1)) continue;
    if (/^(?:NOTE|STYLE|REGION)(?:\s|:|$)/u.test(first) && timing !== 0) continue;
    const times = timing === 0 || timing === 1 ? timesOf(block[timing] ?? '') : null;
    if (times === null) return { kind: 'refused', why: 'line', line: from + Math.max(0, timing) + 1 };
    const words = block.slice(timing + 1).map(unescaped);
    const broken = added(cues, { times, at: from + timing + 1 }, words);
    if (broken !== null) return broken;
  }
  return cues;
}

/** Adds a caption, if there are words under its time. Returns why it is refused; null if it is not. */
function added(cues: Cue[], found: Found | null, words: readonly string[]): Broken | null {
  if (found === null) return null;
  const clean = cleanText(words.join('\n').replaceAll('\t', ' '));
  if (clean.kind === 'refused') return { kind: 'refused', why: 'character', line: found.at };
  const text = linesOf(clean.text)
    .filter((line) => line !== '')
    .join('\n');
  // Words that look like a time could not be told apart from one in the written file.
  if (text.split('\n').some(isTimingLine)) return { kind: 'refused', why: 'line', line: found.at };
  if (text !== '') cues.push({ ...found.times, text });
  return null;
}

const escapes: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
};

function unescaped(line: string): string {
  return line.replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm);/gu, (whole, name: string) => escapes[name] ?? whole);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Decodes a file of captions: UTF-8, or UTF-16 with a byte order mark or, without one, recognised by its zero bytes.
 * Null for other encodings such as Latin-1: they cannot be told apart, and a wrong guess would change the words.
 */
function decodeCaptions(bytes: Uint8Array): string | null {
  const wide = wideOf(bytes);
  try {
    return wide === null ? utf8.decode(bytes) : new TextDecoder(wide, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Captions begin with two ASCII characters: of a number, a time, or a name.
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be';
  return null;
}
