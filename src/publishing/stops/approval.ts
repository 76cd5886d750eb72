import { openIn } from '#approvals/chain.ts';

import type { AtGate, GateStop } from './stop.ts';

const passes = { corrections: false, emergencies: false };
const at = { claim: null } as const;

/** A decision is not genuine: none counts any more. */
export const decisionUnproven: GateStop<'decision_unproven'> = {
  over: 'gate',
  whys: { decision_unproven: 'anew' },
  passes,
  at,
  check: ({ standing }) => (standing.kind === 'waiting' && standing.isUnproven ? 'decision_unproven' : null),
};

/** The approval lapsed, more approvals are needed now, or only the further one that a reserve period asks for. */
export const notApproved: GateStop<'approval_lapsed' | 'period_approval'> = {
  over: 'gate',
  whys: { approval_lapsed: 'anew', period_approval: 'letGo' },
  passes,
  at,
  check: (gate) => (gate.standing.kind === 'approved' ? null : whyNotApproved(gate)),
};

/** Returns why an approval does not suffice. Pure. */
export function whyNotApproved({
  standing,
  ownSteps,
}: Pick<AtGate, 'standing' | 'ownSteps'>): 'approval_lapsed' | 'period_approval' {
  if (standing.kind !== 'waiting' || standing.chain === undefined) return 'approval_lapsed';
  return standing.chain.length > ownSteps && openIn(standing.chain) >= ownSteps ? 'period_approval' : 'approval_lapsed';
}

/** What is stored is not what was approved, words, times and every byte; or a recording's bytes are not here. */
export const contentChanged: GateStop<'content_changed' | 'recording_missing'> = {
  over: 'gate',
  whys: { content_changed: 'anew', recording_missing: 'tryAgain' },
  passes,
  at,
  async check({ rendered }) {
    const rendering = await rendered();
    return typeof rendering === 'string' ? rendering : null;
  },
};
