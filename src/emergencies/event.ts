import type { EmergencyMode } from '#drafts/emergency/fill.ts';
import type { Transaction } from '#storage/database.ts';
import type { Emergency as EmergencyRow } from '#storage/generated/client.ts';

/** One event, real or an exercise, that posts by the emergency path belong to. */
export interface Emergency {
  readonly id: string;
  readonly deskId: string;
  readonly mode: EmergencyMode;
  /** Its name: that of the template that was sent first or, without one, the beginning of its first post. */
  readonly what: string;
  readonly openedAt: Date;
  readonly openedBy: string;
  /** When it was ended, and by whom; null if it is open. */
  readonly ended: { readonly at: Date; readonly by: string } | null;
}

/** Reads a desk's open events, the oldest first. */
export async function openEmergencies(tx: Transaction, deskId: string): Promise<readonly Emergency[]> {
  const rows = await tx.emergency.findMany({
    where: { deskId, endedAt: null },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(emergencyFromRow);
}

/** Reads one event of a desk; null if the desk has none with that id. */
export async function readEmergency(tx: Transaction, deskId: string, id: string): Promise<Emergency | null> {
  const row = await tx.emergency.findUnique({ where: { id, deskId } });
  return row === null ? null : emergencyFromRow(row);
}

function emergencyFromRow({ endedAt, endedBy, ...row }: EmergencyRow): Emergency {
  return { ...row, ended: endedAt === null ? null : { at: endedAt, by: endedBy ?? 'administrator' } };
}
