import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Template } from './template.ts';

export type RemoveTemplateOutcome =
  | { readonly kind: 'removed' }
  /** Somebody else removed it. */
  | { readonly kind: 'gone' }
  /** Somebody changed it meanwhile: it is still there. */
  | { readonly kind: 'stale' };

/** Removes a template as the person saw it; the journal keeps its text. */
export async function removeTemplate(
  work: UnitOfWork,
  { id, deskId, name, text, changedAt }: Template,
  by: string,
): Promise<RemoveTemplateOutcome> {
  const { count } = await work.tx.template.deleteMany({ where: { id, deskId, changedAt } });
  if (count === 0) {
    return (await work.tx.template.count({ where: { id, deskId } })) === 0 ? { kind: 'gone' } : { kind: 'stale' };
  }
  await journal(work, {
    kind: 'template.removed',
    deskId,
    draftId: null,
    actor: by,
    data: { templateId: id, name, text },
  });
  return { kind: 'removed' };
}
