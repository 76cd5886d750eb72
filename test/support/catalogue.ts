import assert from 'node:assert/strict';

import type { Language } from '#languages.ts';
import { languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';

/** A value in some of the languages. */
export type InLanguages<Thing> = Readonly<Partial<Record<Language, Thing>>>;

/** One sentence of the catalogue. */
export interface Leaf {
  /** A path like "answers.noDesk". */
  readonly path: string;
  /** Left out if that language lacks it. */
  readonly sentences: InLanguages<unknown>;
}

/** Returns the catalogue, or a part of it, in each language. */
export function inEach<Words = Messages>(of: (m: Messages) => Words): InLanguages<Words> {
  return Object.fromEntries(languages.map((language) => [language, of(messagesIn(language))]));
}

/** Returns all sentences, without the words that people type and the formats of days. */
export function everySentence(): InLanguages<unknown> {
  return inEach(({ tongue: _tongue, typed: _typed, formats: _formats, ...subjects }) => subjects);
}

/** Lists all sentences of trees in some languages, including those that one of them lacks. */
export function leavesOf(trees: InLanguages<unknown>, path: readonly string[] = []): readonly Leaf[] {
  const branches = Object.entries(trees);
  if (branches.some(([, tree]) => !isGroup(tree))) return [{ path: path.join('.'), sentences: trees }];
  const keys = new Set(branches.flatMap(([, tree]) => Object.keys(Object(tree))));
  return [...keys].flatMap((key) => {
    const below = branches.flatMap(([language, tree]) => (isGroup(tree) && key in tree ? [[language, tree[key]]] : []));
    return leavesOf(Object.fromEntries(below), [...path, key]);
  });
}

function isGroup(tree: unknown): tree is Readonly<Record<string, unknown>> {
  return typeof tree === 'object' && tree !== null;
}

/** Distinct numbers whose differences are distinct, too. */
const numbers: Readonly<Record<string, number>> = {
  count: 9_001,
  limit: 7_303,
  most: 5_507,
  least: 4_813,
  other: 3_109,
  at: 2_203,
  size: 1_087,
  byteLength: 12_000_000_000,
  seconds: 1_511,
  width: 1_709,
  height: 1_607,
  framesPerSecond: 1_409,
};

/**
 * Formats a sentence with marks for its values: ‹0›, ‹1› by position, or ‹name› if it takes data by name; known numbers
 * by name are distinct numbers.
 */
export function said(sentence: unknown, mark: (place: string) => string = (place) => `‹${place}›`): string {
  return saidWith(sentence, (name) => numbers[name] ?? mark(name), mark);
}

/** Lists the variants of a sentence; for one, none or the first of something it may differ. */
export function allSaid(sentence: unknown): readonly string[] {
  const of = (value: number): string =>
    saidWith(
      sentence,
      (name) => (name in numbers ? value : `‹${name}›`),
      () => value,
    );
  return [...new Set([said(sentence), of(-1), of(1), of(2)])];
}

function saidWith(
  sentence: unknown,
  named: (name: string) => string | number,
  placed: (place: string) => string | number,
): string {
  if (typeof sentence === 'string') return sentence;
  assert.equal(typeof sentence, 'function');
  const call = sentence as (...values: unknown[]) => string;
  const source = call.toString();
  // A list gets two items.
  const data = new Proxy(
    {},
    {
      get: (_, field) => {
        // One of several words, each with a sentence of its own.
        if (field === 'medium') return 'video';
        const value = named(String(field));
        return isList(source, String(field)) ? [value, value] : value;
      },
    },
  );
  const takesData = /^\(\{|^\(_data/.test(call.toString());
  if (takesData) return call(data);
  const parameters = parametersOf(call);
  return call(
    ...Array.from({ length: call.length }, (_, place) => {
      const value = placed(String(place));
      const name = parameters[place] ?? '';
      // A sentence that takes pairs, or a list, gets two items.
      return name.startsWith('[') || isList(source, name) ? [value, value] : value;
    }),
  );
}

/** Returns whether a sentence joins or maps a value: then it is a list. */
function isList(source: string, name: string): boolean {
  return ['join', 'map'].some((way) => source.includes(`${name}.${way}(`));
}

/** Splits the text between the first brackets at commas outside of other brackets. */
function parametersOf(call: (...values: unknown[]) => string): readonly string[] {
  const list = /^\((.*?)\)\s*=>/su.exec(call.toString())?.[1] ?? '';
  return list.match(/\[[^\]]*\]|[^,\s]+/gu) ?? [];
}
