import type { DraftState } from '#drafts/draft.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { DeliveryState } from '#storage/generated/enums.ts';

/** How a post, or its part for one account, stands in the calendar. */
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

/** Whom a post waits for: so many approvals, of one role where the policy has steps; or changes by its author. */
export type Awaited =
  | { readonly kind: 'approvals'; readonly missing: number; readonly role: string | null }
  | { readonly kind: 'changes' };

/** An account of a post, with how the post stands there. */
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
  /** Stays the same whatever becomes of the draft. */
  readonly uid: string;
  /** Rises with whatever happens to the draft. */
  readonly sequence: number;
  /** When it went out, or is to; null: it has no time yet. */
  readonly at: Date | null;
  readonly accounts: readonly CalendarAccount[];
  readonly state: CalendarState;
  /** Null: it waits for nobody's decision. */
  readonly awaited: Awaited | null;
  /** Number of the draft whose posts it corrects; null: none. */
  readonly corrects: number | null;
  /** True: a correction of one of its posts went out. */
  readonly isCorrected: boolean;
  /** Null where it is outside the reader's scope: what is planned, and what is public no more. */
  readonly text: string | null;
  /** The content warning, under the same rule; null as well where it has none. */
  readonly warning: string | null;
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
}

/** Returns how an account of a draft stands, by its last delivery there; undefined: none was made. Pure. */
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

/** Returns how a post stands, by how it stands on each of its accounts. Pure. */
export function stateOfEntry(accounts: readonly Pick<CalendarAccount, 'state'>[]): CalendarState {
  const has = (state: CalendarState): boolean => accounts.some((account) => account.state === state);
  if (has('public')) return accounts.every(({ state }) => state === 'public') ? 'public' : 'partly';
  const order = ['held', 'approved', 'waits', 'writing', 'retracted', 'cancelled'] as const;
  return order.find(has) ?? 'cancelled';
}

/**
 * Returns when a post went out, or is to: by what was sent, else by what is on its way, else by the time that its authors
 * gave it. Null: it has none yet. Pure.
 */
export function timeOf(draft: DraftState, publishAt: Date | null, deliveries: readonly DeliveryFacts[]): Date | null {
  const sent = deliveries.flatMap(({ sentAt }) => (sentAt === null ? [] : [sentAt]));
  if (sent.length > 0) return earliest(sent);
  const live = deliveries.filter(({ state }) => state !== 'cancelled');
  if (draft === 'approved' && live.length > 0) {
    // In doubt, what is due is the next look at the network.
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
