import { distance } from 'fastest-levenshtein';

import { typedMeanings } from '#messages/typed-words.ts';

import type { CommandName } from './action-names.ts';
import { numberOf } from './typed-number.ts';

const meanings = typedMeanings(({ commands }) => commands);

/** A text after "/tambour": a command with what follows it, help, or an unknown word. */
export type TypedCommand =
  | { readonly name: CommandName; readonly word: string; readonly rest: string }
  | { readonly name: 'help' }
  | { readonly name: 'unknown'; readonly word: string };

/** Parses a command in any language, regardless of accents and case. Never throws. */
export function readCommand(typed: string): TypedCommand {
  const trimmed = typed.trim();
  const end = trimmed.search(/\s/u);
  const word = end === -1 ? trimmed : trimmed.slice(0, end);
  if (word === '') return { name: 'home', word, rest: '' };
  const name = meanings.get(folded(word));
  if (name === undefined) return { name: 'unknown', word };
  return name === 'help' ? { name } : { name, word, rest: end === -1 ? '' : trimmed.slice(end).trim() };
}

/** The most typing mistakes forgiven in a word; fewer in a short one. */
const mostMistakes = 2;
const lettersPerMistake = 3;

/** Finds the command, or help, whose word in any language is nearest to an unknown word; null if none is near. */
export function nearestCommand(word: string): CommandName | 'help' | null {
  const typed = folded(word);
  const most = Math.min(mostMistakes, Math.floor(typed.length / lettersPerMistake));
  const near = Array.from(meanings, ([known, name]) => ({
    name,
    mistakes: typed.length >= lettersPerMistake && known.startsWith(typed) ? 0 : distance(typed, known),
  })).filter(({ mistakes }) => mistakes <= most);
  const [nearest] = near.toSorted((one, other) => one.mistakes - other.mistakes);
  return nearest?.name ?? null;
}

/** Folds typed text to small letters without accents. */
export function folded(typed: string, mostLength = 40): string {
  return typed.slice(0, mostLength).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Parses a draft's number; null where nothing was typed. */
export function readNumber(rest: string): number | 'unclear' | null {
  return rest === '' ? null : (numberOf(rest) ?? 'unclear');
}
