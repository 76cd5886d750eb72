import type { Inline } from '#chat/card.ts';
import { cutAt } from '#text/cut-at.ts';

import { type Beside, linesOf } from './escape-text.ts';
import { inlineMarkdown, joiner, type Usernames } from './inline-markdown.ts';

/** One paragraph, heading, quote or point of a list. */
export interface Row {
  readonly shape: 'plain' | 'heading' | 'quote' | 'bullet';
  readonly inlines: readonly Inline[];
}

/** Maximum length of the marks of a row, and of those of each of its lines, in UTF-16 units. */
const shellUnits = 8;
const lineUnits = 4;
/** More than any post takes: no need to measure. */
const tooManyUnits = 20_000;
/** Minimum length of a text's part that is worth a cut. */
const minCutUnits = 200;

/** Renders a row as Markdown; '' if it is empty. */
export function rowMarkdown({ shape, inlines }: Row, usernames: Usernames): string {
  const pieces = merged(inlines);
  const whole = pieces
    .map((inline, index) =>
      inlineMarkdown(inline, usernames, {
        before: shownBeside(pieces[index - 1]).slice(-maxBesideUnits),
        after: shownAfter(pieces.slice(index + 1, index + 3)),
      }),
    )
    .filter((piece) => piece !== '')
    .reduce((before, piece) => before + (meet(before, piece) ? joiner : '') + piece, '');
  if (whole === '') return '';
  const lines = whole.split('\n');
  switch (shape) {
    case 'plain':
      return lines.join('\n');
    case 'heading':
      return lines.map((line) => `#### ${line}`).join('\n');
    case 'quote':
      return lines.map((line) => `> ${line}`).join('\n');
    case 'bullet':
      // A phone takes "[ ]" for a box to tick even where it is escaped.
      return `- ${/^\\\[[ xX|]/u.test(whole) ? joiner : ''}${lines.join('\n  ')}`;
  }
}

/** Enough of the neighbouring text to tell where a name or an address ends. */
const maxBesideUnits = 40;

/**
 * Returns how the next pieces look to the one before. White space at the end of a line is shown as an entity, which
 * does not count as a space.
 */
function shownAfter([next, then]: readonly Inline[]): string {
  const shown = shownBeside(next).slice(0, maxBesideUnits);
  const [line = ''] = linesOf(shown);
  return shown !== '' && line.trim() === '' && (line !== shown || then === undefined) ? 'x' : line;
}

/** Returns how a piece looks to the piece beside it: a mark counts as a letter. */
function shownBeside(inline: Inline | undefined): string {
  if (inline === undefined) return '';
  if (inline.kind === 'mention') return '@';
  if (inline.kind === 'link') return 'x';
  if (inline.kind === 'text') return inline.text;
  return inline.text.replace(/\S.*\S|\S/su, 'x');
}

/**
 * Tells whether two pieces need something between them: touching marks would be read as one, and a link behind an
 * exclamation mark as a picture.
 */
function meet(before: string, after: string): boolean {
  return (/[*`]$/u.test(before) && /^[*`]/u.test(after)) || (before.endsWith('!') && after.startsWith('['));
}

/** Merges adjacent texts, so that they are escaped as one: "@" and "all" are a mention together. */
function merged(inlines: readonly Inline[]): readonly Inline[] {
  const all: Inline[] = [];
  for (const inline of inlines) {
    if ('text' in inline && inline.text === '' && inline.kind !== 'link') continue;
    const last = all.at(-1);
    if (last?.kind === 'text' && inline.kind === 'text') {
      all[all.length - 1] = { kind: 'text', text: last.text + inline.text };
    } else all.push(inline);
  }
  return all;
}

/** Returns the length of a row as Markdown, or more. */
export function rowUnits({ inlines }: Row, usernames: Usernames): number {
  return inlines.reduce((sum, inline) => sum + unitsOf(inline, usernames), shellUnits);
}

/** Surroundings in which a piece takes the most room, except for the escapes at a line's ends. */
const amidLetters: Beside = { before: 'x', after: 'x' };
const edgeUnits = 16;

function unitsOf(inline: Inline, usernames: Usernames): number {
  if ('text' in inline && inline.text.length > tooManyUnits) return Infinity;
  const markdown = inlineMarkdown(inline, usernames, amidLetters);
  return markdown.length + (markdown.split('\n').length - 1) * lineUnits + edgeUnits;
}

/**
 * Splits a row into what fits and what is left. The head is null when nothing worth reading fits, the tail when nothing
 * is left. Together they hold the same text as before. The rest of a split bullet continues without its bullet.
 */
export function partRow(
  row: Row,
  room: number,
  usernames: Usernames,
): { readonly head: Row | null; readonly tail: Row | null } {
  let left = room - shellUnits;
  for (const [index, inline] of row.inlines.entries()) {
    const units = unitsOf(inline, usernames);
    if (units > left) {
      const cut = cutOf(inline, left, usernames);
      const before = [...row.inlines.slice(0, index), ...(cut === 0 ? [] : [part(inline, 0, cut)])];
      const after = [part(inline, cut), ...row.inlines.slice(index + 1)];
      const shape = row.shape === 'bullet' && before.length > 0 ? 'plain' : row.shape;
      return {
        head: before.length === 0 ? null : { shape: row.shape, inlines: before },
        tail: { shape, inlines: after },
      };
    }
    left -= units;
  }
  return { head: row, tail: null };
}

/** Returns how much of a piece fits; 0 if it is not to be split. */
function cutOf(inline: Inline, room: number, usernames: Usernames): number {
  if (inline.kind === 'mention' || inline.kind === 'link') return 0;
  const { text } = inline;
  for (let units = Math.min(room, text.length); units >= minCutUnits;) {
    const cut = cutAt(text.slice(0, units * 2), units);
    const taken = unitsOf(part(inline, 0, cut), usernames);
    if (taken <= room && cut < text.length) return cut;
    units = Math.min(cut - 1, Math.floor((units * room) / taken));
  }
  return 0;
}

function part(inline: Inline, from: number, to?: number): Inline {
  return inline.kind === 'mention' || inline.kind === 'link'
    ? inline
    : { ...inline, text: inline.text.slice(from, to) };
}
