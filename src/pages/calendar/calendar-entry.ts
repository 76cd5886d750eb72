import type { DraftState } from '#drafts/draft.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { DeliveryState } from '#storage/generated/enums.ts';

/** State of a post, or of its part for one account, in the calendar. */
export const calendarStates = [
  'writing',
  'waits',
  'approved',
  'held',
  'public',
  'partly',
  'retracted',
  'cancelled',
] as const;

export type CalendarState = (typeof calendarStates)[number];

/** Whom a post waits for: a number of approvals, of one role if the policy has steps; or changes by its author. */
export type Awaited =
  | { readonly kind: 'approvals'; readonly missing: number; readonly role: string | null }
  | { readonly kind: 'changes' };

/** An account of a post, with the post's state there. */
export interface CalendarAccount {
  readonly id: string;
  /** Its address on the network. */
  readonly name: string;
  readonly network: NetworkKind;
  readonly state: Exclude<CalendarState, 'partly'>;
  /** Where the post is; null: not public. */
  readonly url: string | null;
}

/** One draft in the calendar. */
export interface CalendarEntry {
  readonly draftId: string;
  readonly number: number;
  /** Stays the same for the draft's whole life. */
  readonly uid: string;
  /** Increases with every change of the draft. */
  readonly sequence: number;
  /** When it was published, or is to be; null: no time yet. */
  readonly at: Date | null;
  readonly accounts: readonly CalendarAccount[];
  readonly state: CalendarState;
  /** Null: it waits for nobody's decision. */
  readonly awaited: Awaited | null;
  /** Number of the draft whose posts it corrects; null: none. */
  readonly corrects: number | null;
  /** True: a correction of one of its posts went out. */
  readonly isCorrected: boolean;
  /** Null outside the reader's scope: planned texts, and texts no longer public. */
  readonly text: string | null;
  /** The content warning, under the same rule; also null if there is none. */
  readonly warning: string | null;
  /** True: its text was changed since it was published, and is left out. */
  readonly isUnproven: boolean;
}

/** A delivery as the calendar reads it. */
export interface DeliveryFacts {
  readonly accountId: string;
  readonly revision: number;
  readonly state: DeliveryState;
  readonly dueAt: string;
  readonly sentAt: string | null;
  readonly sendingSince: string | null;
  readonly url: string | null;
  readonly isCorrected: boolean;
  readonly retractWhy: string | null;
}

/** Returns a post's state on one account, by its last delivery there; undefined: there is none. Pure. */
export function stateOfAccount(draft: DraftState, delivery: DeliveryFacts | undefined): CalendarAccount['state'] {
  switch (delivery?.state) {
    case 'sent':
    case 'retracting':
      return 'public';
    case 'retracted':
      return 'retracted';
    case 'doubt':
      return 'held';
    case 'held':
    case 'failed':
      return draft === 'approved' ? 'held' : stateOfDraft(draft);
    case 'ready':
    case 'sending':
      return 'approved';
    case 'cancelled':
      return draft === 'approved' ? 'cancelled' : stateOfDraft(draft);
    case undefined:
      return stateOfDraft(draft);
  }
}

function stateOfDraft(draft: DraftState): CalendarAccount['state'] {
  switch (draft) {
    case 'writing':
      return 'writing';
    case 'asked':
      return 'waits';
    case 'approved':
      return 'approved';
    case 'rejected':
    case 'cancelled':
      return 'cancelled';
  }
}

/** Returns a post's state, by its states on its accounts. Pure. */
export function stateOfEntry(accounts: readonly Pick<CalendarAccount, 'state'>[]): CalendarState {
  const has = (state: CalendarState): boolean => accounts.some((account) => account.state === state);
  if (has('public')) return accounts.every(({ state }) => state === 'public') ? 'public' : 'partly';
  const order = ['held', 'approved', 'waits', 'writing', 'retracted', 'cancelled'] as const;
  return order.find(has) ?? 'cancelled';
}

/**
 * Returns when a post was published, or is to be: by its sent deliveries, else by those on their way, else by its
 * authors' time. Null: none yet. Pure.
 */
export function timeOf(draft: DraftState, publishAt: Date | null, deliveries: readonly DeliveryFacts[]): Date | null {
  const sent = deliveries.flatMap(({ sentAt }) => (sentAt === null ? [] : [sentAt]));
  if (sent.length > 0) return earliest(sent);
  const live = deliveries.filter(({ state }) => state !== 'cancelled');
  if (draft === 'approved' && live.length > 0) {
    // While a delivery is in doubt, `dueAt` is the next look at the network.
    return earliest(
      live.map(({ state, dueAt, sendingSince }) => (state === 'doubt' ? (sendingSince ?? dueAt) : dueAt)),
    );
  }
  if (publishAt !== null || draft !== 'approved' || deliveries.length === 0) return publishAt;
  return earliest(deliveries.map(({ dueAt }) => dueAt));
}

function earliest(instants: readonly string[]): Date {
  return new Date(Math.min(...instants.map((at) => Date.parse(at))));
}
