import { z } from 'zod';

import { networkSchema } from '#desks/account.ts';
import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { readFailureSchema } from './read-failure.ts';
import { pausedWhySchema, type Source } from './source.ts';

const sourceId = z.uuid();
/** Words of an entry, as they are kept. */
export const entryWordsSchema = z.object({
  title: z.string(),
  summary: z.string(),
  link: z.string(),
  warning: z.string().exactOptional(),
  language: z.string().exactOptional(),
});

/** Reasons why a rule lets an entry not out, or a draft no more. */
const whyNotByRuleSchema = z.enum([
  'host',
  'changed',
  'hours',
  'ceiling',
  'period',
  'frozen',
  'paused',
  'asleep',
  'findings',
  'odd',
  'mentions',
  'quotes',
  'continues',
  'more',
  'rule',
  'ordinary',
]);

/** Notices to a desk's channel about its sources: their `kind` and `data`. */
export const sourceNoticeSchema = z.discriminatedUnion('kind', [
  /** Its card is shown, or shown anew. */
  z.object({ kind: z.literal('source.shown'), data: z.object({ sourceId }) }),
  /** It has not been read since then. */
  z.object({
    kind: z.literal('source.failing'),
    data: z.object({ sourceId, since: z.iso.datetime(), failure: readFailureSchema }),
  }),
  /** It was told that it fails, and is read again. */
  z.object({ kind: z.literal('source.again'), data: z.object({ sourceId }) }),
  /** It ended, since the desk has left X. */
  z.object({ kind: z.literal('source.left'), data: z.object({ sourceId }) }),
  /** It paused by itself. `count`: of entries that were new at once, or of replies that nobody read. */
  z.object({
    kind: z.literal('source.paused'),
    data: z.object({ sourceId, why: pausedWhySchema, count: z.number().nullable() }),
  }),
  /** There are replies to its posts that nobody answered. `reader`: who is to read them; null: nobody is named. */
  z.object({
    kind: z.literal('source.answersWaiting'),
    data: z.object({
      sourceId,
      asOf: z.iso.datetime(),
      /** Since when such messages were told in vain. */
      askedAt: z.iso.datetime(),
      reader: z.string().nullable(),
      posts: z.array(
        z.object({
          draftNumber: z.number(),
          title: z.string(),
          network: networkSchema,
          url: z.string(),
          replies: z.number(),
          isKnown: z.boolean(),
        }),
      ),
    }),
  }),
  /** Somebody said that they read what was told after `since` until `asOf`. */
  z.object({
    kind: z.literal('source.answersRead'),
    data: z.object({ sourceId, since: z.iso.datetime(), asOf: z.iso.datetime(), by: z.string() }),
  }),
  /** Who reads the answers has left the channel or the chat. */
  z.object({ kind: z.literal('source.readerGone'), data: z.object({ sourceId, reader: z.string() }) }),
]);
export type SourceNotice = z.infer<typeof sourceNoticeSchema>;

/** Notices to the thread of a draft that came from a source. */
export const entryNoticeSchema = z.discriminatedUnion('kind', [
  /** `dated`: what its date says; "later": it lies in the future. */
  z.object({
    kind: z.literal('relay.drafted'),
    data: z.object({
      sourceId,
      link: z.string(),
      publishedAt: z.iso.datetime().nullable(),
      dated: z.enum(['known', 'none', 'later']),
      /** `why` null: its source's rule lets it out; null: it has no rule. */
      byRule: z.object({ why: whyNotByRuleSchema.nullable() }).nullable().default(null),
      /** Left out of what is a page. */
      post: z
        .object({
          quotes: z.boolean(),
          continues: z.boolean(),
          /** Pictures with a description that came along, those without one, and those that could not be taken. */
          brought: z.number(),
          undescribed: z.number(),
          stays: z.number(),
          hasMore: z.boolean(),
        })
        .exactOptional(),
    }),
  }),
  /** The page has other words now, which have this hash. */
  z.object({
    kind: z.literal('relay.changed'),
    data: z.object({ sourceId, hash: z.string(), words: entryWordsSchema }),
  }),
  /** What a rule would have let out waits for a person. */
  z.object({ kind: z.literal('relay.held'), data: z.object({ sourceId, why: whyNotByRuleSchema }) }),
  z.object({ kind: z.literal('relay.gone'), data: z.object({ sourceId, link: z.string() }) }),
]);
export type EntryNotice = z.infer<typeof entryNoticeSchema>;

/** Tells a desk's channel of one of its sources, with the transaction. */
export async function enqueueSourceNotice(
  work: UnitOfWork,
  { deskId }: Pick<Source, 'deskId'>,
  { kind, data }: SourceNotice,
): Promise<void> {
  await notify(work, { key: `${kind}:${data.sourceId}:${work.newId()}`, deskId, draftId: null, kind, data });
}

/** Tells the thread of a draft about its entry, with the transaction. */
export async function enqueueEntryNotice(
  work: UnitOfWork,
  draft: { readonly id: string; readonly deskId: string },
  { kind, data }: EntryNotice,
): Promise<void> {
  await notify(work, {
    key: `${kind}:${draft.id}:${work.newId()}`,
    deskId: draft.deskId,
    draftId: draft.id,
    kind,
    data,
  });
}
