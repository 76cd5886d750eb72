import assert from 'node:assert/strict';

import type { Language } from '#languages.ts';
import { languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';

/** Something in each of some languages. */
export type InLanguages<Thing> = Readonly<Partial<Record<Language, Thing>>>;

/** One sentence of the catalogue. */
export interface Leaf {
  /** A path like "answers.noDesk". */
  readonly path: string;
  /** Left out where that language lacks it. */
  readonly sentences: InLanguages<unknown>;
}

/** Lists all that Tambour says, or what is taken of it, in each language. */
export function inEach<Words = Messages>(of: (m: Messages) => Words): InLanguages<Words> {
  return Object.fromEntries(languages.map((language) => [language, of(messagesIn(language))]));
}

/** Lists all sentences: words that people type are none, nor are the ways to write a day. */
export function everySentence(): InLanguages<unknown> {
  return inEach(({ tongue: _tongue, typed: _typed, formats: _formats, ...subjects }) => subjects);
}

/** Lists all sentences of trees in some languages, also those that one of them lacks. */
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

/** Distinct, and so far apart that their differences are distinct too. */
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
 * Returns a sentence when its values are marks: ‹0›, ‹1› by place, or ‹name› where it takes data by name; numbers by
 * name are numbers, each its own.
 */
export function said(sentence: unknown, mark: (place: string) => string = (place) => `‹${place}›`): string {
  return saidWith(sentence, (name) => numbers[name] ?? mark(name), mark);
}

/**
 * Lists what a sentence says, its values as they come; for one, none or before the first it may be another sentence.
 */
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
  // A value that is joined gets two in one.
  const data = new Proxy(
    {},
    {
      get: (_, field) => {
        // One of a few words, each of which has a sentence of its own.
        if (field === 'medium') return 'video';
        const value = named(String(field));
        return ['join', 'map'].some((way) => source.includes(`${String(field)}.${way}(`)) ? [value, value] : value;
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
      // A sentence that takes pairs, or joins its values, gets two in one.
      return name.startsWith('[') || call.toString().includes(`${name}.join(`) ? [value, value] : value;
    }),
  );
}

/** Splits what stands between the first brackets, by commas outside of others. */
function parametersOf(call: (...values: unknown[]) => string): readonly string[] {
  const list = /^\((.*?)\)\s*=>/su.exec(call.toString())?.[1] ?? '';
  return list.match(/\[[^\]]*\]|[^,\s]+/gu) ?? [];
}
