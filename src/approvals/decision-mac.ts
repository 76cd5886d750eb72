import type { KeyObject } from 'node:crypto';

import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';

/** The signed fields of a decision. The person's name and the reason have no effect, and are not signed. */
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
 * Returns the MAC of a decision and its context. It no longer matches if the decision is copied to another desk,
 * subject, revision, person or time, or if its withdrawal is undone.
 */
export function macOfDecision(key: KeyObject | null, decision: SignedDecision): string {
  return macOfRow(key, 'decision', coveredBy(decision));
}

/** Tells whether Tambour itself wrote the decision exactly so. False without a key or without a MAC. */
export function isMacOf(key: KeyObject | null, decision: SignedDecision, mac: string | null): boolean {
  return isMacOfRow(key, 'decision', coveredBy(decision), mac);
}

function coveredBy(decision: SignedDecision): object {
  const { id, deskId, subjectKind, subjectId, revision, fingerprint } = decision;
  const { person, inPlaceOf, kind, via, decidedAt, withdrawnAt } = decision;
  return {
    id,
    deskId,
    subjectKind,
    subjectId,
    revision,
    fingerprint,
    person,
    inPlaceOf,
    kind,
    via,
    decidedAt,
    withdrawnAt,
  };
}
