import type { Facts, OutsideFacts } from '#doctor/facts.ts';
import type { Group, Level } from '#doctor/finding.ts';

import type { Words } from './keyed.ts';

/** All sentences of the doctor. */
export interface DoctorWords {
  /** Headings of the groups of findings. */
  readonly group: Readonly<Record<Group, string>>;
  /** A word before each finding, as short as possible; "wrong" may be in capitals. */
  readonly level: Readonly<Record<Level, string>>;
  /** The last line, which counts the findings. */
  readonly nothingWrong: (count: { readonly right: number; readonly advice: number }) => string;
  readonly somethingWrong: (count: {
    readonly wrong: number;
    readonly advice: number;
    readonly right: number;
  }) => string;
  readonly finding: FindingWords;
}

type WordsOf<Found> = { readonly [Code in keyof Found]: Words<Found[Code]> };

/**
 * Findings in plain words, never with a secret, and with what to do if anything is. Each check defines its own
 * findings.
 */
type FindingWords = WordsOf<Facts>;

/** Findings about chats, accounts and the ways to them. */
export type OutsideFindingWords = WordsOf<OutsideFacts>;
