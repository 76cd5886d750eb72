import type { CorrectionWay } from '#drafts/correction.ts';

/** How a delivery changes a public post, instead of publishing one of its own. */
export interface DeliveryCorrection {
  readonly way: Exclude<CorrectionWay, 'leave'>;
  /** The delivery that published the post. */
  readonly correctsId: string;
  /** Number of this correction of that post, from 1. It is held once another of the same or a later number has left. */
  readonly number: number;
  readonly postId: string;
  readonly postUrl: string;
  /** True if the replaced post is still to be retracted, once the new one is public. */
  readonly retractsOld: boolean;
}

/** What a delivery is to bring to its network, whatever has become of it so far. */
export interface OutgoingPost {
  readonly id: string;
  readonly draftId: string;
  readonly revision: number;
  readonly accountId: string;
  /** Fingerprint of what was approved. */
  readonly fingerprint: string;
  readonly dueAt: Date;
  readonly notAfterAt: Date;
  /** Null: a post of its own. */
  readonly correction: DeliveryCorrection | null;
  /** Its position in a series, from 1; 1 for a single post. */
  readonly position: number;
  /** The delivery of the part before it, whose post it answers; null for the first. */
  readonly afterId: string | null;
}
