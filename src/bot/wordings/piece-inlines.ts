import type { Messages } from '#messages/words/messages.ts';
import type { Inline } from '#chat/card.ts';
import { graphemesOf } from '#text/graphemes.ts';

const mostShown = 240;
const mostLead = 32;

/** Matches line breaks and invisible characters, except the joiners within emoji. */
const named = /(\n+|\t+|(?![\u200d\u{e0020}-\u{e007f}])[\p{Cf}\p{Zl}\p{Zp}]|^\s+$)/u;

/**
 * Shows a piece of somebody's text in a line of the bot's: as code between quotation marks, cut at whole characters
 * where it is long. Invisible characters are named.
 */
export function pieceInlines(m: Messages, text: string): readonly Inline[] {
  const parts = shortened(text).split(named);
  const shown = parts.filter((part) => part !== '');
  // The quotation marks show where a piece ends even when it is read aloud, or without its style.
  const [open = '', close = ''] = m.words.quoted('|').split('|');
  return shown.flatMap((part, index): readonly Inline[] => [
    ...(index === 0 ? [] : [{ kind: 'text' as const, text: ' ' }]),
    ...(named.test(part)
      ? [{ kind: 'emphasis' as const, text: nameOf(m, part) }]
      : [
          { kind: 'text' as const, text: open },
          { kind: 'code' as const, text: part.trim() },
          { kind: 'text' as const, text: close },
        ]),
  ]);
}

/** Returns the last few words before a place in a text; empty at its beginning. */
export function pieceLead(text: string, at: number): string {
  const from = Math.max(0, at - 400);
  const line = text.slice(from, at).replaceAll(/\s+/gu, ' ').trim();
  const all = graphemesOf(line);
  if (from === 0 && all.length <= mostLead) return line;
  // The first may be only half of a character.
  const last = all.slice(1).slice(-mostLead).join('');
  const space = last.indexOf(' ');
  return `…${space === -1 || space > mostLead / 2 ? last : last.slice(space + 1)}`;
}

function shortened(text: string): string {
  const all = graphemesOf(text.slice(0, mostShown * 4));
  if (all.length <= mostShown && text.length <= mostShown * 4) return text;
  return `${all.slice(0, Math.min(mostShown, all.length - 1)).join('')}…`;
}

function nameOf({ difference }: Messages, part: string): string {
  const count = Array.from(part).length;
  if (/^\n+$/u.test(part)) return difference.lineBreak(count);
  if (/^ +$/u.test(part)) return difference.space(count);
  if (/^[\u00a0\u202f]+$/u.test(part)) return difference.fixedSpace(count);
  return Array.from(part, (one) => difference.invisible(codeOf(one))).join(' ');
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
