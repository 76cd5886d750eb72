import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Draft } from './draft.ts';
import { jsonOfContent } from './kept-content.ts';
import { MOST_WORDINGS, type Wording } from './wording.ts';

/**
 * Stores a wording beside the draft, which the caller has locked. Returns false, and does nothing, if too many wait
 * already.
 */
export async function keepWording(
  work: UnitOfWork,
  draft: Draft,
  wording: Pick<Wording, 'kind' | 'base' | 'by' | 'content'>,
): Promise<boolean> {
  const { kind, base, by } = wording;
  const open = await work.tx.wording.count({ where: { draftId: draft.id, state: 'open' } });
  if (open >= MOST_WORDINGS) return false;
  const id = work.newId();
  const content = jsonOfContent(wording.content);
  await work.tx.wording.create({
    data: { id, draftId: draft.id, kind, base, content, by, createdAt: work.clock.now() },
  });
  await journal(work, {
    kind: kind === 'proposed' ? 'wording.proposed' : 'wording.late',
    deskId: draft.deskId,
    draftId: draft.id,
    actor: by,
    data: { wordingId: id, base, content },
  });
  return true;
}
