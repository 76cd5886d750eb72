import { z } from 'zod';

import { isGenuineRow } from '#approvals/decision.ts';
import { type EmergencyUse, useFromRow } from '#drafts/emergency/use.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { mayBePublic } from './may-be-public.ts';
import { readRetrospectiveReview } from './retrospective-review.ts';

/** The state of a post by the emergency path in the days after it. */
export type Afterwards =
  /** An exercise, which nobody is asked about. */
  | { readonly kind: 'exercise' }
  /** Nothing of it went out. */
  | { readonly kind: 'unsent' }
  /** Its row was not written by Tambour. */
  | { readonly kind: 'unproven' }
  /** Nobody has been asked yet: the next working day is still to come. */
  | { readonly kind: 'notAsked' }
  | { readonly kind: 'open' | 'toCorrect'; readonly since: Date }
  | { readonly kind: 'approved' | 'corrected'; readonly at: Date };

/** One post by the emergency path, as reports show it. */
export interface ListedUse {
  readonly draftNumber: number;
  readonly mode: EmergencyUse['mode'];
  readonly part: EmergencyUse['part'];
  /** The name of its template or, without one, of its event. */
  readonly what: string;
  readonly at: Date;
  /** The person who published it, by their name at that time. */
  readonly by: string;
  readonly afterwards: Afterwards;
}

type Reader = Pick<UnitOfWork, 'tx' | 'decisionKey'>;

/** Lists a desk's posts by the emergency path in a span, the earliest first, each with its state at `asOf`. */
export async function listUses(
  reader: Reader,
  deskId: string,
  { from, to, asOf }: { readonly from: Date; readonly to: Date; readonly asOf: Date },
): Promise<readonly ListedUse[]> {
  const { tx, decisionKey } = reader;
  const rows = await tx.emergencyUse.findMany({
    where: { deskId, at: { gte: from, lt: to, lte: asOf } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: {
      emergency: { select: { what: true } },
      draft: { select: { number: true, deliveries: { where: mayBePublic, select: { id: true }, take: 1 } } },
    },
  });
  if (rows.length === 0) return [];
  const names = await templateNames(
    tx,
    rows.flatMap(({ templateId }) => templateId ?? []),
  );
  const told: ListedUse[] = [];
  for (const { emergency, draft, ...row } of rows) {
    const use = useFromRow(decisionKey, row);
    const { mode, part, templateId, at } = use;
    const what = (templateId === null ? undefined : names.get(templateId)) ?? emergency.what;
    const afterwards = await afterwardsOf(reader, use, { isOut: draft.deliveries.length > 0, asOf });
    told.push({ draftNumber: draft.number, mode, part, what, at, by: await nameOf(tx, use), afterwards });
  }
  return told;
}

async function templateNames(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.emergencyTemplate.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const namedSchema = z.object({ name: z.string() });

async function nameOf(tx: Transaction, { draftId, by }: EmergencyUse): Promise<string> {
  const kinds = ['emergency.used', 'emergency.askedWithoutTemplate'];
  const entry = await tx.journalEntry.findFirst({ where: { draftId, kind: { in: kinds }, actor: by } });
  return namedSchema.safeParse(entry?.data).data?.name ?? by;
}

async function afterwardsOf(
  reader: Reader,
  use: EmergencyUse,
  { isOut, asOf }: { readonly isOut: boolean; readonly asOf: Date },
): Promise<Afterwards> {
  if (!use.isGenuine) return { kind: 'unproven' };
  if (!isOut) return { kind: 'unsent' };
  if (use.mode === 'exercise') return { kind: 'exercise' };
  const asked = await readRetrospectiveReview(reader, use.id);
  if (asked === null || asked.askedAt > asOf) return { kind: 'notAsked' };
  const { state, endedAt, askedAt } = asked;
  if ((state === 'approved' || state === 'corrected') && endedAt !== null && endedAt <= asOf) {
    return { kind: state, at: endedAt };
  }
  const objectedAt = await firstObjection(reader, use, asOf);
  return objectedAt === null ? { kind: 'open', since: askedAt } : { kind: 'toCorrect', since: objectedAt };
}

/** Returns when somebody first said that a post has to be corrected, even if they took that back since. */
async function firstObjection({ tx, decisionKey }: Reader, use: EmergencyUse, asOf: Date): Promise<Date | null> {
  const rows = await tx.decision.findMany({
    where: { subjectKind: 'emergencyUse', subjectId: use.id, kind: { in: ['requestChanges', 'reject'] } },
    orderBy: { decidedAt: 'asc' },
  });
  const first = rows.find((row) => row.decidedAt <= asOf && isGenuineRow(decisionKey, use.deskId, row));
  return first?.decidedAt ?? null;
}
