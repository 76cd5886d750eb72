import type { Messages } from '#messages/words/messages.ts';
import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Picture } from '#reach/chart/picture.ts';
import type { Digest } from '#reach/digest.ts';

/** A digest, and what has to be known to tell it in words. */
export interface DigestTold {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'timeZone' | 'name'>;
  readonly digest: Digest;
  readonly now: Date;
  /**
   * The time at which a late weekly digest was due, and below, the time at which later readings changed it; null:
   * neither happened.
   */
  readonly lateSince: Date | null;
  readonly changedAt: Date | null;
  /** Networks of the desk's accounts whose figures may not be read. */
  readonly unread: readonly NetworkKind[];
  readonly rules: Rules;
  /** The page on how the figures are made; null: none on the web. */
  readonly methodUrl: string | null;
}

/** A digest with all that its cards show. */
export interface DigestView extends DigestTold {
  /** Those that there was something to draw for, in the order in which they are shown. */
  readonly pictures: readonly StoredPicture[];
}

/** A picture that was drawn, and the key under which it is stored. */
export interface StoredPicture {
  readonly picture: Picture;
  readonly sha256: string;
}

/** Tells whether the digest's accounts are on several networks, so that there is something to compare. */
export function hasSeveralNetworks({ columns }: Pick<Digest, 'columns'>): boolean {
  return new Set(columns.map(({ network }) => network)).size > 1;
}
