import { awayAt } from './replay-absences.ts';
import { everNamed } from './replay-policy.ts';
import { type Standing, standingAt } from './replay.ts';
import type { Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';
import { writersOf } from './writers-of.ts';

const dayMs = 86_400_000;

/** Finds rejections that were taken back by somebody else, or after more than a day. */
export function wronglyTakenBack({ journal, tampered, clockJumped }: Evidence): readonly Violation[] {
  return journal.flatMap(({ kind, draftId, seq, actor, at }): readonly Violation[] => {
    if (kind !== 'draft.rejectionWithdrawn' || draftId === null || tampered.has(draftId)) return [];
    if (standingAt(journal, draftId, seq - 1n)?.decisions.get(actor ?? '')?.kind !== 'reject') {
      return [{ kind: 'surprise', detail: `entry ${seq}: ${actor} had not rejected draft ${draftId}` }];
    }
    const last = journal.findLast((one) => one.seq < seq && one.draftId === draftId && one.kind === 'decision.reject');
    const isInTime = clockJumped || (last !== undefined && at.getTime() - last.at.getTime() < dayMs);
    return isInTime ? [] : [{ kind: 'surprise', detail: `entry ${seq}: taken back ${at.toISOString()}, too late` }];
  });
}

/** Finds drafts cancelled or reopened by others than authors, approvers and the steward, or reopened too late. */
export function wronglyCancelled(evidence: Evidence): readonly Violation[] {
  const { journal, tampered, clockJumped } = evidence;
  return journal.flatMap((entry): readonly Violation[] => {
    const { kind, draftId, seq, actor, at } = entry;
    if ((kind !== 'draft.cancelled' && kind !== 'draft.reopened') || draftId === null || tampered.has(draftId))
      return [];
    const standing = standingAt(journal, draftId, seq - 1n);
    if (standing === null) throw new Error(`entry ${seq} is of no draft`);
    if (!mayEnd(evidence, standing, entry)) {
      return [{ kind: 'surprise', detail: `entry ${seq}: ${actor} may not do ${kind}` }];
    }
    if (kind === 'draft.cancelled' || clockJumped) return [];
    const last = journal.findLast((one) => one.seq < seq && one.draftId === draftId && one.kind === 'draft.cancelled');
    const isInTime = last !== undefined && at.getTime() - last.at.getTime() < dayMs;
    return isInTime ? [] : [{ kind: 'surprise', detail: `entry ${seq}: reopened ${at.toISOString()}, too late` }];
  });
}

function mayEnd(evidence: Evidence, standing: Standing, { actor, at, seq }: JournalRow): boolean {
  const approvers = everNamed(evidence);
  const isDeputy = awayAt(evidence.journal, at, seq).some(
    ({ person, deputy }) => deputy === actor && approvers.includes(person),
  );
  return (
    actor === 'sophie' ||
    approvers.includes(actor) ||
    isDeputy ||
    // This check does not judge how much of somebody's words must change until none of them is left.
    [...standing.editors.values()].includes(actor) ||
    writersOf(standing, standing.revision).has(actor) ||
    isCopiedFrom(evidence.journal, standing, actor)
  );
}

/** Tells whether somebody wrote the same words in an earlier draft: a copy is recorded as its maker's words. */
function isCopiedFrom(journal: readonly JournalRow[], { contents, revision, upTo }: Standing, actor: string): boolean {
  const text = contents.get(revision)?.text;
  const drafts = new Set(journal.flatMap(({ draftId, seq }) => (draftId === null || seq > upTo ? [] : [draftId])));
  return [...drafts].some((draftId) => {
    const other = standingAt(journal, draftId, upTo);
    return (
      other !== null && other.contents.get(other.revision)?.text === text && writersOf(other, other.revision).has(actor)
    );
  });
}
