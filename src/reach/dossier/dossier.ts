import type { NetworkKind } from '#networks/network-rules.ts';
import type { Both, Comparison, Digest } from '#reach/digest.ts';
import type { Quartiles } from '#reach/statistics/quartiles.ts';

import type { DossierPast } from './past.ts';

/** What a post is for; a warning that corrects another counts as of an emergency. */
export const postKinds = ['post', 'correction', 'emergency', 'relayed'] as const;

export type PostKind = (typeof postKinds)[number];

/** The ages at which a dossier shows counts. */
export const dossierAges = ['h72', 'd28'] as const;

export type DossierAge = (typeof dossierAges)[number];

/** What posts got at one age. */
export interface Got {
  /** Posts whose interactions are known at that age; all else is of these. */
  readonly read: number;
  readonly interactions: Quartiles | null;
}

/** What one account published in one month, and what came of it. */
export interface DossierCell {
  /** Published and not taken back, by what each is for. */
  readonly posts: Readonly<Record<PostKind, number>>;
  readonly takenBack: number;
  readonly got: Readonly<Record<DossierAge, Got>>;
  /** At 72 hours: gone by then, not told by the network, or never read. */
  readonly gaps: { readonly vanished: number; readonly unreadable: number; readonly notRead: number };
  /** Not yet 28 days old, and not read at that age. */
  readonly young: number;
  /** Read more than an hour late at 72 hours. */
  readonly readLate: number;
  /** Replies of others at 72 hours; null: none is known. */
  readonly replies: number | null;
  /** Of the posts at which it can be told which replies we answered: replies, and those left unanswered. */
  readonly answering: { readonly replies: number; readonly unanswered: number } | null;
  /**
   * Replies that we answered within 72 hours, where the network tells when, and the median of the seconds until then; null:
   * of no post it can be told.
   */
  readonly answers: { readonly replies: number; readonly medianSeconds: number | null } | null;
  /** The last reading of the month; null: it was not read. */
  readonly followers: { readonly count: number; readonly readAt: Date } | null;
  /** In US dollars, by the prices in use; null on a network that bills nothing. */
  readonly cost: { readonly posts: number; readonly reading: number } | null;
  /** Deliveries that failed, left more than five minutes after their time, or whose sending was in doubt for a while. */
  readonly failed: number;
  readonly late: number;
  readonly doubted: number;
}

/** An account of the desk, or one that the desk left and that published in these days. */
export interface DossierAccount {
  readonly id: string;
  readonly network: NetworkKind;
  readonly handle: string;
  /** The desk still publishes there. */
  readonly isOfDesk: boolean;
  /** Null: a month that was over before Tambour knew the account, so that nothing can be said of it. */
  readonly months: readonly (DossierCell | null)[];
  readonly whole: DossierCell;
  /** Who else points to it, as people of the desk entered it; null: nobody did. */
  readonly pointers: { readonly text: string; readonly enteredAt: Date } | null;
}

/** The posts on two networks, compared. */
export interface PairsOn {
  readonly networks: Both<NetworkKind>;
  readonly months: readonly Compared[];
  readonly whole: Compared;
  /** Revisions on either that make no pair at 72 hours, by why. */
  readonly unpaired: readonly { readonly why: UnpairedWhy; readonly posts: number }[];
}

/** Pairs of one span, compared at both ages. */
export type Compared = Readonly<Record<DossierAge, Comparison>>;

export type IncidentKind = 'foreign' | 'double' | 'edited' | 'deleted' | 'profile';

/** What somebody did on the network itself. */
export interface Incident {
  readonly accountId: string;
  readonly kind: IncidentKind;
  readonly at: Date;
  /** Settled since: somebody said that it was us, or it is again as it was. */
  readonly isSettled: boolean;
}

/** Why a post is in no pair. */
export type UnpairedWhy = Digest['unpaired'][number]['why'];

/** A span in which something was otherwise than usual. */
export interface Span {
  readonly from: Date;
  readonly until: Date | null;
  readonly label: string | null;
}

/** Twelve months of a desk's own posts on its own accounts. Ranks nothing, and recommends nothing. */
export interface Dossier {
  readonly deskName: string;
  readonly timeZone: string;
  readonly first: string;
  readonly last: string;
  readonly asOf: Date;
  /** Such as "2026-11", the earliest first. */
  readonly months: readonly string[];
  readonly accounts: readonly DossierAccount[];
  /** Each pair of networks by itself, in the order that networks always have; none if all accounts are on one. */
  readonly pairs: readonly PairsOn[];
  /** Minutes of moderation in each month, as a total that the desk entered; null: it entered none. */
  readonly moderation: readonly (number | null)[];
  readonly incidents: readonly Incident[];
  readonly sleeps: readonly (Span & { readonly accountId: string })[];
  readonly reserve: readonly Span[];
  readonly emergencies: readonly (Span & { readonly isExercise: boolean; readonly posts: number })[];
  /** Null: nothing of the time before Tambour was imported. */
  readonly past: DossierPast | null;
  /** The day of the price list, YYYY-MM-DD. */
  readonly pricesAsOf: string;
}
