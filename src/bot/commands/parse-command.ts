import { parseTemplate, type TemplateWish } from '#bot/templates/parse-template.ts';
import { numberOf } from '#bot/typed-number.ts';
import { typedMeanings, typedWords } from '#messages/typed-words.ts';
import { shorten } from '#text/shorten.ts';

import { type AbsenceWish, parseAbsence } from './parse-absence.ts';
import { type DigestWish, parseDays, parseDigest } from './parse-digest.ts';
import { type HoursWish, parseHours } from './parse-hours.ts';

/** What somebody wants after "/tambour". */
export type Command =
  | { readonly kind: 'draft'; readonly text: string }
  /** `wish`: what is looked for; empty: what is open, scheduled and held. */
  | { readonly kind: 'list'; readonly wish: string }
  /** Null: the draft in whose thread it was typed. */
  | { readonly kind: 'show'; readonly number: number | null }
  | { readonly kind: 'template'; readonly wish: TemplateWish }
  /** Null: the draft in whose thread it was typed, or none. */
  | { readonly kind: 'correct'; readonly number: number | null }
  | { readonly kind: 'setup' }
  /** `why`: what was typed after it; may be empty. */
  | { readonly kind: 'freeze'; readonly why: string }
  | { readonly kind: 'thaw' }
  | { readonly kind: 'absence'; readonly wish: AbsenceWish }
  /** Null: not understood. */
  | { readonly kind: 'hours'; readonly wish: HoursWish | null }
  | { readonly kind: 'digest'; readonly wish: DigestWish }
  /** `days` null: the usual ones. */
  | { readonly kind: 'figures'; readonly days: { readonly first: string; readonly last: string } | 'badDays' | null }
  | { readonly kind: 'help' }
  /** Understood on practice platforms alone; `word`: what was typed. */
  | { readonly kind: 'practice'; readonly word: string }
  /** `word`: what was not understood, cut short. */
  | { readonly kind: 'unknown'; readonly word: string };

const words = typedMeanings(({ commands }) => commands);

/** Reads a command, whatever was typed: accents and case do not matter, in any language. Never throws. */
export function parseCommand(typed: string): Command {
  const trimmed = typed.trim();
  const end = trimmed.search(/\s/u);
  const word = end === -1 ? trimmed : trimmed.slice(0, end);
  const rest = end === -1 ? '' : trimmed.slice(end).trim();
  if (word === '') return { kind: 'help' };
  const kind = words.get(folded(word));
  switch (kind) {
    case 'draft':
      return { kind, text: rest };
    case 'correct':
    case 'show': {
      if (rest === '') return { kind, number: null };
      const number = numberOf(rest);
      return number === null ? { kind: 'unknown', word: shorten(trimmed, 40) } : { kind, number };
    }
    case 'template':
      return { kind, wish: parseTemplate(rest) };
    case 'freeze':
      return { kind, why: rest.slice(0, 300) };
    case 'absence':
      return { kind, wish: parseAbsence(folded(rest, 200)) };
    case 'hours':
      return { kind, wish: parseHours(folded(rest, 200)) };
    case 'digest':
      return { kind, wish: parseDigest(folded(rest, 200)) };
    case 'figures':
      return { kind, days: figuresDays(folded(rest, 200)) };
    case 'list':
      return { kind, wish: rest };
    case 'setup':
    case 'thaw':
    case 'help':
      return { kind };
    case 'practice':
      return { kind, word };
    case undefined:
      return { kind: 'unknown', word: shorten(word, 40) };
  }
}

const from = typedWords((typed) => typed.from);

function figuresDays(said: string): Extract<Command, { kind: 'figures' }>['days'] {
  const [first, ...words] = said.split(/\s+/u);
  if (first === undefined || first === '') return null;
  const wish = from.has(first) ? parseDays(words) : null;
  return wish?.kind === 'days' ? { first: wish.first, last: wish.last } : 'badDays';
}

function folded(word: string, mostLength = 40): string {
  return word.slice(0, mostLength).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
