import { createHash } from 'node:crypto';

import { isGenuineRow } from '#approvals/decision.ts';
import type { Subject } from '#approvals/subject.ts';
import { type EmergencyUse, useFromRow } from '#drafts/emergency/use.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { RetrospectiveReview as RetrospectiveReviewRow } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { isMacOfRetrospectiveReview } from './retrospective-review-mac.ts';

/** The judgement of ordinary approvers on a post by the emergency path, on the next working day. */
export interface RetrospectiveReview {
  readonly use: EmergencyUse;
  /** When they were asked. */
  readonly askedAt: Date;
  /** When a steward is notified that nobody has decided. */
  readonly overdueAt: Date;
  /** Number of the desk's policy when it went out; later policies cannot loosen it for this post. */
  readonly askedPolicy: number;
  /** `toCorrect`: somebody found it wrong, and it is not corrected yet. */
  readonly state: RetrospectiveReviewRow['state'];
  readonly endedAt: Date | null;
}

type Reader = Pick<UnitOfWork, 'tx' | 'decisionKey'>;

/** Reads the retrospective review of a use; null if nobody has been asked yet. */
export async function readRetrospectiveReview(reader: Reader, useId: string): Promise<RetrospectiveReview | null> {
  const row = await reader.tx.retrospectiveReview.findUnique({ where: { useId }, include: { use: true } });
  return row === null ? null : retrospectiveReviewFrom(reader, row);
}

/** Locks and reads a retrospective review, so that nobody else decides until this transaction ends. */
export async function lockRetrospectiveReview(reader: Reader, useId: string): Promise<RetrospectiveReview | null> {
  await reader.tx.$executeRaw`SELECT FROM "RetrospectiveReview" WHERE "useId" = ${useId}::uuid FOR UPDATE`;
  return readRetrospectiveReview(reader, useId);
}

async function retrospectiveReviewFrom(
  { tx, decisionKey }: Reader,
  row: RetrospectiveReviewRow & { readonly use: Parameters<typeof useFromRow>[1] },
): Promise<RetrospectiveReview> {
  const { askedAt, overdueAt, askedPolicy, endedAt } = row;
  const use = useFromRow(decisionKey, row.use);
  const whole = { use, askedAt, overdueAt, askedPolicy, endedAt } as const;
  // The row alone proves nothing: the end needs genuine decisions, or Tambour's signature that it is corrected.
  const isCorrected = row.state === 'corrected' && isMacOfRetrospectiveReview(decisionKey, row);
  if (row.state === 'open' || row.state === 'toCorrect' || isCorrected) return { ...whole, state: row.state };
  const decisions = await tx.decision.findMany({
    where: { subjectKind: 'emergencyUse', subjectId: use.id, withdrawnAt: null },
  });
  const kinds = decisions
    .filter(({ person, fingerprint }) => person !== use.by && fingerprint === fingerprintOf(use))
    .filter((one) => isGenuineRow(decisionKey, use.deskId, one))
    .map(({ kind }) => kind);
  if (row.state === 'approved' && kinds.includes('approve')) return { ...whole, state: 'approved' };
  return { ...whole, state: kinds.includes('requestChanges') || kinds.includes('reject') ? 'toCorrect' : 'open' };
}

/**
 * Returns a post by the path as a subject of decisions afterwards. The officer who sent it may not approve it, not even
 * as a deputy. Pure.
 */
export function subjectOfUse({ use, state }: RetrospectiveReview): Subject {
  const { id, deskId, by, isGenuine } = use;
  return {
    kind: 'emergencyUse',
    id,
    deskId,
    number: 1,
    fingerprint: fingerprintOf(use),
    author: by,
    barred: [by],
    askers: [],
    askedAnew: 0,
    shut: isGenuine && (state === 'open' || state === 'toCorrect') ? null : 'closed',
    notAfterAt: null,
  };
}

/** Returns the fingerprint of what is approved afterwards: who published which words, when, for which event. */
function fingerprintOf(use: EmergencyUse): string {
  const { isGenuine: _, ...agreed } = use;
  return createHash('sha256')
    .update(`tambour emergency use\0${canonicalJson(agreed)}`, 'utf8')
    .digest('hex');
}
