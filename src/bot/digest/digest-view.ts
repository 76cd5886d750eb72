import type { Messages } from '#messages/words/messages.ts';
import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Digest } from '#reach/digest.ts';

/** A digest as its cards tell it. */
export interface DigestView {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'timeZone' | 'name'>;
  readonly digest: Digest;
  readonly now: Date;
  /** The weekly one: when it was due, where it came late; when later readings changed it. Null: it did neither. */
  readonly lateSince: Date | null;
  readonly changedAt: Date | null;
  /** Where the chart is kept; null where there is nothing to draw. */
  readonly chart: string | null;
  /** Networks of the desk's accounts that may not be read. */
  readonly unread: readonly NetworkKind[];
  readonly rules: Rules;
  /** Where people read how the figures are made; null: nowhere on the web. */
  readonly methodUrl: string | null;
}

/** Tells whether the digest's accounts are on several networks, so that there is something to compare. */
export function hasSeveralNetworks({ columns }: Pick<Digest, 'columns'>): boolean {
  return new Set(columns.map(({ network }) => network)).size > 1;
}
