import type { Transaction } from '#storage/database.ts';
import type { Template as TemplateRow } from '#storage/generated/client.ts';

import { folded } from './folded-words.ts';
import { type TemplateContent, templateContentOfRow } from './kept-content.ts';

/** The most templates of a desk: nobody reads a longer list. */
export const MAX_TEMPLATES = 20;
export const MAX_TEMPLATE_NAME = 40;

/** A post to begin from, with blanks to fill in. */
export interface Template extends TemplateContent {
  readonly id: string;
  readonly deskId: string;
  readonly name: string;
  readonly savedBy: string;
  readonly changedAt: Date;
}

/**
 * Returns the key of a template's name. Names with the same key count as equal. Empty if the name has no letter or
 * digit.
 */
export function templateKey(name: string): string {
  return (folded(name).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Reads a desk's templates, by name. */
export async function readTemplates(tx: Transaction, deskId: string): Promise<readonly Template[]> {
  const rows = await tx.template.findMany({ where: { deskId }, orderBy: { foldedName: 'asc' } });
  return rows.map(templateFromRow);
}

/** Reads one of a desk's templates by its id; null if the desk has none with that id. */
export async function readTemplate(tx: Transaction, deskId: string, id: string): Promise<Template | null> {
  const row = await tx.template.findUnique({ where: { id, deskId } });
  return row === null ? null : templateFromRow(row);
}

function templateFromRow(row: TemplateRow): Template {
  const { id, deskId, name, savedBy, changedAt } = row;
  return { ...templateContentOfRow(row), id, deskId, name, savedBy, changedAt };
}
