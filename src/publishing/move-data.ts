import type { FoundPost } from '#networks/publish-outcome.ts';
import type { TryLater } from '#networks/setback.ts';

import type { RetractFailedWhy } from './publishing-notice.ts';
import type { CancelledWhy, FailedWhy, HeldWhy, WhyInDoubt } from './why.ts';

/** The evidence that the post is there. */
type Evidence =
  | { readonly kind: 'answer' }
  | { readonly kind: 'look' }
  | { readonly kind: 'person'; readonly person: string };

/** Why a delivery is tried again later by itself. */
export type PutOffWhy = 'rate_limit' | 'media_processing' | 'server_busy' | 'unreachable' | 'name_not_found';

/** The moment when it leaves, and the last moment at which it may. */
interface Times {
  readonly dueAt: Date;
  readonly notAfterAt: Date;
}

/** The moment when it leaves (again), and the reason. */
export interface Ready {
  readonly at: Date;
  readonly because: string;
  /** Once more after a doubt. */
  readonly repeat?: boolean;
  readonly actor?: string;
}

/** Data that each move needs: its rows are those of `moves`. */
export interface MoveData {
  readonly planAgain: Times;
  /** `tells`: people hear why, and until when. */
  readonly putOff: Ready & { readonly keepsTurn: boolean; readonly tells: PutOffWhy | null };
  readonly sendAgain: Ready;
  readonly publish: { readonly post: FoundPost; readonly evidence: Evidence; readonly readBackAt: Date };
  readonly correct: { readonly evidence: Evidence; readonly readBackAt: Date };
  /** `sendingSince`: how far back to look, if that is not known yet. */
  readonly doubt: { readonly why: WhyInDoubt; readonly lookAt: Date; readonly sendingSince?: Date };
  /** `absentLooks` null: a limit kept the look from being had, so that it does not count. */
  readonly probeAgain: { readonly at: Date; readonly absentLooks: number | null };
  /** `isAbsent`: nothing of it is public, whatever was in doubt. */
  readonly fail: { readonly why: FailedWhy; readonly isAbsent?: true };
  /** `isTold`: people were told why just now. `isAbsent`: as for `fail`. */
  readonly hold: { readonly why: HeldWhy; readonly isTold?: boolean; readonly isAbsent?: true };
  /** `shows`: the cards are to be drawn anew; left out if the caller tells of all that it calls off. */
  readonly cancel: { readonly why: CancelledWhy; readonly actor?: string; readonly shows?: true };
  readonly retract: { readonly person: string; readonly reason: string };
  readonly retractAgain: { readonly at: Date; readonly round: number; readonly why: TryLater['why'] | null };
  readonly retracted: object;
  readonly retractFail: { readonly why: RetractFailedWhy };
}
