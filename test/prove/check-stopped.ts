import { z } from 'zod';

import { deliveryIn, type Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';

/** Milliseconds for which a request on the wire may still arrive after a freeze: no send takes longer. */
const onTheWireMs = 10_000;

/** Milliseconds within which a process may still send after it had looked just before. */
const atOnceMs = 1000;

const accountSchema = z.object({ accountId: z.string(), until: z.iso.datetime().nullish() }).loose();

/** Nothing is claimed on a frozen desk, or for an account that takes no posts; nothing claimed before leaves long after. */
export function sentWhileStopped(evidence: Evidence): readonly Violation[] {
  const { journal } = evidence;
  const claims = journal.filter(({ kind }) => kind === 'delivery.sending');
  return [
    ...claims.flatMap((claim) => judgeClaim(journal, claim)),
    ...sentAfterFreeze(evidence),
    ...retractedFrozen(journal),
  ];
}

const retractSchema = z.object({ reason: z.string() }).loose();

/** While a desk is frozen nobody but a person has a post deleted: a post that was replaced stays. */
function retractedFrozen(journal: readonly JournalRow[]): readonly Violation[] {
  return journal.flatMap((entry): readonly Violation[] => {
    const isByItself =
      entry.kind === 'delivery.retractAsked' && retractSchema.parse(entry.data).reason.startsWith('→ ');
    if (!isByItself || !isFrozen(journal.filter(({ seq }) => seq < entry.seq))) return [];
    return [{ kind: 'frozen', detail: `entry ${entry.seq} retracts a post that was replaced` }];
  });
}

function judgeClaim(journal: readonly JournalRow[], claim: JournalRow): readonly Violation[] {
  const delivery = deliveryIn(claim);
  if (delivery === null) return [];
  const what = `delivery ${delivery.deliveryId}, entry ${claim.seq}`;
  const before = journal.filter(({ seq }) => seq < claim.seq);
  if (isFrozen(before)) return [{ kind: 'frozen', detail: `${what}: claimed on a frozen desk` }];
  const state = before.findLast(({ kind, data }) => {
    if (!['account.asleep', 'account.woken', 'account.paused', 'account.resumed'].includes(kind)) return false;
    return accountSchema.parse(data).accountId === delivery.accountId;
  });
  if (state === undefined || state.kind === 'account.resumed' || state.kind === 'account.woken') return [];
  const { until } = accountSchema.parse(state.data);
  const isOver = until !== null && until !== undefined && claim.at.getTime() >= Date.parse(until);
  return isOver ? [] : [{ kind: 'frozen', detail: `${what}: after ${state.kind}` }];
}

function isFrozen(journal: readonly JournalRow[]): boolean {
  return journal.findLast(({ kind }) => kind === 'desk.frozen' || kind === 'desk.thawed')?.kind === 'desk.frozen';
}

/** A claim of before the freeze looks once more before it sends. */
function sentAfterFreeze({ journal, requests, clockJumped, stoodBeforeSending }: Evidence): readonly Violation[] {
  if (clockJumped || stoodBeforeSending) return [];
  return requests.flatMap(({ journalSeq, wallAt, leftAt, rendering }): readonly Violation[] => {
    const before = journal.filter(({ seq }) => seq <= journalSeq);
    const freeze = before.findLast(({ kind }) => kind === 'desk.frozen');
    if (freeze === undefined || !isFrozen(before)) return [];
    const afterMs = (leftAt ?? wallAt).getTime() - freeze.at.getTime();
    if (afterMs <= (leftAt === undefined ? onTheWireMs : atOnceMs)) return [];
    return [
      {
        kind: 'frozen',
        detail: `"${rendering.text}" arrived ${wallAt.toISOString()}, frozen since entry ${freeze.seq}`,
      },
    ];
  });
}
