/** A sentence with the values that it needs. */
export type Words<Values = unknown> = (values: Readonly<Values>) => string;

/** A sentence for each kind of a tagged union, with what that kind carries. */
export type ByKind<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: (told: Extract<Union, { readonly kind: Kind }>) => string;
};

/** The key of one of these sentences, as the property `Tag`, beside the values that the sentence needs. */
export type Keyed<Words, Tag extends string> = {
  readonly [Key in keyof Words]: Readonly<Record<Tag, Key>> &
    (Words[Key] extends (values: infer Values) => string ? (unknown extends Values ? unknown : Values) : never);
}[keyof Words];

/** Builds the sentence of a key from its values. */
export function say<Values, Key extends keyof Values>(
  words: { readonly [Each in keyof Values]: (values: Values[Each]) => string },
  key: Key,
  values: Values[Key],
): string {
  return words[key](values);
}
