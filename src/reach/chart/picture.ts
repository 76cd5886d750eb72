import type { Language } from '#languages.ts';
import type { NetworkLook } from '#networks/network-kinds.ts';

/** One account or network of a picture: its label, its colour, and its shape for who does not see colours. */
export interface Series extends Pick<NetworkLook, 'colour' | 'shape' | 'isHollow'> {
  readonly id: string;
  readonly label: string;
}

/** A picture of the digest. All words are in the desk's language, and plain, so that they can cross to a worker. */
export type Picture = WeekPicture | TrendPicture | TrendsPicture;

interface Framed {
  /** The language in which numbers are written. */
  readonly locale: Language;
  /** Says what the picture shows, as the digest's message does. */
  readonly finding: string;
  /** Says what was counted. */
  readonly counted: string;
  readonly series: readonly Series[];
}

/** Each post, with what it got on each account. */
export interface WeekPicture extends Framed {
  readonly kind: 'week';
  /** At most `rowsAtMost` of them, in the order in which they are drawn. */
  readonly posts: readonly {
    /** Its first words, as people wrote them. */
    readonly title: string;
    /** Names it where the font can draw none of these. */
    readonly number: string;
    /** Where it went out; null: it could not be read. */
    readonly got: readonly { readonly series: string; readonly count: number | null }[];
  }[];
  /** Stands in the place of a count that could not be read. */
  readonly notRead: string;
}

/** A typical post's interactions on each network, week by week. */
export interface TrendPicture extends Framed {
  readonly kind: 'trend';
  /** The day on which each week ends; its medians in the order of `series`, null where no post was compared. */
  readonly weeks: readonly { readonly day: string; readonly medians: readonly (number | null)[] }[];
}

/** The same of each two of several networks, one above the other. */
export interface TrendsPicture extends Framed {
  readonly kind: 'trends';
  /** `label`: the two networks, with what a typical post got over all weeks. */
  readonly pairs: readonly {
    readonly label: string;
    readonly series: readonly [string, string];
    readonly weeks: TrendPicture['weeks'];
  }[];
}

/**
 * Returns how many posts a picture has room for with so many series, so that it is not taller than chats show at a
 * size that can be read.
 */
export function rowsAtMost(series: number): number {
  return Math.max(1, Math.floor(568 / (linesOfRow(series) * 29 + 11)));
}

/** Returns how many lines a post has: one for each series, and two at least, for its title. */
export function linesOfRow(series: number): number {
  return Math.max(2, series);
}
