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
  /** Headings that mean nothing here. */
  readonly unread: readonly string[];
  /** The message in the desk's channel in whose thread it is answered. */
  readonly thread: string;
  readonly droppedBy: string;
  readonly rows: readonly ImportedRow[];
}

/**
 * Keeps a file that was dropped, with its rows, and has its card shown. It is a version of an earlier one that was
 * dropped in that one's thread, has its name or has its very bytes.
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

/** Returns a file's name without what programs add to the name of a copy. */
function nameOf(fileName: string): string {
  const plain = fileName
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.[a-z]{3}$/u, '');
  return plain.replace(/[\s_-]*(?:\(\d+\)|copie|copy|kopie|v\d+)$/u, '').trim();
}
