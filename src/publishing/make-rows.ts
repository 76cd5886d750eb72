import type { Desk } from '#desks/desk.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { lockDraft } from '#drafts/draft.ts';
import {
  type Batch,
  type BatchRow,
  isToMake,
  readBatch,
  readBatchRows,
  readEarlierDrafts,
} from '#drafts/importing/batch.ts';
import type { RowOutcome } from '#drafts/importing/batch.ts';
import { enqueueBatchNotice } from '#drafts/importing/batch-notice.ts';
import { jsonOf } from '#drafts/importing/keep-batch.ts';
import { type Match, matchRows } from '#drafts/importing/match-rows.ts';
import { rowsHash } from '#drafts/importing/row-hash.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { takeRoomForDraft } from '#drafts/room-for-draft.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { reviseWhenFree } from '#publishing/deciding/stop.ts';

/** Rows per transaction: few enough that nobody waits long for the desk's lock, and a crash repeats little. */
const rowsATime = 10;
/** Rows made between two updates of the card. */
const rowsATold = 50;
/** A making without progress for this long has stopped with its process. */
const abandonedAfterMs = 120_000;

export type BeginOutcome =
  | { readonly kind: 'begun' }
  | { readonly kind: 'otherRows' }
  | { readonly kind: 'underWay'; readonly by: string }
  | { readonly kind: 'over' };

/**
 * Begins making a batch's rows, as they were shown. Only one person at a time may do so for all versions of a file, so
 * that no row is made twice.
 */
export async function beginMaking(
  work: UnitOfWork,
  { batchId, person, shown }: { readonly batchId: string; readonly person: string; readonly shown: string | null },
): Promise<BeginOutcome> {
  const batch = await lockCampaign(work, batchId);
  if (batch === null || batch.state === 'imported' || batch.state === 'discarded') return { kind: 'over' };
  const newer = { campaignId: batch.campaignId, droppedAt: { gt: batch.droppedAt }, importedAt: { not: null } };
  // An older version would put back what a newer one changed.
  if ((await work.tx.batch.count({ where: newer, take: 1 })) > 0) return { kind: 'over' };
  const now = work.clock.now();
  const making = await work.tx.batch.findFirst({ where: { campaignId: batch.campaignId, state: 'importing' } });
  // One person at a time: two would be the authors of each other’s rows.
  if (making !== null && now.getTime() - (making.importedAt?.getTime() ?? 0) < abandonedAfterMs) {
    return { kind: 'underWay', by: making.importedBy ?? making.droppedBy };
  }
  const rows = await readBatchRows(work.tx, batchId);
  // The rows in the database are no longer those that the person saw when pressing.
  if (shown !== rowsHash(rows.map(({ hash }) => hash))) return { kind: 'otherRows' };
  if (making !== null) await work.tx.batch.update({ where: { id: making.id }, data: { state: 'read' } });
  await work.tx.batch.update({
    where: { id: batchId },
    data: { state: 'importing', importedBy: person, importedAt: now },
  });
  const data = { batchId, rows: rows.filter(isToMake).length };
  await journal(work, { kind: 'batch.importing', deskId: batch.deskId, draftId: null, actor: person, data });
  await enqueueBatchNotice(work, batch);
  return { kind: 'begun' };
}

/** Ends a batch of which no rows, or no further ones, are to be made. */
export async function discardBatch(work: UnitOfWork, batchId: string, person: string): Promise<'discarded' | 'over'> {
  const batch = await lockCampaign(work, batchId);
  if (batch === null || batch.state !== 'read') return 'over';
  await work.tx.batch.update({ where: { id: batchId }, data: { state: 'discarded' } });
  await journal(work, {
    kind: 'batch.discarded',
    deskId: batch.deskId,
    draftId: null,
    actor: person,
    data: { batchId },
  });
  await enqueueBatchNotice(work, batch);
  return 'discarded';
}

/** Ends a making that failed for good; the remaining rows can be begun again. */
export async function stopMaking(work: UnitOfWork, batchId: string): Promise<void> {
  const batch = await lockCampaign(work, batchId);
  if (batch === null || batch.state !== 'importing') return;
  await work.tx.batch.update({ where: { id: batchId }, data: { state: 'read' } });
  await enqueueBatchNotice(work, batch);
}

interface Making {
  readonly batchId: string;
  readonly desk: Desk;
  readonly rules: Rules;
}

/**
 * Makes the next rows of a batch that somebody has begun, each once: its draft and its outcome commit together. Stops
 * when the author has no room for another draft; the rest can be begun again. Returns whether there may be more.
 */
