import type { FoundPost } from '#networks/publish-outcome.ts';
import type { TryLater } from '#networks/setback.ts';
import type { Drawn } from '#storage/notify.ts';

import type { Delivery } from './delivery.ts';
import type { PublishingNotice, RetractFailedWhy } from './publishing-notice.ts';
import type { PublishingStep } from './queues.ts';
import type { CancelledWhy, FailedWhy, HeldWhy, WhyInDoubt } from './why.ts';

type State = Delivery['state'];

/** A transition of a delivery from one state to another, and what is written with it. */
interface MoveRow {
  readonly from: readonly State[];
  readonly to: State;
  /** Suffix of `delivery.…` in the journal; null: it is not journaled. */
  readonly journal: string | null;
  /** The steps that may be enqueued with it. */
  readonly steps: readonly (PublishingStep['step'] | 'endLeases')[];
  /** The messages to the thread that may be written with it. */
  readonly messages: readonly PublishingNotice['kind'][];
  /** How soon everything that shows the draft is drawn anew. */
  readonly drawn: Drawn;
  /** States in which the delivery kept its account's next post waiting: leaving them wakes that one. */
  readonly wakesFrom: readonly State[];
  readonly because: string;
}

/**
 * The moves that a delivery may make, from which state to which. Nothing else changes its state; src/README.md shows
 * this table. A post waits only for earlier posts of its account that are ready or being sent: a delivery that leaves
 * these states wakes it.
 */
export const moves = {
  plan: {
    from: [],
    to: 'ready',
    journal: 'planned',
    steps: ['send'],
    messages: [],
    drawn: 'now',
    wakesFrom: [],
    because: 'One entry and one job for all of a draft; it goes behind what is ready.',
  },
  planAgain: {
    from: ['ready', 'held', 'failed', 'cancelled'],
    to: 'ready',
    journal: 'planned',
    steps: ['send'],
    messages: [],
    drawn: 'now',
    wakesFrom: [],
    because: 'As plan, with the same key: nothing of it has reached the network.',
  },
  putOff: {
    from: ['ready', 'sending'],
    to: 'ready',
    journal: 'ready',
    steps: ['send'],
    messages: ['delivery.delayed'],
    drawn: 'now',
    wakesFrom: ['ready', 'sending'],
    because: 'Others go before it meanwhile, unless a limit of the account keeps all of them.',
  },
  sendAgain: {
    from: ['doubt', 'held', 'failed'],
    to: 'ready',
    journal: 'ready',
    steps: ['send'],
    messages: [],
    drawn: 'now',
    wakesFrom: [],
    because: 'Nobody waited for it; now it waits its turn.',
  },
  claim: {
    from: ['ready'],
    to: 'sending',
    journal: 'sending',
    steps: ['endLeases'],
    messages: [],
    drawn: 'soon',
    wakesFrom: [],
    because: 'It is its turn, and stays it until the answer is recorded or the lease ends.',
  },
  publish: {
    from: ['sending', 'doubt', 'held'],
    to: 'sent',
    journal: 'sent',
    steps: ['readBack', 'retractOld'],
    messages: ['delivery.sent', 'delivery.settled', 'post.corrected'],
    drawn: 'now',
    wakesFrom: ['sending', 'doubt'],
    because:
      'From held by a person who saw it, or by an answer that came late. For a doubt, the next part of a series waits.',
  },
  correct: {
    from: ['sending', 'doubt', 'held'],
    to: 'sent',
    journal: 'corrected',
    steps: ['readBack'],
    messages: ['delivery.corrected', 'post.corrected'],
    drawn: 'now',
    wakesFrom: ['sending'],
    because: 'As publish, of an edit: the post keeps its id, which is its first delivery’s.',
  },
  doubt: {
    from: ['ready', 'sending', 'doubt', 'held', 'failed'],
    to: 'doubt',
    journal: 'doubt',
    steps: ['settle'],
    messages: ['delivery.doubt'],
    drawn: 'now',
    wakesFrom: ['ready', 'sending'],
    because:
      'It may last an hour. The next post says something else and doubles nothing; what corrects the same post is held by the gate and the claim. From ready, held and failed after a restore.',
  },
  probeAgain: {
    from: ['doubt'],
    to: 'doubt',
    journal: 'looked',
    steps: ['settle'],
    messages: [],
    drawn: 'never',
    wakesFrom: [],
    because: 'Still in doubt; only a look that was answered is journaled.',
  },
  fail: {
    from: ['ready', 'sending', 'doubt'],
    to: 'failed',
    journal: 'failed',
    steps: [],
    messages: ['delivery.failed'],
    drawn: 'now',
    wakesFrom: ['ready', 'sending', 'doubt'],
    because: 'From ready where a picture was refused: the next post may have none.',
  },
  hold: {
    from: ['ready', 'sending', 'doubt', 'held', 'failed'],
    to: 'held',
    journal: 'held',
    steps: [],
    messages: ['delivery.held'],
    drawn: 'now',
    wakesFrom: ['ready', 'sending', 'doubt'],
    because: 'Until a person says so. Where the account is why, the gate holds the next one too.',
  },
  cancel: {
    from: ['ready', 'held', 'failed'],
    to: 'cancelled',
    journal: 'cancelled',
    steps: [],
    messages: [],
    drawn: 'now',
    wakesFrom: ['ready'],
    because: 'Only what certainly is not public.',
  },
  retract: {
    from: ['sent'],
    to: 'retracting',
    journal: 'retractAsked',
    steps: ['retract'],
    messages: [],
    drawn: 'now',
    wakesFrom: [],
    because: 'Posts do not wait for one that goes.',
  },
  retractAgain: {
    from: ['retracting'],
    to: 'retracting',
    journal: null,
    steps: ['retract'],
    messages: [],
    drawn: 'now',
    wakesFrom: [],
    because: 'Deleting twice does no harm, so that no try is journaled.',
  },
  retracted: {
    from: ['retracting'],
    to: 'retracted',
    journal: 'retracted',
    steps: [],
    messages: ['delivery.retracted', 'post.replaced'],
    drawn: 'now',
    wakesFrom: [],
    because: 'The end.',
  },
  retractFail: {
    from: ['retracting'],
    to: 'sent',
    journal: 'retractFailed',
    steps: [],
    messages: ['delivery.retractFailed', 'post.stays'],
    drawn: 'now',
    wakesFrom: [],
    because: 'As public as before, and can be retracted again.',
  },
} as const satisfies Readonly<Record<string, MoveRow>>;

