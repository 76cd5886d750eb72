import type { KeyObject } from 'node:crypto';

import { z } from 'zod';

import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Draft } from '#drafts/draft.ts';
import { type EmergencyUse as UseRow, Prisma } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { EmergencyMode } from './fill.ts';

const partSchema = z.enum(['warning', 'correction', 'allClear', 'free']);
const valuesSchema = z.record(z.string(), z.string());

/** One post by the emergency path: its draft is then a post of an emergency. */
export interface EmergencyUse {
  readonly id: string;
  readonly emergencyId: string;
  readonly deskId: string;
  readonly mode: EmergencyMode;
  /** `free`: written without a template. */
  readonly part: z.infer<typeof partSchema>;
  /** Null if it was written without a template. */
  readonly templateId: string | null;
  readonly version: number;
  /** Values that were filled in, by the names of the blanks. */
  readonly values: Readonly<Record<string, string>>;
  readonly draftId: string;
  readonly revision: number;
  readonly fingerprint: string;
  /** The officer who published it. */
  readonly by: string;
  readonly at: Date;
  /** False if Tambour, with its present key, did not write it so. Then it counts for nothing. */
  readonly isGenuine: boolean;
}

type UseReader = Pick<UnitOfWork, 'tx' | 'decisionKey'>;

/** Reads the use that made a draft; null if it was made in the ordinary way. */
export async function readUse(reader: UseReader, draftId: string): Promise<EmergencyUse | null> {
  return (await readUses(reader, [draftId])).get(draftId) ?? null;
}

/** Reads the uses of several drafts in one statement, by draft id; ordinary drafts are left out. */
export async function readUses(
  { tx, decisionKey }: UseReader,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, EmergencyUse>> {
  // Plain SQL, since every approval runs it: Prisma takes longer to build it than the database to answer.
  const rows = await tx.$queryRaw<UseRow[]>`
    SELECT * FROM "EmergencyUse" WHERE "draftId" = ANY (${[...draftIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.draftId, useFromRow(decisionKey, row)]));
}

/** Returns the use that a row holds. */
export function useFromRow(key: KeyObject | null, row: UseRow): EmergencyUse {
  const { mac, ...columns } = row;
  const part = partSchema.safeParse(row.part).data;
  const values = valuesSchema.safeParse(row.values).data;
  // Genuine only if Tambour signed it.
  const isGenuine = isMacOfUse(key, row, mac);
  return {
    ...columns,
    part: part ?? 'free',
    values: values ?? {},
    isGenuine: isGenuine && part !== undefined && values !== undefined,
  };
}

/** Stores a use with its MAC. */
export async function keepUse(work: UnitOfWork, use: Omit<EmergencyUse, 'isGenuine'>): Promise<void> {
  const mac = macOfRow(work.decisionKey, 'emergencyUse', coveredBy(use));
  await work.tx.emergencyUse.create({ data: { ...use, mac } });
}

type SignedUse = Omit<UseRow, 'mac'>;

/** Returns the MAC of a use. With another draft, officer, template, value or time it no longer matches. */
export function macOfUse(key: KeyObject, use: SignedUse): string {
  return macOfRow(key, 'emergencyUse', coveredBy(use));
}

/** Tells whether Tambour itself wrote the use exactly so. False without a key or without a MAC. */
export function isMacOfUse(key: KeyObject | null, use: SignedUse, mac: string | null): boolean {
  return isMacOfRow(key, 'emergencyUse', coveredBy(use), mac);
}

function coveredBy(use: Omit<SignedUse, 'values'> & { readonly values: unknown }): object {
  const { id, emergencyId, deskId, mode, part, templateId, version, values, draftId, revision, fingerprint, by, at } =
    use;
  return { id, emergencyId, deskId, mode, part, templateId, version, values, draftId, revision, fingerprint, by, at };
}

/**
 * Tells whether a use is genuine and belongs to the draft's current revision and its author. After an edit, which makes
 * another revision, the draft is an ordinary one again. Pure.
 */
export function isUseOf(use: EmergencyUse | null, draft: Draft): use is EmergencyUse {
  return (
    use !== null &&
    use.isGenuine &&
    use.draftId === draft.id &&
    use.deskId === draft.deskId &&
    use.by === draft.author &&
    // guard: a use is of one revision
    use.revision === draft.current.number &&
    // guard: a use is of one content
    use.fingerprint === draft.current.fingerprint
  );
}

/** Tells whether a draft's current revision is a post of a real emergency, for which routine posts wait. Pure. */
export function isOfEmergency(use: EmergencyUse | null, draft: Draft): boolean {
  return isUseOf(use, draft) && use.mode === 'real';
}

/**
 * Returns a desk as a post of a real emergency meets it: no reserve period, and no account asleep that excepts
 * emergencies. What is said of the others would not become true of it. Pure.
 */
export function asInEmergency(desk: Desk): Desk {
  const accounts = desk.accounts.map((account): Account => {
    const { standing, nextSleep } = account;
    return {
      ...account,
      standing: standing.kind === 'asleep' && standing.exceptEmergencies ? { kind: 'active' } : standing,
      nextSleep: nextSleep?.exceptEmergencies === true ? null : nextSleep,
    };
  });
  return { ...desk, accounts, periods: [] };
}

/**
 * Returns SQL that tells whether a revision was made by the path for a real emergency. It trusts the row: use it only
 * behind a gate that has checked `isOfEmergency`, in the same transaction or before.
 */
export function isOfRealEvent(draftId: Prisma.Sql, revision: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "EmergencyUse" "used"
    WHERE "used"."draftId" = ${draftId} AND "used"."revision" = ${revision} AND "used"."mode" = 'real')`;
}
