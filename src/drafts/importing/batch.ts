import type { Content } from '#drafts/content.ts';
import { contentOfJson } from '#drafts/kept-content.ts';
import type { Transaction } from '#storage/database.ts';
import type {
  BatchDraft as BatchDraftRow,
  BatchOutcome,
  Batch as BatchOfTable,
  BatchRow as RowOfTable,
} from '#storage/generated/client.ts';

/** The outcome of a row. */
export type RowOutcome = BatchOutcome;

/** A row of a file, as it was read. */
export interface ImportedRow {
  readonly position: number;
  /** Its number as spreadsheets show it. */
  readonly line: number;
  /** The value of its column "id"; null if there is none. */
  readonly key: string | null;
  readonly hash: string;
  /** Null if it could not be read. */
  readonly content: Content | null;
  /** Sentences on why no draft can be made of it; empty if one can. */
  readonly problems: readonly string[];
}

/** A row as it is stored, with its outcome. */
export interface BatchRow extends ImportedRow {
  readonly outcome: RowOutcome | null;
  readonly draftId: string | null;
}

/** A file of rows that somebody dropped for a desk. */
export interface Batch extends Readonly<BatchOfTable> {}

/** A draft that was made of a row, with the content last read from that row. */
export interface BatchDraft extends Omit<BatchDraftRow, 'content'> {
  readonly content: Content;
}

/** Reads a batch; null if there is none. */
export function readBatch(tx: Pick<Transaction, 'batch'>, id: string): Promise<Batch | null> {
  return tx.batch.findUnique({ where: { id } });
}

/** Reads the rows of a batch, in the order of its file. */
export async function readBatchRows(tx: Pick<Transaction, 'batchRow'>, batchId: string): Promise<readonly BatchRow[]> {
  const rows = await tx.batchRow.findMany({ where: { batchId }, orderBy: { position: 'asc' } });
  return rows.map(rowOfTable);
}

/** Reads the drafts shown on a batch's cards, in the order of its file. */
export async function readBatchDrafts(
  tx: Pick<Transaction, 'batchDraft'>,
  batchId: string,
): Promise<readonly BatchDraft[]> {
  const rows = await tx.batchDraft.findMany({ where: { batchId }, orderBy: { position: 'asc' } });
  return rows.map(draftOfTable);
}

/** Reads the drafts that other versions of a batch's file made. */
export async function readEarlierDrafts(
  tx: Pick<Transaction, 'batchDraft'>,
  { id, campaignId }: Pick<Batch, 'id' | 'campaignId'>,
): Promise<readonly BatchDraft[]> {
  const rows = await tx.batchDraft.findMany({
    where: { campaignId, batchId: { not: id } },
    orderBy: [{ batchId: 'asc' }, { position: 'asc' }],
  });
  return rows.map(draftOfTable);
}

/** Returns the batch whose cards show a draft that nobody has opened yet; null if the draft has a card of its own. */
export async function unopenedIn(tx: Pick<Transaction, 'batchDraft'>, draftId: string): Promise<string | null> {
  const row = await tx.batchDraft.findUnique({ where: { draftId }, select: { batchId: true, openedAt: true } });
  return row === null || row.openedAt !== null ? null : row.batchId;
}

/** Tells whether a draft can be made of a row and has not been made yet. */
export function isToMake({ content, problems, outcome }: BatchRow): boolean {
  return content !== null && problems.length === 0 && outcome === null;
}

function rowOfTable({ content, batchId: _batchId, ...row }: RowOfTable): BatchRow {
  return { ...row, content: content === null ? null : contentOfJson(content) };
}

function draftOfTable({ content, ...row }: BatchDraftRow): BatchDraft {
  return { ...row, content: contentOfJson(content) };
}
