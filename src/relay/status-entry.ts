import { z } from 'zod';

import { canonicalLink } from '#text/canonical-link.ts';
import { postWords, tidied } from './post-words.ts';
import type { EntryPicture } from './original.ts';
import type { FeedEntry } from './read-feed.ts';

const idSchema = z.string().min(1).max(100);

/** A post as Mastodon's API shows it without a token: https://docs.joinmastodon.org/entities/Status/ */
export const statusSchema = z.object({
  id: idSchema,
  account: z.object({ id: idSchema, username: z.string(), url: z.string() }),
  created_at: z.coerce.date(),
  edited_at: z.coerce.date().nullable().optional().catch(undefined),
  url: z.string().nullable().default(null),
  uri: z.string().default(''),
  content: z.string().nullable().default(''),
  spoiler_text: z.string().nullable().default(''),
  language: z.string().nullable().optional().catch(undefined),
  visibility: z.string(),
  in_reply_to_id: z.string().nullable().default(null),
  in_reply_to_account_id: z.string().nullable().default(null),
  reblog: z.unknown().optional(),
  /** Since Mastodon 4.5; other software has long had it under other names. */
  quote: z.unknown().optional(),
  quote_id: z.unknown().optional(),
  poll: z.unknown().optional(),
  media_attachments: z
    .array(
      z.object({
        type: z.string(),
        url: z.string().nullable().default(null),
        description: z.string().nullable().default(null),
      }),
    )
    .default([])
    .catch([]),
  mentions: z
    .array(z.object({ url: z.string(), acct: z.string() }))
    .default([])
    .catch([]),
});
export type Status = z.infer<typeof statusSchema>;

/**
 * Returns a post as an entry; null if it is not relayed: an answer to others, a boost, a post that is not public, or
 * one with an address elsewhere.
 */
export function statusEntry(status: Status): FeedEntry | null {
  const { account } = status;
  const isAnswer = isThere(status.in_reply_to_id) && status.in_reply_to_account_id !== account.id;
  if (isAnswer || isThere(status.reblog) || status.visibility !== 'public') return null;
  const host = URL.parse(account.url)?.host;
  const canonical = canonicalLink(status.url ?? status.uri, account.url);
  if (canonical === null || host === undefined || new URL(canonical.link).host !== host) return null;
  const mentions = status.mentions.map(
    ({ url, acct }) => [url, acct.includes('@') ? acct : `${acct}@${host}`] as const,
  );
  const { text, links } = postWords(status.content ?? '', new Map(mentions));
  const warning = tidied(status.spoiler_text ?? '').replaceAll(/\s+/gu, ' ');
  const language = /^[a-z]{2,3}(?=$|-)/.exec(status.language ?? '')?.[0];
  return {
    ...canonical,
    title: text,
    summary: '',
    ...(warning === '' ? {} : { warning }),
    ...(language === undefined ? {} : { language }),
    publishedAt: status.created_at,
    datedAt: status.edited_at ?? status.created_at,
    post: {
      original: { kind: 'mastodon', remoteId: status.id, at: status.created_at.toISOString() },
      links,
      quotes: isThere(status.quote) || isThere(status.quote_id) || /\bquote-inline\b/.test(status.content ?? ''),
      continues: isThere(status.in_reply_to_id),
      pictures: status.media_attachments.flatMap(pictureOf),
      hasMore: isThere(status.poll) || status.media_attachments.some(({ type }) => type !== 'image'),
    },
  };
}

function pictureOf({ type, url, description }: Status['media_attachments'][number]): readonly EntryPicture[] {
  return type === 'image' && url !== null ? [{ url, description: tidied(description ?? '') }] : [];
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}
