/** Labels of the differences between two texts, each before the words themselves. */
export interface DifferenceWords {
  readonly removed: string;
  readonly added: string;
  readonly alsoAdded: string;
  readonly after: string;
  readonly atStart: string;
  readonly rewritten: string;
  readonly more: (count: number) => string;
  readonly lineBreak: (count: number) => string;
  readonly space: (count: number) => string;
  readonly fixedSpace: (count: number) => string;
  readonly invisible: (code: string) => string;
}
