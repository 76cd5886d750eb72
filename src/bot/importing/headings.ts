import { folded } from '#drafts/folded-words.ts';
import { typedMeanings, typedWords } from '#messages/typed-words.ts';
import type { TypedWords } from '#messages/words/typed.ts';
import { allNetworks, networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

/** The meaning of a column; `network`: the own text of that network's accounts. */
export type Column =
  | { readonly kind: keyof TypedWords['importing'] }
  | { readonly kind: 'network'; readonly network: NetworkKind };

const columns: ReadonlyMap<string, Column> = new Map([...plainColumns(), ...networkColumns()]);
const everyAccount = typedWords((typed) => typed.everyAccount);

/** Parses a heading, in any language; null if it is unknown. */
export function columnOf(heading: string): Column | null {
  if (heading.length > 60) return null;
  return columns.get(plain(heading)) ?? null;
}

/** Tells whether a word stands for all accounts, in any language. */
export function meansAll(word: string): boolean {
  return everyAccount.has(folded(word.slice(0, 40)));
}

function plain(heading: string): string {
  return folded(heading)
    .replaceAll(/[\s_:*]+/gu, ' ')
    .trim();
}

function plainColumns(): readonly (readonly [string, Column])[] {
  return [...typedMeanings((typed) => typed.importing)].map(([word, kind]) => [word, { kind }]);
}

function networkColumns(): readonly (readonly [string, Column])[] {
  const words = [...typedWords((typed) => typed.importing.text)];
  return allNetworks.flatMap((network) => {
    const { name, otherNames } = networkKinds[network];
    const names = [name, ...otherNames].map((one) => plain(one));
    const column: Column = { kind: 'network', network };
    return names.flatMap((one) =>
      [one, ...words.map((word) => `${word} ${one}`)].map((said) => [said, column] as const),
    );
  });
}
