import { createHash } from 'node:crypto';

import { isGenuineRow } from '#approvals/decision.ts';
import type { Subject } from '#approvals/subject.ts';
import { type EmergencyUse, useFromRow } from '#drafts/emergency/use.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Regularisation as RegularisationRow } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { isMacOfRegularisation } from './regularisation-mac.ts';

/** The judgement of ordinary approvers on a post by the emergency path, on the next working day. */
export interface Regularisation {
  readonly use: EmergencyUse;
  /** When they were asked. */
  readonly askedAt: Date;
  /** When a steward is notified that nobody has decided. */
  readonly overdueAt: Date;
  /** Number of the desk's policy when it went out; later policies cannot loosen it for this post. */
  readonly askedPolicy: number;
  /** `toCorrect`: somebody found it wrong, and it is not corrected yet. */
  readonly state: RegularisationRow['state'];
  readonly endedAt: Date | null;
}

type Reader = Pick<UnitOfWork, 'tx' | 'decisionKey'>;

/** Reads the regularisation of a use; null if nobody has been asked yet. */
export async function readRegularisation(reader: Reader, useId: string): Promise<Regularisation | null> {
  const row = await reader.tx.regularisation.findUnique({ where: { useId }, include: { use: true } });
  return row === null ? null : regularisationFrom(reader, row);
}

/** Locks and reads a regularisation, so that nobody else decides until this transaction ends. */
export async function lockRegularisation(reader: Reader, useId: string): Promise<Regularisation | null> {
  await reader.tx.$executeRaw`SELECT FROM "Regularisation" WHERE "useId" = ${useId}::uuid FOR UPDATE`;
  return readRegularisation(reader, useId);
}

async function regularisationFrom(
  { tx, decisionKey }: Reader,
  row: RegularisationRow & { readonly use: Parameters<typeof useFromRow>[1] },
): Promise<Regularisation> {
  const { askedAt, overdueAt, askedPolicy, endedAt } = row;
  const use = useFromRow(decisionKey, row.use);
  const whole = { use, askedAt, overdueAt, askedPolicy, endedAt } as const;
  // The row alone proves nothing: the end needs genuine decisions, or Tambour's signature that it is corrected.
  const isCorrected = row.state === 'corrected' && isMacOfRegularisation(decisionKey, row);
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
export function subjectOfUse({ use, state }: Regularisation): Subject {
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
