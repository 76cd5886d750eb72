import type { Language } from '#languages.ts';
import type { NetworkLook } from '#networks/network-kinds.ts';
import type { Both, Pair, TrendPoint } from '#reach/digest.ts';

/** Every label of the chart, in the desk's language. Plain strings, so that they can cross to a worker. */
export interface ChartWords {
  /** The language in which numbers and dates are written. */
  readonly locale: Language;
  /** Stands before a draft's number, with its space if it wants one: "n° ", "#". */
  readonly numberSign: string;
  readonly pairs: {
    readonly title: string;
    readonly axis: string;
    /** Says what the strip "0" is; shown where a post had no interaction. */
    readonly zero: string;
    /** Says how many posts there are and how they are drawn; shown where there are more than `rowsAtMost`. */
    readonly many: string;
    /** The words instead of the picture if there is no pair. */
    readonly none: string;
  };
  readonly trend: {
    readonly title: string;
    readonly axis: string;
    /** Says what the band is; shown where there is one. */
    readonly band: string;
    /** The words instead of the picture if no week has a point. */
    readonly none: string;
  };
}

/** One of the two sides that are compared. */
export interface Series extends NetworkLook {
  /** Names its parts in the SVG. */
  readonly id: string;
}

export interface ChartData {
  /** The two sides of the counts in `pairs` and the medians in `trend`, in their order. */
  readonly series: Both<Series>;
  readonly pairs: readonly Pair[];
  readonly trend: readonly TrendPoint[];
  /** IANA name: the zone of the dates under the trend. */
  readonly timeZone: string;
}

/** Each post has a row of its own up to this many; more are drawn together. */
export const rowsAtMost = 20;