export async function makeNextRows(work: UnitOfWork, { batchId, desk, rules }: Making): Promise<boolean> {
  const batch = await lockCampaign(work, batchId);
  if (batch === null || batch.state !== 'importing' || batch.importedBy === null) return false;
  const rows = await readBatchRows(work.tx, batchId);
  const left = rows.filter(isToMake);
  const matches = matchRows(rows, await readEarlierDrafts(work.tx, batch));
  let isFull = false;
  for (const row of left.slice(0, rowsATime)) {
    const match = matches.get(row.position) ?? { kind: 'new' };
    const made = await makeRow(work, row, { match, batch, person: batch.importedBy, desk, rules });
    if (made === null) {
      isFull = true;
      break;
    }
    const at = { batchId_position: { batchId, position: row.position } };
    await work.tx.batchRow.update({ where: at, data: made });
  }
  const isMore = !isFull && left.length > rowsATime;
  const state = isMore ? 'importing' : isFull ? 'read' : 'imported';
  await work.tx.batch.update({ where: { id: batchId }, data: { state, importedAt: work.clock.now() } });
  if (!isMore) {
    const { importedBy: actor } = batch;
    const data = { batchId, isFull };
    await journal(work, { kind: 'batch.imported', deskId: batch.deskId, draftId: null, actor, data });
  }
  const had = rows.length - left.length + Math.min(left.length, rowsATime);
  if (!isMore || had % rowsATold < rowsATime) await enqueueBatchNotice(work, batch);
  return isMore;
}

interface MakingRow extends Omit<Making, 'batchId'> {
  readonly match: Match;
  readonly batch: Batch;
  readonly person: string;
}

/** Creates or revises the draft of a row; returns null if its author has no room for it. */
async function makeRow(
  work: UnitOfWork,
  row: BatchRow,
  making: MakingRow,
): Promise<{ readonly outcome: RowOutcome; readonly draftId: string } | null> {
  const { match, desk, rules, person } = making;
  const { content, key, hash } = row;
  if (content === null) throw new Error(`row ${row.position} could not be read, and is to be made`);
  if (match.kind === 'new') return makeNew(work, row, making);
  const { draftId, revision } = match.draft;
  if (match.kind === 'same') return { outcome: 'unchanged', draftId };
  const draft = await lockDraft(work.tx, draftId);
  // A draft that people decided about stays as they decided.
  if (draft === null || (draft.state !== 'writing' && draft.state !== 'asked')) return { outcome: 'decided', draftId };
  // A later revision is somebody’s edit, which a file does not undo.
  if (draft.current.number !== revision) return { outcome: 'edited', draftId };
  const asked = { draftId, editor: person, baseRevision: revision, content, desk, rules };
  const revised = await reviseWhenFree(work, asked);
  switch (revised.kind) {
    case 'underWay':
    case 'closed':
      return { outcome: 'decided', draftId };
    case 'stale':
      throw new Error(`draft ${draftId} changed while it was locked`);
    case 'unchanged':
    case 'revised': {
      const now = { key, hash, content: jsonOf(content), revision: revised.draft.current.number };
      await work.tx.batchDraft.update({ where: { draftId }, data: now });
      return { outcome: revised.kind === 'revised' ? 'updated' : 'unchanged', draftId };
    }
  }
}

async function makeNew(
  work: UnitOfWork,
  { content, key, hash, position }: BatchRow,
  { batch, desk, person, rules }: MakingRow,
): Promise<{ readonly outcome: RowOutcome; readonly draftId: string } | null> {
  if (content === null) throw new Error(`row ${position} could not be read, and is to be made`);
  const room = await takeRoomForDraft(work.tx, { deskId: desk.id, author: person, correctsId: null });
  if (room === null) return null;
  const { id: draftId } = await createDraft(work, { room, desk, author: person, content, rules });
  const { id: batchId, campaignId } = batch;
  const kept = { draftId, batchId, campaignId, position, key, hash, content: jsonOf(content), revision: 1 };
  await work.tx.batchDraft.create({ data: kept });
  return { outcome: 'created', draftId };
}

/** Reads a batch, and locks all versions of its file until this transaction ends. */
async function lockCampaign(work: UnitOfWork, batchId: string): Promise<Batch | null> {
  await work.tx.$queryRaw`
    SELECT 1 FROM "Batch" WHERE "campaignId" = (SELECT "campaignId" FROM "Batch" WHERE "id" = ${batchId}::uuid)
    ORDER BY "id" FOR UPDATE`;
  return readBatch(work.tx, batchId);
}
