import { justEnough } from '#desks/just-enough.ts';
import { readDesk } from '#desks/desk.ts';
import type { Database } from '#storage/database.ts';

import { advice, type FindingOf } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface ApproverFacts {
  readonly noSecondApprover: { readonly desk: string; readonly needed: number };
}

/** Finds the desks on which one absent approver stops all posts, as far as Tambour knows without the chat. */
export async function checkApprovers(db: Database | null, now: Date): Promise<readonly FindingOf<ApproverFacts>[]> {
  if (db === null) return [];
  const rows = await db.desk.findMany({ select: { id: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  const findings: FindingOf<ApproverFacts>[] = [];
  for (const { id } of rows) {
    const desk = await readDesk(db, { id }, now);
    const needed = desk === null ? null : justEnough(desk);
    if (desk === null || needed === null) continue;
    findings.push(advice({ code: 'noSecondApprover', desk: desk.name, needed }));
  }
  return findings;
}
