import type { PracticeNetwork } from '#practice/practice-keys.ts';
import type { ReadingAge } from '#storage/generated/client.ts';
import type { Language } from '#languages.ts';

/** The parameters of a made-up past. */
export interface PastQuestion {
  /** The same question with the same seed gives the same past. */
  readonly seed: number;
  readonly now: Date;
  /** IANA name; posts leave in its working hours. */
  readonly timeZone: string;
  readonly language: Language;
  /** Networks on which the desk has an account. */
  readonly networks: readonly PracticeNetwork[];
  /** Followers at the end of the made-up past; by default a town's usual number. */
  readonly followersNow: Readonly<Partial<Record<PracticeNetwork, number>>>;
  readonly graceSeconds: number;
  readonly notAfterMinutes: number;
}

/** A made-up past as plain data. */
export interface Past {
  /** In the order in which they were written. */
  readonly posts: readonly PastPost[];
  readonly followers: readonly PastFollowers[];
}

export interface PastPost {
  readonly text: string;
  readonly networks: readonly PracticeNetwork[];
  readonly createdAt: Date;
  readonly askedAt: Date;
  readonly decidedAt: Date;
  readonly window: { readonly publishAt: Date; readonly notAfterAt: Date } | null;
  /** When its author cancelled it; null for all but one post. */
  readonly calledOffAt: Date | null;
  readonly deliveries: readonly PastDelivery[];
}

export type PastDelivery = {
  readonly network: PracticeNetwork;
  readonly dueAt: Date;
  readonly notAfterAt: Date;
} & (
  | {
      readonly state: 'sent';
      readonly attempt: number;
      readonly sentAt: Date;
      readonly retractedAt: Date | null;
      /** The account's followers, as read nearest to the publication. */
      readonly followers: number | null;
      readonly readings: readonly PastReading[];
      /** Only on Mastodon, with the reading at 72 hours. */
      readonly boosters: PastBoosters | null;
    }
  | { readonly state: 'failed'; readonly why: 'unreachable' | 'invalid' }
  | { readonly state: 'held'; readonly why: 'account_asleep' }
  | { readonly state: 'cancelled'; readonly why: 'stopped' | 'replaced' }
);

export type SentInPast = Extract<PastDelivery, { readonly state: 'sent' }>;

export interface PastReading {
  readonly age: ReadingAge;
  readonly readAt: Date;
  readonly isLate: boolean;
  readonly outcome: 'counts' | 'missing' | 'unreadable' | 'missed';
  /** Null for every outcome but `counts`. */
  readonly counts: PastCounts | null;
  /** Seconds until the desk's answers, the shortest first; null: not reported. */
  readonly answerSeconds: readonly number[] | null;
}

export interface PastCounts {
  readonly likes: number;
  readonly shares: number;
  readonly quotes: number;
  readonly replies: number;
  readonly ownReplies: number;
  /** Null on X. */
  readonly unanswered: number | null;
  /** Null on Mastodon, which counts none. */
  readonly views: number | null;
}

export interface PastBoosters {
  readonly boosters: number;
  readonly boosterFollowers: number;
  readonly boostersHidden: number;
  readonly boostersAreAll: boolean;
}

/** An account's followers on one day (midnight UTC); null: asked, but the network gave no number. */
export interface PastFollowers {
  readonly network: PracticeNetwork;
  readonly day: Date;
  readonly readAt: Date;
  readonly followers: number | null;
}
