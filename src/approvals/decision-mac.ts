import type { KeyObject } from 'node:crypto';

import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';

/** All that a decision decides. A person's name and a reason decide nothing, and stand outside. */
export interface SignedDecision {
  readonly id: string;
  readonly deskId: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly person: string;
  readonly inPlaceOf: string | null;
  readonly kind: string;
  readonly via: string;
  readonly decidedAt: Date;
  readonly withdrawnAt: Date | null;
}

/**
 * Returns the MAC of a decision and where it belongs: copied to another desk, subject, revision, person or moment, or
 * with its withdrawal undone, it no longer fits.
 */
export function macOfDecision(key: KeyObject | null, decision: SignedDecision): string {
  return macOfRow(key, 'decision', coveredBy(decision));
}

/**
 * Tells whether Tambour itself left the decision exactly so. False without a key or without a MAC. Takes the MAC of
 * earlier releases too, which decided about drafts alone, so that nobody has to decide again.
 */
export function isMacOf(key: KeyObject | null, decision: SignedDecision, mac: string | null): boolean {
  if (isMacOfRow(key, 'decision', coveredBy(decision), mac)) return true;
  return decision.subjectKind === 'draft' && isMacOfRow(key, 'draftDecision', coveredBefore(decision), mac);
}

function coveredBy(decision: SignedDecision): object {
  const { subjectKind, subjectId } = decision;
  return { ...besideSubject(decision), subjectKind, subjectId };
}

function coveredBefore(decision: SignedDecision): object {
  return { ...besideSubject(decision), draftId: decision.subjectId };
}

function besideSubject(decision: SignedDecision): object {
  const { id, deskId, revision, fingerprint, person, inPlaceOf, kind, via, decidedAt, withdrawnAt } = decision;
  return { id, deskId, revision, fingerprint, person, inPlaceOf, kind, via, decidedAt, withdrawnAt };
}
