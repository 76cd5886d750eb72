import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

import { canonicalJson } from '#storage/canonical-json.ts';

/** All that a decision decides. A person's name and a reason decide nothing, and stand outside. */
export interface SignedDecision {
  readonly id: string;
  readonly deskId: string;
  readonly draftId: string;
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
 * Returns HMAC-SHA256 in hex over a decision and where it belongs: copied to another desk, draft, revision, person or
 * moment, or with its withdrawal undone, it no longer fits. Throws without a key: a decision that nobody could verify
 * is none.
 */
export function macOfDecision(key: KeyObject | null, decision: SignedDecision): string {
  if (key === null) throw new Error('a decision in a store that was opened without its key');
  const { id, deskId, draftId, revision, fingerprint, person, inPlaceOf, kind, via } = decision;
  const { decidedAt, withdrawnAt } = decision;
  const about = { id, deskId, draftId, revision, fingerprint };
  const covered = canonicalJson({ ...about, person, inPlaceOf, kind, via, decidedAt, withdrawnAt });
  return createHmac('sha256', key).update(covered, 'utf8').digest('hex');
}

/** Tells whether Tambour itself left the decision exactly so. False without a key or without a MAC. */
export function isMacOf(key: KeyObject | null, decision: SignedDecision, mac: string | null): boolean {
  if (key === null || mac === null) return false;
  const [stored, right] = [Buffer.from(mac, 'utf8'), Buffer.from(macOfDecision(key, decision), 'utf8')];
  return stored.length === right.length && timingSafeEqual(stored, right);
}
