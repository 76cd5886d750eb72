import { type Content } from '#drafts/content.ts';
import { jsonOfContent } from '#drafts/kept-content.ts';
import { journal } from '#storage/journal.ts';
import { Prisma } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { ImportedRow } from './batch.ts';
import { enqueueBatchNotice } from './batch-notice.ts';
import type { FileEncoding } from './decode-file.ts';

/** A file as it was read. */
export interface ReadFile {
  readonly deskId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly encoding: FileEncoding;
  /** Unknown headings. */
  readonly unread: readonly string[];
  /** The message in the desk's channel in whose thread the bot answers. */
  readonly thread: string;
  readonly droppedBy: string;
  readonly rows: readonly ImportedRow[];
}

/**
 * Stores a dropped file with its rows, enqueues its card, and returns the batch's id. The file is a new version of an
 * earlier one if it was dropped in that one's thread, or has the same name or the same bytes.
 */
export async function keepBatch(work: UnitOfWork, file: ReadFile): Promise<string> {
  const id = work.newId();
  const { rows, ...head } = file;
  const { deskId, thread, droppedBy } = head;
  const earlier = await earlierOf(work, file);
  const fileName = head.fileName.slice(0, 200);
  const campaignId = earlier ?? id;
  await work.tx.batch.create({
    data: { ...head, unread: [...head.unread], fileName, id, campaignId, droppedAt: work.clock.now() },
  });
  await work.tx.batchRow.createMany({
    data: rows.map(({ content, problems, ...row }) => ({
      ...row,
      batchId: id,
      problems: [...problems],
      content: content === null ? Prisma.DbNull : jsonOf(content),
    })),
  });
  const data = { batchId: id, campaignId, fileName, fileHash: head.fileHash, thread, rows: rows.length };
  await journal(work, { kind: 'batch.read', deskId, draftId: null, actor: droppedBy, data });
  await enqueueBatchNotice(work, { id, deskId });
  return id;
}

/** Writes a content as the JSON of a column. */
export function jsonOf(content: Content): Prisma.InputJsonObject {
  return jsonOfContent(content);
}

async function earlierOf(work: UnitOfWork, file: ReadFile): Promise<string | null> {
  const { deskId, thread, fileHash } = file;
  const known = await work.tx.batch.findMany({
    where: { deskId },
    orderBy: { droppedAt: 'desc' },
    select: { campaignId: true, fileName: true, fileHash: true, thread: true },
    take: mostLookedAt,
  });
  const name = nameOf(file.fileName);
  const one =
    known.find((batch) => batch.thread === thread) ??
    known.find((batch) => batch.fileHash === fileHash) ??
    known.find((batch) => nameOf(batch.fileName) === name);
  return one?.campaignId ?? null;
}

const mostLookedAt = 200;

/** Returns a file's name without the suffix that programs give to copies. */
function nameOf(fileName: string): string {
  const plain = fileName
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.[a-z]{3}$/u, '');
  return plain.replace(/[\s_-]*(?:\(\d+\)|copie|copy|kopie|v\d+)$/u, '').trim();
}
