import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Template } from './template.ts';

/** Removes a template; the journal keeps its text. `gone`: somebody else removed it. */
export async function removeTemplate(
  work: UnitOfWork,
  { id, deskId, name, text }: Template,
  by: string,
): Promise<'removed' | 'gone'> {
  const { count } = await work.tx.template.deleteMany({ where: { id, deskId } });
  if (count === 0) return 'gone';
  await journal(work, {
    kind: 'template.removed',
    deskId,
    draftId: null,
    actor: by,
    data: { templateId: id, name, text },
  });
  return 'removed';
}
