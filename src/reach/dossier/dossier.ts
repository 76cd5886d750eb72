import type { NetworkKind } from '#networks/network-rules.ts';
import type { Both, Comparison, Digest } from '#reach/digest.ts';
import type { Quartiles } from '#reach/statistics/quartiles.ts';

import type { DossierPast } from './past.ts';

/** The purpose of a post. A correction by the emergency path counts as `emergency`. */
export const postKinds = ['post', 'correction', 'emergency', 'relayed'] as const;

export type PostKind = (typeof postKinds)[number];

/** The ages at which a dossier shows counts. */
export const dossierAges = ['h72', 'd28'] as const;

export type DossierAge = (typeof dossierAges)[number];

/** Interactions of posts at one age. */
export interface Got {
  /** Number of posts whose interactions are known at that age; `sum` and `interactions` cover these. */
  readonly read: number;
  readonly sum: number | null;
  readonly interactions: Quartiles | null;
}

/** One account's publications in one month, and their results. */
export interface DossierCell {
  /** Number of posts published and not retracted, by purpose. */
  readonly posts: Readonly<Record<PostKind, number>>;
  readonly takenBack: number;
  readonly got: Readonly<Record<DossierAge, Got>>;
  /** At 72 hours: `vanished`: gone by then; `unreadable`: not reported by the network; `notRead`: never read. */
  readonly gaps: { readonly vanished: number; readonly unreadable: number; readonly notRead: number };
  /** Posts not yet 28 days old and not read at that age. */
  readonly young: number;
  /** Posts read more than an hour late at 72 hours. */
  readonly readLate: number;
  /** Replies by others at 72 hours; null: unknown. */
  readonly replies: number | null;
  /** For posts with known answers: replies by others, and how many of them we did not answer. Null: no such post. */
  readonly answering: { readonly replies: number; readonly unanswered: number } | null;
  /**
   * Replies that we answered within 72 hours, if the network shows when, and the median seconds until then; null:
   * unknown for every post.
   */
  readonly answers: { readonly replies: number; readonly medianSeconds: number | null } | null;
  /** The month's last reading; null: not read. */
  readonly followers: { readonly count: number; readonly readAt: Date } | null;
  /** In US dollars, by the prices in use; null on a network that bills nothing. */
  readonly cost: { readonly posts: number; readonly reading: number } | null;
  /**
   * Deliveries that failed (`failed`), left more than five minutes late (`late`), or were in doubt for a while
   * (`doubted`).
   */
  readonly failed: number;
  readonly late: number;
  readonly doubted: number;
}

/** An account of the desk, or a former one that published in these days. */
export interface DossierAccount {
  readonly id: string;
  readonly network: NetworkKind;
  readonly handle: string;
  /** The desk still publishes there. */
  readonly isOfDesk: boolean;
  /** Null: the month ended before Tambour knew the account, so nothing is known of it. */
  readonly months: readonly (DossierCell | null)[];
  readonly whole: DossierCell;
  /** Number of posts in `whole` that stand on no other network of the desk. */
  readonly nowhereElse: number;
  /** Others that point to it, as the desk's people entered them; null: none entered. */
  readonly pointers: { readonly text: string; readonly enteredAt: Date } | null;
}

/** The posts on two networks, compared with each other. */
export interface PairsOn {
  readonly networks: Both<NetworkKind>;
  readonly months: readonly Compared[];
  readonly whole: Compared;
  /** Number of revisions on either network without a pair at 72 hours, by reason. */
  readonly unpaired: readonly { readonly why: UnpairedWhy; readonly posts: number }[];
}

/** Pairs of one span, compared at both ages. */
export type Compared = Readonly<Record<DossierAge, Comparison>>;

export type IncidentKind = 'foreign' | 'duplicate' | 'edited' | 'deleted' | 'profile';

/** Something that somebody did on the network itself. */
export interface Incident {
  readonly accountId: string;
  readonly kind: IncidentKind;
  readonly at: Date;
  /** Settled since: somebody said that it was us, or it was undone. */
  readonly isSettled: boolean;
}

/** Reason why a post is in no pair. */
export type UnpairedWhy = Digest['unpaired'][number]['why'];

/** A span in which something was different from usual. */
export interface Span {
  readonly from: Date;
  readonly until: Date | null;
  readonly label: string | null;
}

/** Twelve months of a desk's own posts on its own accounts, without ranking or recommendation. */
export interface Dossier {
  readonly deskName: string;
  readonly timeZone: string;
  readonly first: string;
  readonly last: string;
  readonly asOf: Date;
  /** In the form "2026-11", the earliest first. */
  readonly months: readonly string[];
  readonly accounts: readonly DossierAccount[];
  /** Each pair of networks separately, in the usual order of networks; empty if all accounts are on one. */
  readonly pairs: readonly PairsOn[];
  /** Minutes of moderation per month, as entered by the desk; null: none entered. */
  readonly moderation: readonly (number | null)[];
  readonly incidents: readonly Incident[];
  readonly sleeps: readonly (Span & { readonly accountId: string })[];
  readonly reserve: readonly Span[];
  readonly emergencies: readonly (Span & { readonly isExercise: boolean; readonly posts: number })[];
  /** Null: nothing from before Tambour was imported. */
  readonly past: DossierPast | null;
  /** The day of the price list, YYYY-MM-DD. */
  readonly pricesAsOf: string;
}
