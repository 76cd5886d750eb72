import type { ShownCard, ShownMedia } from '#practice/networks/post-page.ts';

/** Troubles that the page can cause on a practice network. */
export const networkTroubles = ['none', 'loseAnswer', 'refuseToken', 'slow', 'outOfOrder'] as const;

export type NetworkTrouble = (typeof networkTroubles)[number];

/** A post as the public sees it on a practice network. */
export interface PagePost {
  readonly id: string;
  /** The post that it answers; left out: none. */
  readonly answersId?: string;
  readonly displayName: string;
  readonly handle: string;
  readonly text: string;
  readonly contentWarning: string | null;
  readonly publishedAt: Date;
  readonly url: string;
  readonly media: readonly ShownMedia[];
  /** Its link card; left out: none. */
  readonly card?: ShownCard;
}

/** One practice network, as the page shows it. */
export interface PageNetwork {
  readonly kind: string;
  readonly name: string;
  /** Newest first. */
  timeline(): readonly PagePost[];
  trouble(): NetworkTrouble;
  setTrouble(trouble: NetworkTrouble): void;
}
