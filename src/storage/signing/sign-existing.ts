import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import type { Keyring } from '#storage/keyring.ts';
import { lockKeysAlone } from '#storage/lock-keys.ts';
import type { MasterKeys } from '#storage/master-key.ts';
import type { Store } from '#storage/store.ts';
import { type Existing, signedKinds, type SignedKind } from './existing.ts';
import { isSigningDue, signedExisting } from './existing-rows.ts';

/** The rows to be signed, by kind. */
export type FoundExisting = Readonly<Record<SignedKind['name'], Existing>>;

export type ExistingOutcome =
  /** The database never held unsigned rows. */
  | { readonly kind: 'nothing' }
  /** They were signed before. */
  | { readonly kind: 'already'; readonly at: Date }
  | { readonly kind: 'due'; readonly found: FoundExisting };

/** Finds the rows from before rows were signed, for an administrator to check. */
export async function findExisting({ db }: Store, keyring: Keyring): Promise<ExistingOutcome> {
  return existing(db, await keyring.reread());
}

export type SignOutcome =
  | { readonly kind: 'signed'; readonly signed: Readonly<Record<string, object>> }
  /** Something has changed since the rows were shown. */
  | { readonly kind: 'changed' }
  | Exclude<ExistingOutcome, { readonly kind: 'due' }>;

/**
 * Signs the rows that were shown to an administrator: once, all of them, with an entry in the journal. `by`: who typed
 * the command.
 */
export async function signExisting(
  store: Store,
  keyring: Keyring,
  { shown, by }: { readonly shown: FoundExisting; readonly by: string },
): Promise<SignOutcome> {
  return store.write(async (work): Promise<SignOutcome> => {
    const { tx, clock } = work;
    await lockKeysAlone(tx);
    await tx.$queryRaw`SELECT 1 FROM "ExistingRows" FOR UPDATE`;
    const keys = await keyring.reread();
    const outcome = await existing(tx, keys);
    if (outcome.kind !== 'due') return outcome;
    if (signedKinds.some(({ name }) => outcome.found[name].digest !== shown[name].digest)) return { kind: 'changed' };
    const signed: Record<string, object> = {};
    for (const { name, sign } of signedKinds) signed[name] = await sign(work, keys, by);
    await tx.existingRows.updateMany({ data: { signedAt: clock.now() } });
    await journal(work, {
      kind: signedExisting,
      deskId: null,
      draftId: null,
      actor: by,
      data: signed,
    });
    return { kind: 'signed', signed };
  });
}

async function existing(tx: Transaction, keys: MasterKeys): Promise<ExistingOutcome> {
  if (!(await isSigningDue(tx))) {
    const entry = await tx.journalEntry.findFirst({ where: { kind: signedExisting }, select: { at: true } });
    return entry === null ? { kind: 'nothing' } : { kind: 'already', at: entry.at };
  }
  const found = await Promise.all(signedKinds.map(async ({ name, find }) => [name, await find(tx, keys)] as const));
  return { kind: 'due', found: Object.fromEntries(found) as unknown as FoundExisting }; // The cast: fromEntries forgets its keys, all kinds.
}
