/** The languages that the bot speaks. */
export type Language = 'fr' | 'en';

/** One sentence, in each language. */
export interface Pair<Sentence> {
  readonly fr: Sentence;
  readonly en: Sentence;
}

/**
 * A sentence side by side in French and English; with values, a function of the same values in both. French without
 * values gets its typography here, with values from `fr`.
 */
export function say(french: string, english: string): Pair<string>;
export function say<Values extends readonly unknown[]>(
  french: (...values: Values) => string,
  english: (...values: NoInfer<Values>) => string,
): Pair<(...values: Values) => string>;
export function say(french: unknown, english: unknown): Pair<unknown> {
  return { fr: typeof french === 'string' ? typeset(french) : french, en: english };
}

/** French typography for what is written here, and never for the values put in: they are people's own words. */
export function fr(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts.map((part, index) => typeset(part) + (index < values.length ? String(values[index]) : '')).join('');
}

function typeset(part: string): string {
  return part
    .replaceAll(/ ([;!?])/g, '\u202f$1')
    .replaceAll(/ ([:»])/g, '\u00a0$1')
    .replaceAll(/([«°]) /g, '$1\u00a0')
    .replaceAll("'", '\u2019');
}

/** French counts 0 and 1 as one. */
export function frenchCount(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr')}\u00a0${Math.abs(count) < 2 ? one : many}`;
}

export function englishCount(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A tree of sentences in one language. */
export type Told<Tree> =
  Tree extends Pair<infer Sentence> ? Sentence : { readonly [Key in keyof Tree]: Told<Tree[Key]> };

/** The sentences of a tree in one language. */
export function tell<Tree extends object>(tree: Tree, language: Language): Told<Tree> {
  const told = isPair(tree)
    ? tree[language]
    : Object.fromEntries(Object.entries(tree).map(([key, branch]) => [key, tell(branch, language)]));
  return told as Told<Tree>; // The walk follows the type's own recursion, which the compiler cannot see.
}

function isPair(tree: object): tree is Pair<unknown> {
  return 'fr' in tree && 'en' in tree;
}
