import { z } from 'zod';

import { composed } from '#networks/composed.ts';
import type { Rendering } from '#networks/rendering.ts';

import { cardEmbed, posts, videoEmbed } from './record.ts';
import type { Unanswered } from './request.ts';
import type { Server } from './server.ts';
import { madeAt } from './tid.ts';

const imageSchema = z.object({ alt: z.string().default('') });
/** Anything of another shape is no file of ours. */
const fileSchema = z.object({ ref: z.object({ $link: z.string() }) }).catch({ ref: { $link: '' } });
const captionsSchema = z
  .object({ lang: z.string(), file: fileSchema })
  .catch({ lang: '?', file: { ref: { $link: '' } } });
const externalSchema = z
  .object({ uri: z.string(), title: z.string(), description: z.string(), thumb: fileSchema.optional() })
  .catch({ uri: '', title: '', description: '' });
const refSchema = z.object({ uri: z.string(), cid: z.string() });
const recordSchema = z.object({
  text: z.string().default(''),
  createdAt: z.string().default(''),
  facets: z.unknown().optional(),
  reply: z.object({ root: refSchema, parent: refSchema }).optional().catch(undefined),
  embed: z
    .object({
      $type: z.string(),
      images: z.array(imageSchema).default([]),
      alt: z.string().default(''),
      captions: z.array(captionsSchema).default([]),
      external: externalSchema.optional(),
    })
    .optional()
    .catch(undefined),
});

export const rowSchema = z.object({ uri: z.string(), cid: z.string(), value: recordSchema });

/** A post as its account's repository holds it. */
export interface Post {
  readonly rkey: string;
  readonly did: string;
  readonly cid: string;
  readonly uri: string;
  /** The time in its key. */
  readonly at: Date;
  readonly value: z.infer<typeof recordSchema>;
}

/** Returns the post of a row; null if it does not belong to that account. */
export function postOf({ uri, cid, value }: z.infer<typeof rowSchema>, did: string): Post | null {
  const start = `at://${did}/${posts}/`;
  const rkey = uri.slice(start.length);
  const at = madeAt(rkey);
  return uri.startsWith(start) && at !== null ? { rkey, did, cid, uri, at, value } : null;
}

export type Reading =
  | { readonly kind: 'there'; readonly post: Post }
  | { readonly kind: 'missing' }
  /** `answer` null: it was a post of another account, or under another key. */
  | { readonly kind: 'unknown'; readonly answer: Unanswered | null };

/** Reads one post from its repository. Unlike a timeline, a repository never lags: the answer is certain. */
export async function readRecord(server: Server, rkey: string, signal: AbortSignal): Promise<Reading> {
  const answer = await server.ask({
    method: 'com.atproto.repo.getRecord',
    query: ({ did }) => ({ repo: did, collection: posts, rkey }),
    schema: rowSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind === 'status' && answer.error === 'RecordNotFound') return { kind: 'missing' };
  if (answer.kind !== 'answer') return { kind: 'unknown', answer };
  const post = answer.session === undefined ? null : postOf(answer.data, answer.session.did);
  return post?.rkey === rkey ? { kind: 'there', post } : { kind: 'unknown', answer: null };
}

/** Returns the descriptions of a post's media, in order; empty strings if missing. */
export function altsOf({ value: { embed } }: Pick<Post, 'value'>): readonly string[] {
  if (embed?.$type === videoEmbed) return [embed.alt];
  return embed?.images.map(({ alt }) => alt) ?? [];
}

/** A link card as a post holds it. */
interface ShownCard {
  readonly uri: string;
  readonly title: string;
  readonly description: string;
  /** Content identifier of its picture; null: none. */
  readonly thumb: string | null;
}

/** Returns a post's link card; null if it has none. */
export function cardIn({ value: { embed } }: Pick<Post, 'value'>): ShownCard | null {
  if (embed?.$type !== cardEmbed) return null;
  const { uri = '', title = '', description = '', thumb } = embed.external ?? {};
  return { uri, title, description, thumb: thumb?.ref.$link ?? null };
}

/** Tells whether a post has that text and as many pictures or videos. */
export function holds(post: Post, { text, media }: Pick<Rendering, 'text' | 'media'>): boolean {
  return composed(post.value.text) === composed(text) && altsOf(post).length === media.length;
}
