import { z } from 'zod';

import { canonicalJson } from '#storage/canonical-json.ts';

import { type DeskSettings, deskSettings } from './desk-settings.ts';
import { keptStepsSchema, type Step } from './steps.ts';

const { approvalsNeeded, graceSeconds, approversFrom, approverGroup, approvers, stewards } = deskSettings;
const { seenForHours, seenFromAt } = deskSettings;

/** Checks a stored policy. */
export const policySchema = z.object({
  approvalsNeeded: approvalsNeeded.schema,
  graceSeconds: graceSeconds.schema,
  approversFrom: approversFrom.schema,
  approverGroup: approverGroup.schema,
  approvers: approvers.schema,
  stewards: stewards.schema,
  steps: keptStepsSchema.nullable(),
  seenForHours: seenForHours.schema,
  seenFromAt: seenFromAt.schema,
});

/** A desk's rules of approval: who approves, how many, and from when on; the grace; and who may change all this. */
export type Policy = Pick<
  DeskSettings,
  | 'approvalsNeeded'
  | 'graceSeconds'
  | 'approversFrom'
  | 'approverGroup'
  | 'approvers'
  | 'steps'
  | 'stewards'
  | 'seenForHours'
  | 'seenFromAt'
>;

/** Takes the policy out of a desk's settings. Pure. */
export function policyOf(settings: Pick<DeskSettings, keyof Policy>): Policy {
  return policySchema.parse(settings);
}

/** Tells whether two policies are the same, in whatever order they name people. Pure. */
export function isSamePolicy(one: Policy, other: Policy): boolean {
  return canonicalJson(inOrder(one)) === canonicalJson(inOrder(other));
}

function inOrder(policy: Policy): Policy {
  const { approvers: named, stewards: trusted, steps } = policyOf(policy);
  return {
    ...policyOf(policy),
    approvers: named.toSorted(),
    stewards: trusted.toSorted(),
    steps: steps?.map(stepInOrder) ?? null,
  };
}

function stepInOrder(step: Step): Step {
  const { who } = step;
  return who.kind === 'people' ? { ...step, who: { ...who, ids: [...new Set(who.ids)].toSorted() } } : step;
}
