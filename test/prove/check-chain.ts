import { createHash } from 'node:crypto';

import type { Violation } from './violation.ts';
import type { JournalRow } from './witness.ts';

/** Checks that each entry has the next number and follows the one before, and computes each hash again. */
export function chainBreak(journal: readonly JournalRow[]): readonly Violation[] {
  let before = '0'.repeat(64);
  for (const [index, entry] of journal.entries()) {
    const { seq, at, kind, deskId, draftId, actor, data, previousHash, hash } = entry;
    const covered = sorted({
      seq: String(seq),
      at: at.toISOString(),
      kind,
      deskId,
      draftId,
      actor,
      data,
      previousHash,
    });
    const isSound =
      seq === BigInt(index + 1) &&
      previousHash === before &&
      hash === createHash('sha256').update(JSON.stringify(covered)).digest('hex');
    if (!isSound) return [{ kind: 'journal', detail: `entry ${seq} (${kind}) breaks the chain` }];
    before = hash;
  }
  return [];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, sorted(member)]));
}
