import type { Language } from '#languages.ts';
import type { NetworkLook } from '#networks/network-kinds.ts';

/** One account or network of a picture: label, colour, and a shape for readers who do not see colours. */
export interface Series extends Pick<NetworkLook, 'colour' | 'shape' | 'isHollow'> {
  readonly id: string;
  readonly label: string;
}

/** A picture of the digest. All words are plain strings in the desk's language, so they can be sent to a worker. */
export type Picture = WeekPicture | TrendPicture | TrendsPicture;

interface Framed {
  /** The language in which numbers are written. */
  readonly locale: Language;
  /** The picture's finding, as in the digest's message. */
  readonly finding: string;
  /** Description of what was counted. */
  readonly counted: string;
  readonly series: readonly Series[];
}

/** Each post with its interactions on each account. */
export interface WeekPicture extends Framed {
  readonly kind: 'week';
  /** At most `rowsAtMost`, in drawing order. */
  readonly posts: readonly {
    /** Its first words, as people wrote them. */
    readonly title: string;
    /** Name of the post if the font can draw none of its title. */
    readonly number: string;
    /** One entry per account on which it went out; `count` null: it could not be read. */
    readonly got: readonly { readonly series: string; readonly count: number | null }[];
  }[];
  /** Text in place of a count that could not be read. */
  readonly notRead: string;
}

/** A typical post's interactions per network, week by week. */
export interface TrendPicture extends Framed {
  readonly kind: 'trend';
  /** `day`: last day of the week; `medians`: in the order of `series`, null if no post was compared. */
  readonly weeks: readonly { readonly day: string; readonly medians: readonly (number | null)[] }[];
}

/** The same for each pair of several networks, one above the other. */
export interface TrendsPicture extends Framed {
  readonly kind: 'trends';
  /** `label`: the two networks, with a typical post's interactions over all weeks. */
  readonly pairs: readonly {
    readonly label: string;
    readonly series: readonly [string, string];
    readonly weeks: TrendPicture['weeks'];
  }[];
}

/** Returns how many posts fit into a picture with `series` series, so that chats can show it at a readable size. */
export function rowsAtMost(series: number): number {
  return Math.max(1, Math.floor(568 / (linesOfRow(series) * 29 + 11)));
}

/** Returns the number of lines of a post: one per series, and at least two for its title. */
export function linesOfRow(series: number): number {
  return Math.max(2, series);
}
