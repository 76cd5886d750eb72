import { z } from 'zod';

import type { Prisma, Revision as RevisionRow, Template as TemplateRow } from '#storage/generated/client.ts';

import { type Content, contentSchema } from './content.ts';

const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

/** A content as a wording's row stores it. */
const jsonSchema = contentSchema.extend({
  window: z.object({ publishAt: instant, notAfterAt: instant }).readonly().nullable(),
});

/** A content as a template stores it, without what belongs only to one post. */
export const templateContentSchema = contentSchema.omit({
  media: true,
  window: true,
  timeZone: true,
  corrections: true,
  series: true,
  restVisibility: true,
  linkCard: true,
});

/** The part of a content that a template has. */
export type TemplateContent = Readonly<z.output<typeof templateContentSchema>>;

/** Writes a content as JSON, without properties that are no fields. */
export function jsonOfContent(content: Content): z.input<typeof jsonSchema> {
  return z.encode(jsonSchema, content);
}

/** Reads what `jsonOfContent` wrote. */
export function contentOfJson(json: unknown): Content {
  return jsonSchema.parse(json);
}

type ContentColumns = Pick<
  Prisma.RevisionUncheckedCreateInput,
  Exclude<keyof Content, 'window'> | 'publishAt' | 'notAfterAt'
>;

/** Writes a content as the columns of a revision. A field without a column does not compile. */
export function columnsOfContent(content: Content): ContentColumns {
  const { accountIds, window, corrections = [], ...same } = contentSchema.parse(content);
  const { publishAt = null, notAfterAt = null } = window ?? {};
  return { ...same, accountIds: [...accountIds], publishAt, notAfterAt, corrections };
}

/** Reads what `columnsOfContent` wrote. */
export function contentOfRow(row: RevisionRow): Content {
  const { publishAt, notAfterAt, ...columns } = row;
  const window = publishAt === null || notAfterAt === null ? null : { publishAt, notAfterAt };
  const { corrections, ...rest } = contentSchema.parse({ ...withoutEmpty(columns), window });
  return corrections === undefined || corrections.length === 0 ? rest : { ...rest, corrections };
}

/** Writes a template's content as columns of its row. A field without a column does not compile. */
export function columnsOfTemplate(
  content: TemplateContent,
): Pick<Prisma.TemplateUncheckedCreateInput, keyof TemplateContent> {
  const { accountIds, ...same } = templateContentSchema.parse(content);
  // A template's row is updated in place: fields that it no longer has are emptied.
  const emptied = Object.fromEntries(fieldsToLack(templateContentSchema).map((name) => [name, null]));
  return { ...emptied, ...same, accountIds: [...accountIds] };
}

/** Reads what `columnsOfTemplate` wrote. */
export function templateContentOfRow(row: TemplateRow): TemplateContent {
  return templateContentSchema.parse(withoutEmpty(row));
}

/** Omits the empty columns of optional fields. */
function withoutEmpty(columns: object): object {
  const lacked = fieldsToLack(contentSchema);
  return Object.fromEntries(
    Object.entries(columns).filter(([name, value]) => value !== null || !lacked.includes(name)),
  );
}

/** Lists the optional fields, which a content leaves out instead of holding an empty value. */
function fieldsToLack({ shape }: z.ZodObject): readonly string[] {
  return Object.entries(shape).flatMap(([name, field]) => (field instanceof z.ZodExactOptional ? [name] : []));
}
