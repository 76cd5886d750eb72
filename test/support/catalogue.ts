import assert from 'node:assert/strict';

/** One sentence of the catalogue. */
export interface Leaf {
  /** Such as "answers.noDesk". */
  readonly path: string;
  readonly fr: unknown;
  readonly en: unknown;
}

/** All sentences of a tree. */
export function leavesOf(tree: object, path: readonly string[] = []): readonly Leaf[] {
  if ('fr' in tree && 'en' in tree) return [{ path: path.join('.'), fr: tree.fr, en: tree.en }];
  return Object.entries(tree).flatMap(([key, branch]) => leavesOf(branch as object, [...path, key]));
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
};

/**
 * What a sentence says when its values are marks: ‹0›, ‹1› by place, or ‹name› where it takes data by name; numbers by
 * name are numbers, each its own.
 */
export function said(sentence: unknown, mark: (place: string) => string = (place) => `‹${place}›`): string {
  if (typeof sentence === 'string') return sentence;
  assert.equal(typeof sentence, 'function');
  const call = sentence as (...values: unknown[]) => string;
  const data = new Proxy({}, { get: (_, field) => numbers[String(field)] ?? mark(String(field)) });
  const takesData = /^\(\{|^\(_data/.test(call.toString());
  return takesData ? call(data) : call(...Array.from({ length: call.length }, (_, place) => mark(String(place))));
}
