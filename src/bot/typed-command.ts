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
  if (word === '') return { name: 'help' };
  const name = meanings.get(folded(word));
  if (name === undefined) return { name: 'unknown', word };
  return name === 'help' ? { name } : { name, word, rest: end === -1 ? '' : trimmed.slice(end).trim() };
}

/** Folds typed text to small letters without accents. */
export function folded(typed: string, mostLength = 40): string {
  return typed.slice(0, mostLength).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Parses a draft's number; null where nothing was typed. */
export function readNumber(rest: string): number | 'unclear' | null {
  return rest === '' ? null : (numberOf(rest) ?? 'unclear');
}
