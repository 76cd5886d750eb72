import { z } from 'zod';

import { composed } from '#networks/composed.ts';

import { xIdSchema } from './x-id.ts';

const entitySchema = z.object({
  url: z.string(),
  expanded_url: z.string().optional(),
  media_key: z.string().optional(),
});

/** A post as X returns it. Since 2026 it renames fields one by one; those read here keep their names. */
export const postSchema = z.object({
  id: xIdSchema,
  text: z.string(),
  author_id: z.string().optional(),
  created_at: z.coerce.date().optional(),
  entities: z.object({ urls: z.array(entitySchema).optional() }).optional(),
  attachments: z.object({ media_keys: z.array(z.string()).optional() }).optional(),
  note_tweet: z
    .object({ text: z.string(), entities: z.object({ urls: z.array(entitySchema).optional() }).optional() })
    .optional(),
  note_post: z
    .object({ text: z.string(), entities: z.object({ urls: z.array(entitySchema).optional() }).optional() })
    .optional(),
});

export type Post = z.infer<typeof postSchema>;

/** The fields that the schema reads. */
export const postFields = 'author_id,created_at,entities,attachments,note_tweet';

/** Returns a text in comparable form: a network may change white space, and nothing else, without changing the post. */
function comparableText(text: string): string {
  return composed(text).replace(/\s+/gu, ' ').trim();
}

/** Returns the text as its author wrote it (see `writtenPost`), in comparable form. */
export function comparablePost(post: Omit<Post, 'id'>): string {
  return comparableText(writtenPost(post));
}

/** Returns the text as its author wrote it: with full links, without the link of its pictures, entities decoded. */
export function writtenPost(post: Omit<Post, 'id'>): string {
  const long = post.note_post ?? post.note_tweet;
  let text = long?.text ?? post.text;
  for (const link of (long ?? post).entities?.urls ?? []) {
    text = text.replaceAll(link.url, () => (isPicture(link) ? '' : (link.expanded_url ?? link.url)));
  }
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function isPicture({ media_key: key, expanded_url: url }: z.infer<typeof entitySchema>): boolean {
  return key !== undefined || /\/status\/\d+\/(?:photo|video)\/\d+$/.test(url ?? '');
}

/** Returns the full addresses in a post's text. */
export function linksOfPost(post: Omit<Post, 'id'>): readonly string[] {
  const { entities } = post.note_post ?? post.note_tweet ?? post;
  return (entities?.urls ?? []).filter((link) => !isPicture(link)).map((link) => link.expanded_url ?? link.url);
}

/** Tells whether a post says what was written. X gives a bare host a scheme: "city.gov" equals "https://city.gov". */
export function equalTexts(post: Omit<Post, 'id'>, text: string): boolean {
  return says(comparablePost(post), text);
}

/** Tells whether a post from a timeline says what was sent. */
export function says(shown: string, text: string): boolean {
  return withoutSchemes(shown) === withoutSchemes(comparableText(text));
}

function withoutSchemes(text: string): string {
  return text.replaceAll(/https?:\/\//gi, '').replaceAll(/\/(?=\s|$)/g, '');
}

/** Returns the number of pictures on a post. */
export function mediaCountOf(post: Omit<Post, 'id'>): number {
  return post.attachments?.media_keys?.length ?? 0;
}
