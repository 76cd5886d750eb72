import type { Decision } from './decision.ts';

/** The rule of one step: how many of whom. `approvers` null: only the chat knows them, and it was not asked. */
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
  /** People who are none of them the only one to approve in a step. */
  readonly askers: readonly string[];
  /** All approvals of exactly this state by people who may approve it, oldest first, the withdrawn ones too. */
  readonly approvals: readonly Decision[];
  /** The instant from which an approval counts no longer. */
  readonly expiresAt: (approval: Decision) => Date;
  readonly now: Date;
}

/** An approval, and the step whose turn it was when it was made. */
interface Made {
  readonly approval: Decision;
  readonly step: number;
}

/**
 * Goes through the steps with the approvals that stand, in the order in which they were made. One counts for the step
 * whose turn it was at that moment, if that is the turn by what still stands as well, and it is of a person, or in the
 * place of one, of that step. A place counts once in the whole chain, however many sat in it. So a step that is open
 * again takes with it what was approved after it. Pure.
 */
export function chainOf(question: ChainQuestion): Chain {
  const made: Made[] = [];
  // Find the step that was open at each approval. Where only the chat knows a step's people, it was asked when they approved.
  for (const approval of question.approvals) {
    const at = approval.decidedAt;
    const before = made.filter(({ approval: { withdrawnAt } }) => withdrawnAt === null || withdrawnAt > at);
    made.push({ approval, step: openIn(replayed(question, before, at)) });
  }
  const standing = made.filter(({ approval }) => approval.withdrawnAt === null);
  return replayed(question, standing, question.now);
}

/** Returns the step whose turn it is; the last one once all are gone through. Pure. */
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
      // A rule of none would approve everything by itself.
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
    const isTheirs = approvers?.includes(placeOf(approval)) ?? true;
    // guard: a place counts once
    const isCounted = counted.some((one) => isSamePlace(one.approval, approval));
    if (isTheirs && !isCounted) counted.push({ approval, step: open });
  }
  return chain();
}

/** Tells whether one person made both approvals, or both were made in one place. */
function isSamePlace(one: Decision, other: Decision): boolean {
  return one.person === other.person || placeOf(one) === placeOf(other);
}

function placeOf({ person, inPlaceOf }: Decision): string {
  return inPlaceOf ?? person;
}
