import type { Decision } from './decision.ts';

/** Sum of the decisions on a revision. */
export type Standing =
  | { readonly kind: 'approved'; readonly by: readonly string[] }
  | { readonly kind: 'rejected'; readonly by: string; readonly reason: string | null }
  | { readonly kind: 'changesAsked'; readonly by: string; readonly reason: string | null }
  | {
      readonly kind: 'waiting';
      readonly missing: number;
      readonly by: readonly string[];
      /** One of them is not as Tambour left it: nothing is known to stand, and all are to be made anew. */
      readonly isUnproven?: true;
    };

export interface StandingQuestion {
  /** Everybody whose words the revision is. */
  readonly authors: readonly string[];
  /** People who asked for approval of it in the author's place. */
  readonly askers: readonly string[];
  /** `approvers`: whose approvals count today; null if only the chat knows and it was not asked again. */
  readonly policy: {
    readonly needed: number;
    readonly expiresHours: number;
    readonly approvers: readonly string[] | null;
  };
  /** `notAfterAt` null: not scheduled. */
  readonly revision: {
    readonly number: number;
    readonly fingerprint: string;
    readonly notAfterAt: Date | null;
  };
  readonly decisions: readonly Decision[];
  readonly now: Date;
}

/**
 * Returns what stands now. A rejection beats a wish for changes, which beats approvals. Its authors never count,
 * and whoever asked in the author's place not alone: two people have let it go. Whether somebody may approve was
 * checked when they did; people whom the desk no longer names, or who have left the channel or group that approves,
 * count no longer. A deputy's decision hangs on the person in whose place it was made, and not on how long they are
 * away: what was approved on the last day of an absence for the week after was approved by somebody entitled, as was
 * what an approver left behind before a holiday. A place counts once, however many sat in it. If one decision on the
 * revision is not genuine, none counts: it may have been a refusal, or its withdrawal. Pure.
 */
export function standingOf(question: StandingQuestion): Standing {
  // A policy of none would approve everything by itself.
  const needed = Math.max(1, question.policy.needed);
  if (question.decisions.some((decision) => isForged(decision, question))) {
    return { kind: 'waiting', missing: needed, by: [], isUnproven: true };
  }
  const live = question.decisions.filter((decision) => isLive(decision, question));
  const rejected = live.find((decision) => decision.kind === 'reject');
  if (rejected !== undefined) return { kind: 'rejected', by: rejected.person, reason: rejected.reason };
  const changes = live.find((decision) => decision.kind === 'changes');
  if (changes !== undefined) return { kind: 'changesAsked', by: changes.person, reason: changes.reason };
  const { approvers } = question.policy;
  const counted = live.filter(
    (decision) => !isExpired(decision, question) && (approvers?.includes(placeOf(decision)) ?? true),
  );
  const kept = onceEach(counted);
  const by = kept.map(({ person }) => person);
  const isByOthers = kept.some((one) => ![one.person, placeOf(one)].some((person) => question.askers.includes(person)));
  const missing = Math.max(needed - by.length, isByOthers ? 0 : 1);
  return missing === 0 ? { kind: 'approved', by } : { kind: 'waiting', missing, by };
}

function isForged({ revision, isGenuine }: Decision, question: StandingQuestion): boolean {
  // guard: decisions are our own
  return revision === question.revision.number && !isGenuine;
}

function isLive(decision: Decision, { authors, revision }: StandingQuestion): boolean {
  return (
    decision.withdrawnAt === null &&
    decision.revision === revision.number &&
    decision.fingerprint === revision.fingerprint &&
    !authors.includes(decision.person) &&
    !authors.includes(placeOf(decision))
  );
}

/** Keeps the first decision of each person, and of each place. */
function onceEach(decisions: readonly Decision[]): readonly Decision[] {
  const kept: Decision[] = [];
  for (const one of decisions) {
    if (!kept.some((other) => other.person === one.person || placeOf(other) === placeOf(one))) kept.push(one);
  }
  return kept;
}

function placeOf({ person, inPlaceOf }: Decision): string {
  return inPlaceOf ?? person;
}

/**
 * Tells whether an approval has expired: it stands `expiresHours`, or until a scheduled post's last moment if that is
 * later.
 */
function isExpired(decision: Decision, { policy, revision, now }: StandingQuestion): boolean {
  const expiresAt = Math.max(
    decision.decidedAt.getTime() + policy.expiresHours * 3_600_000,
    revision.notAfterAt?.getTime() ?? 0,
  );
  // guard: approvals expire
  return now.getTime() >= expiresAt;
}
