import { createHash } from 'node:crypto';

import { code, encode } from '@ipld/dag-cbor';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';

import type { Prepared } from '#networks/publish-outcome.ts';

import type { Facet } from './facets.ts';

/** The collection of an account's repository that holds its posts. */
export const posts = 'app.bsky.feed.post';

/** A post that another answers, by its address and by what it is. */
export interface StrongRef {
  readonly uri: string;
  readonly cid: string;
}

/** A picture that the server has, as a record names it. */
interface Blob {
  readonly $type: 'blob';
  readonly ref: { readonly $link: string };
  readonly mimeType: string;
  readonly size: number;
}

/** Writes down a picture that the server has, so that a record can name it later: see `Uploaded.remoteId`. */
export function idOfBlob({ ref, mimeType, size }: Omit<Blob, '$type'>): string {
  return [ref.$link, mimeType, size].join(' ');
}

/**
 * Returns a post as it stands in its account's repository. The same comes of the same, so that an attempt after a doubt
 * sends what the first one sent. See https://github.com/bluesky-social/atproto, lexicons/app/bsky/feed/post.json.
 */
export function recordOf(
  { rendering, mediaIds }: Prepared,
  at: Date,
  with_: { readonly facets: readonly Facet[]; readonly reply: Readonly<Record<'root' | 'parent', StrongRef>> | null },
): Readonly<Record<string, unknown>> {
  const { text, language, media } = rendering;
  const images = media.map(({ alt, width, height }, place) => ({
    image: blobOf(mediaIds[place] ?? ''),
    alt,
    aspectRatio: { width, height },
  }));
  return {
    $type: posts,
    text,
    createdAt: at.toISOString(),
    ...(language === 'und' ? {} : { langs: [language] }),
    ...(with_.facets.length === 0 ? {} : { facets: with_.facets }),
    ...(images.length === 0 ? {} : { embed: { $type: 'app.bsky.embed.images', images } }),
    ...(with_.reply === null ? {} : { reply: with_.reply }),
  };
}

function blobOf(id: string): Blob {
  const [link = '', mimeType = '', size = ''] = id.split(' ');
  return { $type: 'blob', ref: { $link: link }, mimeType, size: Number(size) };
}

const sha256 = 0x12;

/** Returns a record's content identifier, which the server computes as well: https://atproto.com/specs/data-model. */
export function cidOf(record: Readonly<Record<string, unknown>>): string {
  const hash = createHash('sha256')
    .update(encode(linked(record)))
    .digest();
  return CID.createV1(code, create(sha256, hash)).toString();
}

/** Turns the links of a record in JSON into those of its encoding. */
function linked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(linked);
  if (typeof value !== 'object' || value === null) return value;
  if ('$link' in value && typeof value.$link === 'string') return CID.parse(value.$link);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, linked(one)]));
}
