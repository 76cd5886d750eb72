import { typedMeanings } from '#messages/typed-words.ts';

import type { CommandName } from './action-names.ts';
import { numberOf } from './typed-number.ts';

const meanings = typedMeanings(({ commands }) => commands);

/** What was typed after "/tambour": a command with what follows it, help, or a word that is none. */
export type TypedCommand =
  | { readonly name: CommandName; readonly word: string; readonly rest: string }
  | { readonly name: 'help' }
  | { readonly name: 'unknown'; readonly word: string };

/** Reads which command was typed: accents and case do not matter, in any language. Never throws. */
export function readCommand(typed: string): TypedCommand {
  const trimmed = typed.trim();
  const end = trimmed.search(/\s/u);
  const word = end === -1 ? trimmed : trimmed.slice(0, end);
  if (word === '') return { name: 'help' };
  const name = meanings.get(folded(word));
  if (name === undefined) return { name: 'unknown', word };
  return name === 'help' ? { name } : { name, word, rest: end === -1 ? '' : trimmed.slice(end).trim() };
}

/** Folds what was typed to small letters without accents. */
export function folded(typed: string, mostLength = 40): string {
  return typed.slice(0, mostLength).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Reads a draft's number; null where nothing was typed. */
export function readNumber(rest: string): number | 'unclear' | null {
  return rest === '' ? null : (numberOf(rest) ?? 'unclear');
}
