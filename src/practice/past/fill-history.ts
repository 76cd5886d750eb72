import { type Desk, readDesk } from '#desks/desk.ts';
import { keepWords } from '#drafts/keep-words.ts';
import { madeUpKind } from '#drafts/made-up.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { type PracticeNetwork, practiceNetworks } from '#practice/practice-keys.ts';
import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { inventPast } from './invent-past.ts';
import type { PastQuestion } from './past.ts';
import { type PastAccount, type PastPeople, type PastRows, rowsOfPast } from './rows-of-past.ts';

export interface HistoryRequest extends PastPeople, Pick<PastQuestion, 'followersNow'> {
  readonly deskId: string;
  readonly rules: Rules;
  /** The same seed at the same instant gives the same past. */
  readonly seed: number;
  /**
   * Returns the address given for the post with that id. No network holds the past's posts, not even a practice one.
   */
  readonly urlOf: (network: PracticeNetwork, remoteId: string) => string;
}

/** `not_practice`: the desk has an account that is not for practice, or none at all; nothing was written. */
export type HistoryOutcome = 'filled' | 'there_already' | 'not_practice';

/**
 * Gives a practice desk sixteen weeks of made-up posts with their results, once. They were never drafted, approved or
 * sent, so they have no notices, jobs or journal entries: one entry says that the past was made.
 */
export async function fillHistory(work: UnitOfWork, request: HistoryRequest): Promise<HistoryOutcome> {
  const { deskId, seed, followersNow } = request;
  // If two people ask at once, the second waits here.
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR UPDATE`;
  const now = work.clock.now();
  const desk = await readDesk(work.tx, { id: deskId }, now);
  if (desk === null) throw new Error(`no desk ${deskId}`);
  // Uses the index of drafts: few entries belong to none.
  const before = await work.tx.journalEntry.findFirst({
    where: { draftId: null, kind: madeUpKind, deskId },
    select: { seq: true },
  });
  if (before !== null) return 'there_already';
  if (desk.accounts.length === 0 || desk.accounts.some(({ practice }) => !practice)) return 'not_practice';

  const accounts = firstOfEach(desk.accounts);
  const { timeZone, language, graceSeconds, notAfterMinutes } = desk;
  const networks = accounts.map(({ network }) => network);
  const past = inventPast({ seed, now, timeZone, language, networks, followersNow, graceSeconds, notAfterMinutes });
  const posts = past.posts.length;
  const { lastDraftNumber } = await work.tx.desk.update({
    where: { id: deskId },
    data: { lastDraftNumber: { increment: posts } },
    select: { lastDraftNumber: true },
  });
  const firstNumber = lastDraftNumber - posts + 1;
  await write(
    work,
    rowsOfPast(past, { ...request, desk, accounts, firstNumber, newId: work.newId, decisionKey: work.decisionKey }),
  );
  // No network holds these posts: the watch would take them for deleted ones, where it began before time was moved on.
  await work.tx.accountWatch.updateMany({
    where: { accountId: { in: accounts.map(({ id }) => id) } },
    data: { comparedFrom: now },
  });
  await journal(work, {
    kind: madeUpKind,
    deskId,
    draftId: null,
    actor: 'tambour',
    data: { seed, posts, firstNumber },
  });
  return 'filled';
}

/** Returns the desk's first account on each network. On a second one, the same text would be another post. */
function firstOfEach(accounts: Desk['accounts']): readonly PastAccount[] {
  return accounts.flatMap((account, index) => {
    const network = practiceNetworks.find((one) => one === account.network);
    const isFirst = accounts.findIndex((one) => one.network === network) === index;
    return network !== undefined && isFirst ? [{ ...account, network }] : [];
  });
}

async function write({ tx }: UnitOfWork, rows: PastRows): Promise<void> {
  await insertRows(tx, 'Draft', rows.drafts, 'fail');
  await insertRows(tx, 'Revision', rows.revisions, 'fail');
  await keepWords(
    tx,
    rows.revisions.map(({ draftId, number }) => ({ draftId, number })),
  );
  await insertRows(tx, 'Decision', rows.decisions, 'fail');
  await insertRows(tx, 'Delivery', rows.deliveries, 'fail');
  await insertRows(tx, 'DeliveryFigures', rows.figures, 'fail');
  await insertRows(tx, 'Reading', rows.readings, 'fail');
  // Other desks may share an account, or it was read today already: existing readings stay.
  await insertRows(tx, 'FollowerReading', rows.followers, 'stay');
  await insertRows(tx, 'BilledReads', rows.billed, 'stay');
}

type Table =
  | 'Draft'
  | 'Revision'
  | 'Decision'
  | 'Delivery'
  | 'DeliveryFigures'
  | 'Reading'
  | 'FollowerReading'
  | 'BilledReads';

/**
 * Inserts many rows of a table in one statement with one value: ten times as fast as `createMany`, since somebody waits
 * for a command's answer. If one row sets a column that must not be null, every row must. Rows that exist already stay
 * as they are, or make the statement fail.
 */
async function insertRows(
  tx: Transaction,
  table: Table,
  rows: readonly object[],
  ifThere: 'fail' | 'stay',
): Promise<void> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(', ');
  if (names === '') return;
  // Both names come from the code, never from people.
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)
     ${ifThere === 'stay' ? 'ON CONFLICT DO NOTHING' : ''}`,
    JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
  );
}
