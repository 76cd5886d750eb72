import { z } from 'zod';

import { networkSchema } from '#desks/account.ts';
import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { readFailureSchema } from './read-failure.ts';
import { pausedWhySchema, type Source } from './source.ts';

const sourceId = z.uuid();
/** Words of an entry, as stored. */
export const entryWordsSchema = z.object({
  title: z.string(),
  summary: z.string(),
  link: z.string(),
  warning: z.string().exactOptional(),
  language: z.string().exactOptional(),
});

/** Reason why a rule does not release an entry, or no longer releases a draft. */
const whyNotByRuleSchema = z.enum([
  'host',
  'changed',
  'unseen',
  'hours',
  'ceiling',
  'period',
  'frozen',
  'paused',
  'asleep',
  'findings',
  'odd',
  'unmeant',
  'undated',
  'later',
  'old',
  'below',
  'again',
  'restored',
  'mentions',
  'quotes',
  'continues',
  'more',
  'rule',
  'ordinary',
]);

/** Notices to a desk's channel about its sources: their `kind` and `data`. */
export const sourceNoticeSchema = z.discriminatedUnion('kind', [
  /** Its card is posted or updated. */
  z.object({ kind: z.literal('source.shown'), data: z.object({ sourceId }) }),
  /** It has not been readable since then. */
  z.object({
    kind: z.literal('source.failing'),
    data: z.object({ sourceId, since: z.iso.datetime(), failure: readFailureSchema }),
  }),
  /** It is readable again after a reported failure. */
  z.object({ kind: z.literal('source.recovered'), data: z.object({ sourceId }) }),
  /** It ended, since the desk has left X. */
  z.object({ kind: z.literal('source.endedWithAccount'), data: z.object({ sourceId }) }),
  /** It paused by itself. `count`: number of entries that were new at once, or of replies that nobody read. */
  z.object({
    kind: z.literal('source.paused'),
    data: z.object({ sourceId, why: pausedWhySchema, count: z.number().nullable() }),
  }),
  /** Replies to its posts are unanswered. `reader`: who is to read them; null: nobody is named. */
  z.object({
    kind: z.literal('source.repliesWaiting'),
    data: z.object({
      sourceId,
      asOf: z.iso.datetime(),
      /** Since when such messages went unanswered. */
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
  /** Somebody said that they read what was reported after `since` until `asOf`. */
  z.object({
    kind: z.literal('source.repliesRead'),
    data: z.object({ sourceId, since: z.iso.datetime(), asOf: z.iso.datetime(), by: z.string() }),
  }),
  /** The reader of the answers left the channel or the chat. */
  z.object({ kind: z.literal('source.readerGone'), data: z.object({ sourceId, reader: z.string() }) }),
]);
export type SourceNotice = z.infer<typeof sourceNoticeSchema>;

/** Notices to the thread of a draft that came from a source. */
export const entryNoticeSchema = z.discriminatedUnion('kind', [
  /** `dated`: state of its date; "later": in the future. */
  z.object({
    kind: z.literal('relay.drafted'),
    data: z.object({
      sourceId,
      link: z.string(),
      publishedAt: z.iso.datetime().nullable(),
      dated: z.enum(['known', 'none', 'later']),
      /** `why` null: its source's rule releases it; null: there is no rule. */
      byRule: z.object({ why: whyNotByRuleSchema.nullable() }).nullable(),
      /** Without a rule: it may have been relayed before a restore, which has forgotten it. */
      isForgotten: z.literal(true).exactOptional(),
      /** Left out for a page. */
      post: z
        .object({
          quotes: z.boolean(),
          continues: z.boolean(),
          /** Number of pictures: sent along with their description, without one, and not available. */
          brought: z.number(),
          undescribed: z.number(),
          stays: z.number(),
          hasMore: z.boolean(),
        })
        .exactOptional(),
    }),
  }),
  /** The page now has other words, with this hash. */
  z.object({
    kind: z.literal('relay.changed'),
    data: z.object({ sourceId, hash: z.string(), words: entryWordsSchema }),
  }),
  /** A draft that a rule would have released waits for a person. */
  z.object({ kind: z.literal('relay.held'), data: z.object({ sourceId, why: whyNotByRuleSchema }) }),
  z.object({ kind: z.literal('relay.gone'), data: z.object({ sourceId, link: z.string() }) }),
]);
export type EntryNotice = z.infer<typeof entryNoticeSchema>;

/** Enqueues a notice for a desk's channel about one of its sources, in this transaction. */
export async function enqueueSourceNotice(
  work: UnitOfWork,
  { deskId }: Pick<Source, 'deskId'>,
  { kind, data }: SourceNotice,
): Promise<void> {
  await notify(work, { key: `${kind}:${data.sourceId}:${work.newId()}`, deskId, draftId: null, kind, data });
}

/** Enqueues a notice for a draft's thread about its entry, in this transaction. */
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
