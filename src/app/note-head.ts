import type { Logger } from 'pino';

import { headText, type JournalHead, type JournalReader, readHead } from '#storage/journal-head.ts';
import { describeError } from '#storage/describe-error.ts';

const hourMs = 3_600_000;

/** Logs the journal's last entry, now and each hour: database access alone cannot change a log. `opened` ends it. */
export async function noteHeadHourly(
  journal: JournalReader,
  logger: Logger,
  opened: AsyncDisposableStack,
): Promise<void> {
  const noteHead = headNoter(journal, logger);
  const note = (): Promise<void> =>
    noteHead().catch((error: unknown) =>
      logger.error({ error: describeError(error) }, 'the journal could not be read'),
    );
  await note();
  const timer = setInterval(() => void note(), hourMs);
  timer.unref();
  opened.defer(() => clearInterval(timer));
}

/**
 * Builds the function that logs the head, as an error if the journal no longer contains the head that it logged before.
 */
export function headNoter(journal: JournalReader, logger: Logger): () => Promise<void> {
  let noted: JournalHead | null = null;
  return async () => {
    const { isSealed, ...head } = await readHead(journal);
    if (noted !== null && !(await isThere(journal, noted))) {
      logger.error({ noted: headText(noted), head: headText(head) }, 'the journal was cut off or rewritten');
    }
    noted = head;
    if (isSealed || head.count === 0n) logger.info({ head: headText(head) }, 'journal');
    else logger.warn({ head: headText(head) }, 'the journal is not sealed: "tambour journal verify" says why');
  };
}

async function isThere({ db }: JournalReader, { count, hash }: JournalHead): Promise<boolean> {
  if (count === 0n) return true;
  const entry = await db.journalEntry.findUnique({ where: { seq: count }, select: { hash: true } });
  return entry?.hash === hash;
}
