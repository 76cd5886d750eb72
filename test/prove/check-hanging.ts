import { whyNotByOthers } from './check-authors.ts';
import { isCertainlyApproved, standingAt } from './replay.ts';
import type { Violation } from './violation.ts';
import type { Evidence } from './witness.ts';

/** Entries after which a draft is planned, or waits for something else. This check skips such drafts. */
const goesOn: ReadonlySet<string> = new Set([
  'delivery.planned',
  'draft.revised',
  'draft.stopped',
  'draft.cancelled',
  'draft.reopened',
  'draft.rejectionWithdrawn',
  'decision.reject',
  'decision.requestChanges',
  'decision.withdrawn',
  'decision.lapsed',
]);

/** Finds drafts that a change of policy gave enough approvals, but that were never planned. */
export function hanging(evidence: Evidence): readonly Violation[] {
  const { journal, lost, tampered, clockJumped, cameToRest } = evidence;
  if (lost !== null || clockJumped || !cameToRest) return [];
  const draftIds = [...new Set(journal.flatMap(({ draftId }) => draftId ?? []))];
  return journal
    .filter(({ kind }) => kind === 'desk.changed')
    .flatMap(({ seq, at }) =>
      draftIds.flatMap((draftId): readonly Violation[] => {
        const standing = standingAt(journal, draftId, seq);
        if (standing === null || !standing.isAsked || standing.isCancelled || tampered.has(draftId)) return [];
        if ([...standing.decisions.values()].some(({ kind }) => kind !== 'approve')) return [];
        const { askedSeq } = standing;
        // A draft that expires before Tambour looks at the change need not count.
        const later = new Date(at.getTime() + 3_600_000);
        if (whyNotByOthers(evidence, standing, later) !== null) return [];
        if (!isCertainlyApproved(evidence, standing, later)) return [];
        const isOn = journal.some(
          (entry) => entry.draftId === draftId && entry.seq > (askedSeq ?? 0n) && goesOn.has(entry.kind),
        );
        return isOn
          ? []
          : [{ kind: 'lost', detail: `draft ${draftId} has what it takes since entry ${seq}, and hangs` }];
      }),
    );
}
