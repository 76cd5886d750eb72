import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { columnsOfTemplate, type TemplateContent } from './kept-content.ts';
import { MAX_TEMPLATES, templateKey } from './template.ts';

export interface TemplateToKeep {
  readonly deskId: string;
  readonly name: string;
  readonly content: TemplateContent;
  readonly by: string;
  /** The template to change, as the person saw it; null for a new one. */
  readonly changes: { readonly id: string; readonly changedAt: Date } | null;
}

export type KeepTemplateOutcome =
  | { readonly kind: 'kept' }
  /** Another template of the desk has that name, apart from accents and case. */
  | { readonly kind: 'nameTaken' }
  | { readonly kind: 'full' }
  /** Somebody changed or removed it meanwhile: nothing was written. */
  | { readonly kind: 'stale' };

/** Stores a new template of a desk, or changes one. */
export async function keepTemplate(work: UnitOfWork, request: TemplateToKeep): Promise<KeepTemplateOutcome> {
  const { deskId, name, content, by, changes } = request;
  // Locks the desk, so that two people who store one at the same time are counted in turn.
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR UPDATE`;
  const foldedName = templateKey(name);
  const all = await work.tx.template.findMany({
    where: { deskId },
    select: { id: true, foldedName: true, changedAt: true },
  });
  const before = all.find(({ id }) => id === changes?.id);
  if (changes !== null && before?.changedAt.getTime() !== changes.changedAt.getTime()) return { kind: 'stale' };
  if (all.some((one) => one.foldedName === foldedName && one.id !== changes?.id)) return { kind: 'nameTaken' };
  if (changes === null && all.length >= MAX_TEMPLATES) return { kind: 'full' };
  const now = work.clock.now();
  const kept = { name, foldedName, ...columnsOfTemplate(content) };
  const id = changes?.id ?? work.newId();
  if (changes === null) {
    await work.tx.template.create({ data: { id, deskId, ...kept, savedBy: by, createdAt: now, changedAt: now } });
  } else {
    await work.tx.template.update({ where: { id }, data: { ...kept, changedAt: now } });
  }
  await journal(work, {
    kind: changes === null ? 'template.kept' : 'template.changed',
    deskId,
    draftId: null,
    actor: by,
    data: { templateId: id, ...kept },
  });
  return { kind: 'kept' };
}
