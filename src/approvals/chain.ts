import type { Decision } from './decision.ts';

/** The rule of one step: how many approvals, by whom. `approvers` null: only the chat knows, and it was not asked. */
export interface StepRule {
  readonly name: string;
  readonly needed: number;
  readonly approvers: readonly string[] | null;
}

/** The standing of one step: who has approved, and how many approvals are missing. */
export interface StepStanding {
  readonly name: string;
  readonly by: readonly string[];
  readonly missing: number;
}

/** The steps of an approval in their order. */
export type Chain = readonly StepStanding[];

export interface ChainQuestion {
  /** At least one. */
  readonly rules: readonly StepRule[];
  /** People who never approve alone: in each step somebody else must approve too. */
  readonly askers: readonly string[];
  /** All approvals of exactly this state by people who may approve it, oldest first, including withdrawn ones. */
  readonly approvals: readonly Decision[];
  /** Returns when an approval stops counting. */
  readonly expiresAt: (approval: Decision) => Date;
  readonly now: Date;
}

/** An approval, and the step whose turn it was when it was made. */
interface Made {
  readonly approval: Decision;
  readonly step: number;
}

/**
 * Applies the standing approvals to the steps, in the order in which they were made. An approval counts for the step
 * whose turn it was when it was made, if the approvals that still stand give the same turn, and if its person, or the
 * person they stood in for, belongs to that step. A place counts once in the whole chain, however many people acted in
 * it. So if a step opens again, the approvals made after it no longer count. Pure.
 */
export function chainOf(question: ChainQuestion): Chain {
  const made: Made[] = [];
  // Finds the step that was open at each approval. If only the chat knows a step's people, it was asked back then.
  for (const approval of question.approvals) {
    const at = approval.decidedAt;
    const before = made.filter(({ approval: { withdrawnAt } }) => withdrawnAt === null || withdrawnAt > at);
    made.push({ approval, step: openIn(replayed(question, before, at)) });
  }
  const standing = made.filter(({ approval }) => approval.withdrawnAt === null);
  return replayed(question, standing, question.now);
}

/** Returns the index of the step whose turn it is; the last one if all are complete. Pure. */
export function openIn(chain: Chain): number {
  const open = chain.findIndex(({ missing }) => missing > 0);
  return open === -1 ? chain.length - 1 : open;
}

function replayed({ rules, askers, expiresAt }: ChainQuestion, made: readonly Made[], at: Date): Chain {
  const counted: Made[] = [];
  const chain = (): Chain =>
    rules.map((rule, index) => {
      const kept = counted.filter(({ step }) => step === index).map(({ approval }) => approval);
      const isByOthers = kept.some((one) => ![one.person, placeOf(one)].some((person) => askers.includes(person)));
      // A rule that needs none would approve everything.
      const missing = Math.max(Math.max(1, rule.needed) - kept.length, isByOthers ? 0 : 1);
      return { name: rule.name, by: kept.map(({ person }) => person), missing };
    });
  for (const { approval, step } of made) {
    // guard: approvals expire
    if (at >= expiresAt(approval)) continue;
    const now = openIn(chain());
    // guard: steps in their order
    const open = step === now ? now : null;
    if (open === null) continue;
    const { approvers = null } = rules[open] ?? {};
    // guard: the step's own people
    const isByApprover = approvers?.includes(placeOf(approval)) ?? true;
    // guard: a place counts once
    const isCounted = counted.some((one) => isSamePlace(one.approval, approval));
    if (isByApprover && !isCounted) counted.push({ approval, step: open });
  }
  return chain();
}

/** Tells whether one person made both approvals, or both were made in the same person's place. */
function isSamePlace(one: Decision, other: Decision): boolean {
  return one.person === other.person || placeOf(one) === placeOf(other);
}

function placeOf({ person, inPlaceOf }: Decision): string {
  return inPlaceOf ?? person;
}
