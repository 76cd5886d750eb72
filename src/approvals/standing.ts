import { type Chain, chainOf, openIn, type StepRule } from './chain.ts';
import type { Decision } from './decision.ts';

/** The result of all decisions on a revision. `chain`: only if the policy has steps. */
export type Standing =
  | { readonly kind: 'approved'; readonly by: readonly string[]; readonly chain?: Chain }
  | { readonly kind: 'rejected'; readonly by: string; readonly reason: string | null }
  | { readonly kind: 'changesAsked'; readonly by: string; readonly reason: string | null }
  | {
      readonly kind: 'waiting';
      /** Approvals still missing in the step whose turn it is. */
      readonly missing: number;
      /** Everybody whose approval counts, in whichever step. */
      readonly by: readonly string[];
      readonly chain?: Chain;
      /** One decision is not genuine: none counts, and all have to be made anew. */
      readonly isUnproven?: true;
    };

export interface StandingQuestion {
  /** Everybody whose words stand in the revision. */
  readonly authors: readonly string[];
  /** People who asked for approval of it in the author's place. */
  readonly askers: readonly string[];
  /** `approvers`: whose approvals count today; null if only the chat knows and it was not asked again. */
  readonly policy: {
    readonly needed: number;
    readonly expiresHours: number;
    readonly approvers: readonly string[] | null;
    /** Ordered steps in place of `needed` and `approvers`; left out: none. */
    readonly steps?: readonly StepRule[];
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
 * Returns the standing now. A rejection beats a request for changes, which beats approvals. Authors never count. A
 * person who asked in the author's place does not count alone, so that two people have agreed. Whether somebody may
 * approve was checked when they did; people whom the desk no longer names, or who have left the channel or group that
 * approves, no longer count. A deputy's decision depends on the person they stood in for, not on how long that person
 * is away: an approval from the last day of an absence for the week after remains valid. A place counts once, however
 * many people acted in it. `chain.ts` applies the steps in their order. If one decision on the revision is not genuine,
 * none counts: it may have been a refusal, or a withdrawal. Pure.
 */
export function standingOf(question: StandingQuestion): Standing {
  const { steps } = question.policy;
  const shown = (chain: Chain): { readonly chain?: Chain } => (steps === undefined ? {} : { chain });
  if (question.decisions.some((decision) => isForged(decision, question))) {
    const chain = stepsOf({ ...question, decisions: [] });
    return { kind: 'waiting', missing: missingIn(chain), by: [], ...shown(chain), isUnproven: true };
  }
  const live = question.decisions.filter((one) => one.withdrawnAt === null && isEligible(one, question));
  const rejected = live.find((decision) => decision.kind === 'reject');
  if (rejected !== undefined) return { kind: 'rejected', by: rejected.person, reason: rejected.reason };
  const changes = live.find((decision) => decision.kind === 'requestChanges');
  if (changes !== undefined) return { kind: 'changesAsked', by: changes.person, reason: changes.reason };
  const chain = stepsOf(question);
  const by = chain.flatMap((step) => step.by);
  const missing = missingIn(chain);
  return missing === 0 ? { kind: 'approved', by, ...shown(chain) } : { kind: 'waiting', missing, by, ...shown(chain) };
}

/**
 * Returns "approved" if one of these people has approved, whatever else is missing. A standing that is not waiting, or
 * has a decision that is not genuine, stays as it is. Pure.
 */
export function enoughBy(standing: Standing, people: readonly string[]): Standing {
  if (standing.kind !== 'waiting' || standing.isUnproven === true) return standing;
  const by = standing.by.filter((person) => people.includes(person));
  return by.length === 0 ? standing : { kind: 'approved', by };
}

/** Returns the standing of each step, or of the policy's only rule, regardless of objections. Pure. */
export function stepsOf(question: StandingQuestion): Chain {
  const { policy, askers, decisions, revision, now } = question;
  const { needed, approvers, expiresHours, steps = [{ name: '', needed, approvers }] } = policy;
  const isUnproven = decisions.some((decision) => isForged(decision, question));
  return chainOf({
    rules: steps,
    askers,
    approvals: isUnproven ? [] : decisions.filter((one) => one.kind === 'approve' && isEligible(one, question)),
    // It stands for some hours, or until a scheduled post's latest time if that is later.
    expiresAt: ({ decidedAt }) =>
      new Date(Math.max(decidedAt.getTime() + expiresHours * 3_600_000, revision.notAfterAt?.getTime() ?? 0)),
    now,
  });
}

function missingIn(chain: Chain): number {
  return chain[openIn(chain)]?.missing ?? 1;
}

function isForged({ revision, isGenuine }: Decision, question: StandingQuestion): boolean {
  // guard: decisions are our own
  return revision === question.revision.number && !isGenuine;
}

/** Tells whether a decision is about exactly this state, and neither by nor in the place of one of its authors. */
function isEligible(
  { revision: number, fingerprint, person, inPlaceOf }: Decision,
  question: StandingQuestion,
): boolean {
  const { authors, revision } = question;
  return (
    number === revision.number &&
    fingerprint === revision.fingerprint &&
    !authors.includes(person) &&
    !authors.includes(inPlaceOf ?? person)
  );
}

/** Returns the name of the step whose turn it became when this person completed the one before; else nothing. Pure. */
export function turnAfter(standing: Standing, person: string): { readonly turn?: string } {
  if (standing.kind !== 'waiting' || standing.chain === undefined) return {};
  const open = openIn(standing.chain);
  const isFilled = standing.chain[open - 1]?.by.includes(person) === true;
  const next = standing.chain[open];
  return isFilled && next !== undefined ? { turn: next.name } : {};
}
