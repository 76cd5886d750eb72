import type { Transaction } from '#storage/database.ts';
import { headText } from '#storage/journal-head.ts';
import { signJournal } from '#storage/sign-journal.ts';
import type { UnitOfWork } from '#storage/store.ts';
import { verifyHashes } from '#storage/verify-journal.ts';

/** The journal as a line of facts; none if there is nothing to sign. */
interface FoundJournal {
  readonly lines: readonly string[];
  readonly others: number;
  readonly digest: string;
}

/** Describes a journal of which no entry was signed when written, and tells whether its entries follow each other. */
export async function findJournal(tx: Transaction): Promise<FoundJournal> {
  const standing = await standingOf(tx);
  switch (standing.kind) {
    case 'signed':
      return { lines: [], others: 0, digest: standing.kind };
    case 'whole': {
      const [first, last] = await Promise.all(
        (['asc', 'desc'] as const).map((seq) =>
          tx.journalEntry.findFirstOrThrow({ orderBy: { seq }, select: { at: true } }),
        ),
      );
      const line = `${headText(standing.head)} · ${first?.at.toISOString()} to ${last?.at.toISOString()} · each follows the one before`;
      return { lines: [line], others: 0, digest: standing.kind };
    }
    case 'bad': {
      const line = `entry ${standing.seq} is ${standing.why}: it stays unsigned, and "tambour journal verify" says so`;
      return { lines: [line], others: 0, digest: `${standing.kind} ${standing.seq}` };
    }
  }
}

/** Signs the journal as it is, unless an entry was changed. */
export async function signOldJournal(work: UnitOfWork, by: string): Promise<object> {
  const standing = await standingOf(work.tx);
  if (standing.kind !== 'whole') return { signed: 0 };
  signJournal(work, by);
  return { signed: Number(standing.head.count), hash: standing.head.hash };
}

type Standing = { readonly kind: 'signed' } | Awaited<ReturnType<typeof verifyHashes>>;

async function standingOf(tx: Transaction): Promise<Standing> {
  const signed = await tx.journalEntry.findFirst({ where: { mac: { not: null } }, select: { seq: true } });
  const isEmpty = (await tx.journalEntry.findFirst({ select: { seq: true } })) === null;
  return signed !== null || isEmpty ? { kind: 'signed' } : verifyHashes(tx);
}
