/** Sentences on decisions that are not as Tambour wrote them. */
export interface UnprovenWords {
  readonly lapsed: (version: number) => string;
}
