import { claimOf } from './claim-of.ts';
import { stepsAt } from './replay-steps.ts';
import type { Violation } from './violation.ts';
import type { Evidence } from './witness.ts';

/**
 * Finds posts on a desk with steps that left before all steps were complete in their order, and approvals recorded
 * from people whose step did not have its turn.
 */
export function outOfSteps(evidence: Evidence): readonly Violation[] {
  const { desk, journal, requests } = evidence;
  if (desk.steps === undefined) return [];
  const sent = requests.flatMap((request): readonly Violation[] => {
    const claim = claimOf(evidence, request);
    if (claim === null || stepsAt(evidence, claim.draftId, { upTo: claim.seq, at: claim.at }).isFull) return [];
    return [{ kind: 'steps', detail: `"${request.rendering.text}" left before all steps had approved it` }];
  });
  const drafts = [...new Set(journal.flatMap(({ draftId }) => draftId ?? []))];
  const last = journal.at(-1);
  const early = drafts.flatMap((draftId): readonly Violation[] => {
    if (last === undefined) return [];
    const { outOfTurn } = stepsAt(evidence, draftId, { upTo: last.seq, at: last.at });
    return outOfTurn.map(({ actor, seq }) => ({
      kind: 'steps',
      detail: `${actor} is told to have approved out of turn, entry ${seq}`,
    }));
  });
  return [...sent, ...early];
}
