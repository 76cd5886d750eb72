import type { NetworkKind } from '#networks/network-rules.ts';
import type { DeliveryState, ReadingOutcome } from '#storage/generated/client.ts';

/** Sums over the public posts of a series. */
export interface SeriesFigures {
  /** Number of public posts, the first one included. */
  readonly parts: number;
  /** Number of posts with known interactions, which the sum covers. */
  readonly read: number;
  /** Null: known for none. */
  readonly interactions: number | null;
  /** Unanswered replies to the posts behind the first; null if unknown for all of them. */
  readonly unansweredBehind: number | null;
}

/** Facts of one published delivery, with its reading at 72 hours. A count is null if unknown. */
export interface FiguresRow {
  readonly deliveryId: string;
  readonly accountId: string;
  readonly network: NetworkKind;
  readonly draftId: string;
  readonly draftNumber: number;
  readonly revision: number;
  readonly publishedAt: Date;
  readonly state: DeliveryState;
  /**
   * True if it, or another post of its series, was corrected in place before the reading at 72 hours: it then no longer
   * says what it said elsewhere.
   */
  readonly isEdited: boolean;
  readonly url: string | null;
  readonly followers: number | null;
  /** Null: not read yet. */
  readonly outcome: ReadingOutcome | null;
  readonly readAt: Date | null;
  readonly isLate: boolean;
  readonly likes: number | null;
  readonly shares: number | null;
  readonly quotes: number | null;
  readonly replies: number | null;
  readonly ownReplies: number | null;
  readonly unanswered: number | null;
  readonly views: number | null;
  readonly boosters: number | null;
  readonly boosterFollowers: number | null;
  readonly boostersHidden: number | null;
  readonly boostersAreAll: boolean | null;
  /** Its draft came from a source. */
  readonly isRelayed: boolean;
  /** True if this is no delivery of ours but the post on one of our accounts from which the draft was relayed. */
  readonly isOriginal: boolean;
  /** All posts of the series that this one begins; left out: a single post. */
  readonly series?: SeriesFigures;
}

/** Returns a key that identifies a published revision. */
export function revisionKey({ draftId, revision }: { readonly draftId: string; readonly revision: number }): string {
  return `${draftId} ${revision}`;
}
