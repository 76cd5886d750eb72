import type { Messages } from '#messages/words/messages.ts';
import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Picture } from '#reach/chart/picture.ts';
import type { Both, Digest } from '#reach/digest.ts';

/** A digest, and everything needed to put it into words. */
export interface DigestContext {
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
  /** Networks of the desk's accounts that may not be read. */
  readonly unread: readonly NetworkKind[];
  readonly rules: Rules;
  /** The page on how the figures are made; null: there is none on the web. */
  readonly methodUrl: string | null;
}

/** A digest with all that its cards show. */
export interface DigestView extends DigestContext {
  /** The pictures for which there was data, in the order in which they are shown. */
  readonly pictures: readonly StoredPicture[];
}

/** A drawn picture, and the key under which it is stored. */
export interface StoredPicture {
  readonly picture: Picture;
  readonly sha256: string;
}

/** Tells whether the digest's accounts are on several networks, so that there is something to compare. */
export function hasSeveralNetworks({ columns }: Pick<Digest, 'columns'>): boolean {
  return new Set(columns.map(({ network }) => network)).size > 1;
}

/** Tells whether the digest compares three or more networks, and so several pairs of them. */
export function areInPairs({ further }: Pick<Digest, 'further'>): boolean {
  return further.length > 0;
}

/** The comparison of two networks in a digest. */
export interface NetworksCompared extends Omit<Digest['further'][number], 'compared'> {
  readonly networks: Both<NetworkKind>;
}

/** Returns each pair of networks that a digest compares, in the fixed order of networks; none for a single network. */
export function pairsCompared(digest: Digest): readonly NetworksCompared[] {
  const { compared, comparison, twelveWeeks, at28Days, trend, unpaired, further } = digest;
  if (compared === null || !hasSeveralNetworks(digest)) return [];
  const { pairs: relayed } = digest.relayed;
  return [
    { networks: compared, comparison, twelveWeeks, at28Days, trend, unpaired, relayed },
    ...further.map(({ compared: networks, ...rest }) => ({ ...rest, networks })),
  ];
}
