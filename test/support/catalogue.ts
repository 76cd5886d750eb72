import assert from 'node:assert/strict';

/** One sentence of the catalogue. */
export interface Leaf {
  /** Such as "answers.noDesk". */
  readonly path: string;
  readonly fr: unknown;
  readonly en: unknown;
}

/** All sentences of a tree, also those that lack a language. */
export function leavesOf(tree: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof tree !== 'object' || tree === null || 'fr' in tree || 'en' in tree) {
    const { fr, en } = Object(tree) as { readonly fr?: unknown; readonly en?: unknown };
    return [{ path: path.join('.'), fr, en }];
  }
  return Object.entries(tree).flatMap(([key, branch]) => leavesOf(branch, [...path, key]));
}

/** Two trees of sentences, each in one language, side by side. */
export function sideBySide(fr: unknown, en: unknown): unknown {
  if (typeof fr !== 'object' || fr === null || typeof en !== 'object' || en === null) return { fr, en };
  const [french, english] = [Object.entries(fr), Object.entries(en)].map(
    (entries) => new Map<string, unknown>(entries),
  );
  const keys = new Set([...(french?.keys() ?? []), ...(english?.keys() ?? [])]);
  return Object.fromEntries([...keys].map((key) => [key, sideBySide(french?.get(key), english?.get(key))]));
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
  return saidWith(sentence, (name) => numbers[name] ?? mark(name), mark);
}

/** What a sentence says, its values as they come; of one, and of none or before the first, it may be another sentence. */
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
  const data = new Proxy({}, { get: (_, field) => named(String(field)) });
  const takesData = /^\(\{|^\(_data/.test(call.toString());
  return takesData ? call(data) : call(...Array.from({ length: call.length }, (_, place) => placed(String(place))));
}
