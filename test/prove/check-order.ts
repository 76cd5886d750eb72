import { z } from 'zod';

import { deliveryIn, type Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';

const plannedSchema = z.object({
  deliveryIds: z.array(z.string()),
  dueAt: z.iso.datetime(),
  notAfterAt: z.iso.datetime(),
});

interface Known {
  readonly accountId: string | null;
  readonly last: JournalRow;
  /** True for a part of a series behind its first. */
  readonly isPart: boolean;
}

/** Finds posts that did not leave in the order in which they were due on their account. */
export function outOfOrder({ journal, accounts, clockJumped, leaseMs, claimTakesMs }: Evidence): readonly Violation[] {
  if (clockJumped) return [];
  const accountOf = new Map<string, string>();
  // A part of a series waits for the part before it; no other post waits for a part.
  const parts = new Set<string>();
  for (const entry of journal) {
    const delivery = deliveryIn(entry);
    if (delivery !== null) accountOf.set(delivery.deliveryId, delivery.accountId);
    if (delivery !== null && delivery.position > 1) parts.add(delivery.deliveryId);
  }
  const states = new Map<string, Known>();
  return journal.flatMap((entry): readonly Violation[] => {
    if (entry.kind === 'delivery.planned') {
      for (const id of plannedSchema.parse(entry.data).deliveryIds) {
        states.set(id, { accountId: accountOf.get(id) ?? null, last: entry, isPart: parts.has(id) });
      }
      return [];
    }
    const delivery = deliveryIn(entry);
    if (delivery === null) return [];
    const { deliveryId, accountId } = delivery;
    const found =
      entry.kind === 'delivery.sending'
        ? before(states, entry, { deliveryId, accountId, heldMs: leaseMs - claimTakesMs })
        : null;
    states.set(deliveryId, { accountId, last: entry, isPart: parts.has(deliveryId) });
    const network = accounts.find(({ id }) => id === accountId)?.network;
    return found === null
      ? []
      : [{ kind: 'order', detail: `${deliveryId} on ${network}, entry ${entry.seq}: ${found}` }];
  });
}

/** Returns what should have gone before; null if nothing should. */
function before(
  states: ReadonlyMap<string, Known>,
  claim: JournalRow,
  of: { readonly deliveryId: string; readonly accountId: string; readonly heldMs: number },
): string | null {
  const own = dueOf(states.get(of.deliveryId)?.last);
  for (const [id, { accountId, last, isPart }] of states) {
    if (id === of.deliveryId || accountId !== of.accountId) continue;
    const sinceMs = claim.at.getTime() - last.at.getTime();
    if (last.kind === 'delivery.sending' && sinceMs < of.heldMs) {
      return `while ${id} was being sent, claimed ${sinceMs} ms before by entry ${last.seq}`;
    }
    const due = isPart ? null : dueOf(last);
    if (own !== null && due !== null && due.dueMs < own.dueMs && claim.at.getTime() < due.notAfterMs) {
      return `before ${id}, which was due earlier`;
    }
  }
  return null;
}

/** Returns when it is due if nothing has happened to it since it was planned, else null. */
function dueOf(last: JournalRow | undefined): { readonly dueMs: number; readonly notAfterMs: number } | null {
  if (last?.kind !== 'delivery.planned') return null;
  const { dueAt, notAfterAt } = plannedSchema.parse(last.data);
  return { dueMs: Date.parse(dueAt), notAfterMs: Date.parse(notAfterAt) };
}
