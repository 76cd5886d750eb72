import { journal } from '#storage/journal.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { DossierAccount } from './dossier.ts';

/** The most minutes of a month: ten people, day and night. */
export const MAX_MINUTES = 450_000;
/** The longest text on who points to an account. */
export const MAX_POINTERS = 2000;

/** Entries of a desk for its dossier. */
export interface Entries {
  /** Minutes of moderation of a month such as "2026-11"; null: none to enter. */
  readonly moderation: { readonly month: string; readonly minutes: number } | null;
  /** Others that point to an account, one per line; an empty text removes the earlier one. */
  readonly pointers: readonly { readonly accountId: string; readonly text: string }[];
}

/** Stores what somebody entered; `same` if nothing is new. The journal records what changed, without the texts. */
export async function keepEntries(
  work: UnitOfWork,
  { deskId, by, entries }: { readonly deskId: string; readonly by: string; readonly entries: Entries },
): Promise<{ readonly kind: 'entered' | 'same' }> {
  const { tx, clock } = work;
  const entered = { enteredBy: by, enteredAt: clock.now() };
  // Serialises two people who enter at once.
  await tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR UPDATE`;
  const { moderation } = entries;
  const before = await readPointers(tx, deskId);
  const pointers = entries.pointers.filter(({ accountId, text }) => (before.get(accountId)?.text ?? '') !== text);
  const isNew = moderation !== null && (await minutesOf(tx, deskId, moderation.month)) !== moderation.minutes;
  if (!isNew && pointers.length === 0) return { kind: 'same' };
  if (moderation !== null && isNew) {
    const { month, minutes } = moderation;
    const where = { deskId_month: { deskId, month } };
    const create = { deskId, month, minutes, ...entered };
    await tx.moderationMonth.upsert({ where, create, update: { minutes, ...entered } });
  }
  for (const { accountId, text } of pointers) {
    const where = { deskId_accountId: { deskId, accountId } };
    if (text === '') await tx.accountPointers.delete({ where });
    else {
      const create = { deskId, accountId, text, ...entered };
      await tx.accountPointers.upsert({ where, create, update: { text, ...entered } });
    }
  }
  const data = { moderation: isNew ? moderation : null, pointersOf: pointers.map(({ accountId }) => accountId) };
  await journal(work, { kind: 'dossier.entered', deskId, draftId: null, actor: by, data });
  return { kind: 'entered' };
}

async function minutesOf(tx: Transaction, deskId: string, month: string): Promise<number | null> {
  return (await readModeration(tx, deskId, [month]))[0] ?? null;
}

/** Reads the minutes of moderation of these months, in order; null if the desk entered none. */
export async function readModeration(
  tx: Pick<Transaction, 'moderationMonth'>,
  deskId: string,
  months: readonly string[],
): Promise<readonly (number | null)[]> {
  const rows = await tx.moderationMonth.findMany({ where: { deskId, month: { in: [...months] } } });
  const minutes = new Map(rows.map((row) => [row.month, row.minutes]));
  return months.map((month) => minutes.get(month) ?? null);
}

/** Reads who else points to a desk's accounts, by account. */
export async function readPointers(
  tx: Pick<Transaction, 'accountPointers'>,
  deskId: string,
): Promise<ReadonlyMap<string, NonNullable<DossierAccount['pointers']>>> {
  const rows = await tx.accountPointers.findMany({ where: { deskId } });
  return new Map(rows.map(({ accountId, text, enteredAt }) => [accountId, { text, enteredAt }]));
}