type MoveKind = keyof typeof moves;

/** Tells whether the table lets a delivery in that state make this move. */
export function isAllowed(kind: MoveKind, state: State): boolean {
  return isAmong(moves[kind].from, state);
}

/** Tells whether this move, made from that state, wakes the account's next post. */
export function wakesNext(kind: MoveKind, state: State): boolean {
  return isAmong(moves[kind].wakesFrom, state);
}

function isAmong(states: readonly State[], state: State): boolean {
  return states.includes(state);
}

/** The evidence that the post is there. */
type Evidence =
  | { readonly kind: 'answer' }
  /** `isProven` false: no signed entry of the journal said what to look for. */
  | { readonly kind: 'look'; readonly isProven?: false }
  /** `isSeen`: Tambour has read it as well. */
  | { readonly kind: 'person'; readonly person: string; readonly isSeen: boolean };

/** Why Tambour tries a delivery again later on its own. */
export type PutOffWhy =
  | 'rate_limit'
  | 'upload_limit'
  | 'media_processing'
  | 'server_busy'
  | 'unreachable'
  | 'name_not_found';

/** When the delivery is due, and the latest time at which it may leave. */
interface Times {
  readonly dueAt: Date;
  readonly notAfterAt: Date;
}

/** When the delivery is due (again), and why. */
export interface Ready {
  readonly at: Date;
  readonly because: string;
  /** True for a resend after a doubt. */
  readonly repeat?: boolean;
  readonly actor?: string;
}

/** Data that each move needs, by the keys of `moves`. */
export interface MoveData {
  readonly planAgain: Times;
  /** `tells`: why, if people are to be notified, with the time. */
  readonly putOff: Ready & { readonly keepsTurn: boolean; readonly tells: PutOffWhy | null };
  readonly sendAgain: Ready;
  readonly publish: { readonly post: FoundPost; readonly evidence: Evidence; readonly readBackAt: Date };
  readonly correct: { readonly evidence: Evidence; readonly readBackAt: Date };
  /** `sendingSince`: how far back to look, if that is not known yet. */
  readonly doubt: { readonly why: WhyInDoubt; readonly lookAt: Date; readonly sendingSince?: Date };
  /** `absentLooks` null: a limit prevented the look, so it does not count. */
  readonly probeAgain: { readonly at: Date; readonly absentLooks: number | null };
  /** `isAbsent`: nothing of it is public, even if that was in doubt. */
  readonly fail: { readonly why: FailedWhy; readonly isAbsent?: true };
  /** `isTold`: people know why already. `isAbsent`: as for `fail`. `isUnsure`: from now on it may be public. */
  readonly hold: {
    readonly why: HeldWhy;
    readonly isTold?: boolean;
    readonly isAbsent?: true;
    readonly isUnsure?: true;
  };
  readonly cancel: { readonly why: CancelledWhy; readonly actor?: string };
  readonly retract: { readonly person: string; readonly reason: string };
  readonly retractAgain: { readonly at: Date; readonly round: number; readonly why: TryLater['why'] | null };
  readonly retracted: object;
  readonly retractFail: { readonly why: RetractFailedWhy };
}
