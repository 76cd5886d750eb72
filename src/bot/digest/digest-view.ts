import type { Messages } from '#messages/words/messages.ts';
import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Digest } from '#reach/digest.ts';

/** A digest with all that its cards show. */
export interface DigestView {
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
  /** The key of the stored chart; null where there is nothing to draw. */
  readonly chart: string | null;
  /** Networks of the desk's accounts whose figures may not be read. */
  readonly unread: readonly NetworkKind[];
  readonly rules: Rules;
  /** The page on how the figures are made; null: none on the web. */
  readonly methodUrl: string | null;
}

/** Tells whether the digest's accounts are on several networks, so that there is something to compare. */
export function hasSeveralNetworks({ columns }: Pick<Digest, 'columns'>): boolean {
  return new Set(columns.map(({ network }) => network)).size > 1;
}
