import { z } from 'zod';

import type { Transaction } from '#storage/database.ts';
import type { Wording as WordingRow } from '#storage/generated/client.ts';

import { correctionSchema } from './correction.ts';
import { type Content, mediaSchema, ownTextsSchema, visibilitySchema } from './draft.ts';

/** A wording for a draft that is no revision of it, and changes nothing until somebody takes it. */
export interface Wording {
  readonly id: string;
  readonly draftId: string;
  /** `proposed` by an approver for the author to take; `kept` from a form that came after a newer revision. */
  readonly kind: 'proposed' | 'kept';
  /** The revision that its form was opened on. */
  readonly base: number;
  /** What the form would have made of that revision. */
  readonly content: Worded;
  readonly by: string;
  readonly createdAt: Date;
  readonly state:
    | { readonly kind: 'open' }
    | { readonly kind: 'taken'; readonly by: string; readonly revision: number }
    | { readonly kind: 'left'; readonly by: string };
}

/** What a form can change of a content. */
export type Worded = Pick<
  Content,
  | 'text'
  | 'ownTexts'
  | 'contentWarning'
  | 'language'
  | 'visibility'
  | 'accountIds'
  | 'media'
  | 'window'
  | 'timeZone'
  | 'corrections'
>;

/** No more than so many of a draft's wait at a time: a thread is for reading. */
export const MOST_WORDINGS = 10;
const mostShown = 20;

const instant = z.iso.datetime().transform((at) => new Date(at));
const wordedSchema = z.object({
  text: z.string(),
  ownTexts: ownTextsSchema,
  contentWarning: z.string().nullable(),
  language: z.string(),
  visibility: visibilitySchema,
  accountIds: z.array(z.string()),
  media: mediaSchema,
  window: z.object({ publishAt: instant, notAfterAt: instant }).nullable(),
  timeZone: z.string(),
  corrections: z.array(correctionSchema).optional(),
});

/** One wording; null where there is none. */
export async function readWording(tx: Transaction, id: string): Promise<Wording | null> {
  const row = await tx.wording.findUnique({ where: { id } });
  return row === null ? null : wordingFromRow(row);
}

/** The draft's wordings, ended ones too, oldest first; of very many the newest. */
export async function wordingsOf(tx: Transaction, draftId: string): Promise<readonly Wording[]> {
  const rows = await tx.wording.findMany({
    where: { draftId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mostShown,
  });
  return rows.toReversed().map(wordingFromRow);
}

/** As it is kept in a row. */
export function wordedJson(content: Worded): z.input<typeof wordedSchema> {
  const { window } = content;
  return {
    text: content.text,
    ownTexts: { ...content.ownTexts },
    contentWarning: content.contentWarning,
    language: content.language,
    visibility: content.visibility,
    accountIds: [...content.accountIds],
    media: content.media.map((media) => ({ ...media })),
    window:
      window === null
        ? null
        : { publishAt: window.publishAt.toISOString(), notAfterAt: window.notAfterAt.toISOString() },
    timeZone: content.timeZone,
    ...(content.corrections === undefined ? {} : { corrections: content.corrections.map((one) => ({ ...one })) }),
  };
}

function wordingFromRow(row: WordingRow): Wording {
  const { id, draftId, kind, base, by, createdAt } = row;
  const { corrections, ...rest } = wordedSchema.parse(row.content);
  const content = corrections === undefined ? rest : { ...rest, corrections };
  return { id, draftId, kind, base, content, by, createdAt, state: stateOf(row) };
}

function stateOf({ id, state, endedBy, takenAs }: WordingRow): Wording['state'] {
  if (state === 'open') return { kind: 'open' };
  if (endedBy === null) throw new Error(`wording ${id} ended by nobody`);
  if (state === 'left') return { kind: 'left', by: endedBy };
  if (takenAs === null) throw new Error(`wording ${id} was taken as no revision`);
  return { kind: 'taken', by: endedBy, revision: takenAs };
}
