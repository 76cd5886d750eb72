import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueSourceNotice } from './relay-notice.ts';
import { lockSource } from './source.ts';

/**
 * Notifies the desk once that the reader of a source's answers is gone, and asks for another. A reader who came back
 * counts again. The source's drafts go on.
 */
export async function enqueueReaderGone(
  work: UnitOfWork,
  { sourceId, reader, isGone }: { readonly sourceId: string; readonly reader: string; readonly isGone: boolean },
): Promise<void> {
  const source = await lockSource(work.tx, sourceId);
  if (source === null || source.state.kind === 'ended') return;
  // Somebody else was named in between, or it is already known.
  if (source.repliesReader !== reader || source.repliesReaderGone === isGone) return;
  await work.tx.source.update({ where: { id: sourceId }, data: { repliesReaderGone: isGone } });
  await enqueueSourceNotice(work, source, { kind: 'source.shown', data: { sourceId } });
  if (!isGone) return;
  const { deskId } = source;
  await journal(work, {
    kind: 'source.readerGone',
    deskId,
    draftId: null,
    actor: 'tambour',
    data: { sourceId, reader },
  });
  await enqueueSourceNotice(work, source, { kind: 'source.readerGone', data: { sourceId, reader } });
}
