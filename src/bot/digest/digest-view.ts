import type { Messages } from '#messages/words/messages.ts';
import type { Desk } from '#desks/desk.ts';
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
  /** Accounts of X that may not be read. */
  readonly isXUnread: boolean;
  /** Where people read how the figures are made; null: nowhere on the web. */
  readonly methodUrl: string | null;
}
