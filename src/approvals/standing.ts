import { type Chain, chainOf, openIn, type StepRule } from './chain.ts';
import type { Decision } from './decision.ts';

/** Sum of the decisions on a revision. `chain`: where the policy has steps. */
export type Standing =
  | { readonly kind: 'approved'; readonly by: readonly string[]; readonly chain?: Chain }
  | { readonly kind: 'rejected'; readonly by: string; readonly reason: string | null }
  | { readonly kind: 'changesAsked'; readonly by: string; readonly reason: string | null }
  | {
      readonly kind: 'waiting';
      /** Approvals that are still missing, of the step whose turn it is. */
      readonly missing: number;
      /** Everybody whose approval counts, in whichever step. */
      readonly by: readonly string[];
      readonly chain?: Chain;
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
 * Returns what stands now. A rejection beats a wish for changes, which beats approvals. Its authors never count,
 * and whoever asked in the author's place not alone: two people have let it go. Whether somebody may approve was
 * checked when they did; people whom the desk no longer names, or who have left the channel or group that approves,
 * count no longer. A deputy's decision hangs on the person in whose place it was made, and not on how long they are
 * away: what was approved on the last day of an absence for the week after was approved by somebody entitled, as was
 * what an approver left behind before a holiday. A place counts once, however many sat in it. Steps are gone through in
 * their order: `chain.ts`. If one decision on the revision is not genuine, none counts: it may have been a refusal, or its
 * withdrawal. Pure.
 */
export function standingOf(question: StandingQuestion): Standing {
  const { steps } = question.policy;
  const shown = (chain: Chain): { readonly chain?: Chain } => (steps === undefined ? {} : { chain });
  if (question.decisions.some((decision) => isForged(decision, question))) {
    const chain = stepsOf({ ...question, decisions: [] });
    return { kind: 'waiting', missing: missingIn(chain), by: [], ...shown(chain), isUnproven: true };
  }
  const live = question.decisions.filter((one) => one.withdrawnAt === null && isTheirs(one, question));
  const rejected = live.find((decision) => decision.kind === 'reject');
  if (rejected !== undefined) return { kind: 'rejected', by: rejected.person, reason: rejected.reason };
  const changes = live.find((decision) => decision.kind === 'changes');
  if (changes !== undefined) return { kind: 'changesAsked', by: changes.person, reason: changes.reason };
  const chain = stepsOf(question);
  const by = chain.flatMap((step) => step.by);
  const missing = missingIn(chain);
  return missing === 0 ? { kind: 'approved', by, ...shown(chain) } : { kind: 'waiting', missing, by, ...shown(chain) };
}

/**
 * Returns a standing by which one approval of these people is enough, whatever else is missing. What is rejected, or not
 * known to be genuine, stays so. Pure.
 */
export function enoughBy(standing: Standing, people: readonly string[]): Standing {
  if (standing.kind !== 'waiting' || standing.isUnproven === true) return standing;
  const by = standing.by.filter((person) => people.includes(person));
  return by.length === 0 ? standing : { kind: 'approved', by };
}

/** Returns what stands of each step, or of the one rule that there is, whatever was objected. Pure. */
export function stepsOf(question: StandingQuestion): Chain {
  const { policy, askers, decisions, revision, now } = question;
  const { needed, approvers, expiresHours, steps = [{ name: '', needed, approvers }] } = policy;
  const isUnproven = decisions.some((decision) => isForged(decision, question));
  return chainOf({
    rules: steps,
    askers,
    approvals: isUnproven ? [] : decisions.filter((one) => one.kind === 'approve' && isTheirs(one, question)),
    // It stands for some hours, or until a scheduled post's last moment if that is later.
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

/** Tells whether a decision is about exactly this state, and by nobody who may not decide about it. */
function isTheirs({ revision: number, fingerprint, person, inPlaceOf }: Decision, question: StandingQuestion): boolean {
  const { authors, revision } = question;
  return (
    number === revision.number &&
    fingerprint === revision.fingerprint &&
    !authors.includes(person) &&
    !authors.includes(inPlaceOf ?? person)
  );
}

/** Returns the name of the step whose turn it is since this person filled the one before. Pure. */
export function turnAfter(standing: Standing, person: string): { readonly turn?: string } {
  if (standing.kind !== 'waiting' || standing.chain === undefined) return {};
  const open = openIn(standing.chain);
  const isFilled = standing.chain[open - 1]?.by.includes(person) === true;
  const next = standing.chain[open];
  return isFilled && next !== undefined ? { turn: next.name } : {};
}
