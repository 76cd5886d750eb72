import type { NetworkKind } from '#networks/network-rules.ts';
import type { DeliveryState, ReadingOutcome } from '#storage/generated/client.ts';

/** What the public posts of a series got together. */
export interface SeriesFigures {
  /** How many of them are public, the first among them. */
  readonly parts: number;
  /** Of how many the interactions are known: the sum is of these. */
  readonly read: number;
  /** Null: of none. */
  readonly interactions: number | null;
  /** Replies to the posts behind the first that nobody answered; null if it is not known of any of them. */
  readonly unansweredBehind: number | null;
}

/** Facts of one delivery that was published, with its reading at 72 hours. A count is null if it is not known. */
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
   * Corrected in its place before it was read at 72 hours, or another post of its series: it no longer says what it said
   * elsewhere.
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
  /** No delivery of ours, but the post on an account of ours from which this draft was relayed. */
  readonly isOriginal: boolean;
  /** All posts of the series that begins with this one; left out: a post alone. */
  readonly series?: SeriesFigures;
}

/** Tells one published revision from another. */
export function revisionKey({ draftId, revision }: { readonly draftId: string; readonly revision: number }): string {
  return `${draftId} ${revision}`;
}
