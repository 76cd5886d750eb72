import { createHash } from 'node:crypto';

import { code, encode } from '@ipld/dag-cbor';
import { CID } from 'multiformats/cid';
import * as raw from 'multiformats/codecs/raw';
import { create } from 'multiformats/hashes/digest';

import type { Prepared } from '#networks/publish-outcome.ts';
import type { LinkCard, RenderedMedia } from '#networks/rendering.ts';

import type { Facet } from './facets.ts';

/** The collection of an account's repository that holds its posts. */
export const posts = 'app.bsky.feed.post';

/** The embed of a post with a video. */
export const videoEmbed = 'app.bsky.embed.video';

/** The embed of a post with a link card. */
export const cardEmbed = 'app.bsky.embed.external';

/** A reference to a post, by address and by content identifier. */
export interface StrongRef {
  readonly uri: string;
  readonly cid: string;
}

/** An uploaded file, as a record refers to it. */
interface Blob {
  readonly $type: 'blob';
  readonly ref: { readonly $link: string };
  readonly mimeType: string;
  readonly size: number;
}

/** Encodes an uploaded picture so that a record can refer to it later: see `Uploaded.remoteId`. */
export function idOfBlob({ ref, mimeType, size }: Omit<Blob, '$type'>): string {
  return [ref.$link, mimeType, size].join(' ');
}

/** Encodes an uploaded video with its captions, in their order. */
export function idOfVideo(video: string, captions: readonly string[]): string {
  return [video, ...captions].join('\n');
}

/**
 * Returns a post as its account's repository stores it. Deterministic, so an attempt after a doubt sends what the first
 * one sent. See https://github.com/bluesky-social/atproto, lexicons/app/bsky/feed/post.json.
 */
export function recordOf(
  { rendering, mediaIds }: Prepared,
  at: Date,
  with_: { readonly facets: readonly Facet[]; readonly reply: Readonly<Record<'root' | 'parent', StrongRef>> | null },
): Readonly<Record<string, unknown>> {
  const { text, language, media, linkCard } = rendering;
  return {
    $type: posts,
    text,
    createdAt: at.toISOString(),
    ...(language === 'und' ? {} : { langs: [language] }),
    ...(with_.facets.length === 0 ? {} : { facets: with_.facets }),
    ...(linkCard === undefined ? embedOf(media, mediaIds) : { embed: cardOf(linkCard, mediaIds) }),
    ...(with_.reply === null ? {} : { reply: with_.reply }),
  };
}

/** Returns a post's embed: up to four pictures, or one video with its captions. */
function embedOf(media: readonly RenderedMedia[], mediaIds: readonly string[]): Readonly<Record<string, unknown>> {
  const [first] = media;
  if (first === undefined) return {};
  if (first.recording !== undefined) return { embed: videoOf(first, first.recording, mediaIds[0] ?? '') };
  const images = media.map((picture, place) => ({ image: blobOf(mediaIds[place] ?? ''), ...besideOf(picture) }));
  return { embed: { $type: 'app.bsky.embed.images', images } };
}

function videoOf(
  media: RenderedMedia,
  { captions = [] }: NonNullable<RenderedMedia['recording']>,
  id: string,
): Readonly<Record<string, unknown>> {
  const [video = '', ...files] = id.split('\n');
  if (files.length !== captions.length) throw new Error(`a video has ${files.length} captions of ${captions.length}`);
  const beside = captions.map(({ language: lang }, place) => ({ lang, file: blobOf(files[place] ?? '') }));
  const shown = beside.length === 0 ? {} : { captions: beside };
  return { $type: videoEmbed, video: blobOf(video), ...shown, ...besideOf(media) };
}

/** Returns a link card: lexicons/app/bsky/embed/external.json. It has no field for a picture's description. */
function cardOf({ link: uri, title, description, picture }: LinkCard, [id]: readonly string[]): object {
  if ((picture === undefined) !== (id === undefined)) throw new Error('a card has a picture that was not uploaded');
  return {
    $type: cardEmbed,
    external: { uri, title, description, ...(id === undefined ? {} : { thumb: blobOf(id) }) },
  };
}

function besideOf({ alt, width, height }: RenderedMedia): object {
  return { alt, aspectRatio: { width, height } };
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

/** Returns the content identifier of a file's bytes. */
export function cidOfBytes(bytes: Uint8Array): string {
  return cidOfHash(createHash('sha256').update(bytes).digest('hex'));
}

/** Returns the content identifier of a file, from the SHA-256 of its bytes in hex. */
export function cidOfHash(hash: string): string {
  return CID.createV1(raw.code, create(sha256, Buffer.from(hash, 'hex'))).toString();
}

/** Converts a record's links from their JSON form to that of the encoding. */
function linked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(linked);
  if (typeof value !== 'object' || value === null) return value;
  if ('$link' in value && typeof value.$link === 'string') return CID.parse(value.$link);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, linked(one)]));
}
