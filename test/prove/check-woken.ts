import { z } from 'zod';

import type { Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';

const accountSchema = z.object({ accountId: z.string(), until: z.iso.datetime().nullish() }).loose();
const sleeps: ReadonlySet<string> = new Set(['account.asleep', 'account.woken', 'account.paused', 'account.resumed']);

/** A sleep ends at its time, or by somebody who may and woke the account on purpose; whatever is tried again ends none. */
export function wronglyWoken(evidence: Evidence): readonly Violation[] {
  return evidence.journal.flatMap((entry): readonly Violation[] => {
    if (!sleeps.has(entry.kind) || entry.kind === 'account.asleep') return [];
    const why = whyNot(evidence, entry);
    return why === null ? [] : [{ kind: 'woken', detail: `entry ${entry.seq}: ${why}` }];
  });
}

function whyNot({ journal, acts }: Evidence, entry: JournalRow): string | null {
  const { accountId } = accountSchema.parse(entry.data);
  const before = journal.findLast(
    ({ seq, kind, data }) => seq < entry.seq && sleeps.has(kind) && accountSchema.parse(data).accountId === accountId,
  );
  const until = before === undefined ? null : (accountSchema.parse(before.data).until ?? null);
  const isOver = until !== null && entry.at.getTime() >= Date.parse(until);
  if (entry.kind !== 'account.woken') {
    // A sleeping account is neither paused nor resumed: either would end the sleep.
    return before?.kind === 'account.asleep' && !isOver ? `${entry.kind} by ${entry.actor} ends a sleep` : null;
  }
  if (before?.kind !== 'account.asleep') return `${entry.actor} is told to have woken what did not sleep`;
  if (entry.actor === 'tambour') return isOver ? null : 'the sleep ended before its time';
  // Sophie is the desk's steward, and administers the chat.
  const may = entry.actor === 'sophie' || entry.actor === 'administrator';
  const isAsked = acts.some(
    ({ person, did, target, journalSeq }) =>
      person === entry.actor &&
      journalSeq < entry.seq &&
      (did === `wake ${accountId}` || did.startsWith('/wake') || (did === 'wake' && target === accountId)),
  );
  if (!may) return `${entry.actor} woke it, and may not`;
  return isAsked ? null : `${entry.actor} is told to have woken it, and had not`;
}
