import { z } from 'zod';

import { composed } from '#networks/composed.ts';
import type { ReadBackOutcome } from '#networks/publish-outcome.ts';
import type { Redrawn } from '#networks/redrawn.ts';
import type { Rendering } from '#networks/rendering.ts';

import { linksOnBluesky } from './links.ts';
import { altsOf, cardIn, type Post, readRecord } from './read-record.ts';
import { cidOfHash } from './record.ts';
import { laterOf } from './refusal-of.ts';
import { cidOfCaptions } from './send-captions.ts';
import { type Server, uriOf } from './server.ts';

const longestShown = 300;

const linksSchema = z
  .array(
    z.object({
      index: z.object({ byteStart: z.number().int().min(0), byteEnd: z.number().int().min(0) }),
      features: z.array(z.object({ uri: z.string().optional() })),
    }),
  )
  .catch([]);

type CaptionsOf = (sha256: string) => Promise<string>;

/** Compares the record in the repository with what was sent: text, pictures, captions, link card and link targets. */
export async function readBackRecord(
  server: Server,
  rkey: string,
  rendering: Rendering,
  { signal, captionsOf }: { readonly signal: AbortSignal; readonly captionsOf: CaptionsOf | undefined },
): Promise<ReadBackOutcome> {
  const reading = await readRecord(server, rkey, signal);
  if (reading.kind === 'missing') return { kind: 'missing' };
  if (reading.kind === 'unknown')
    return (reading.answer === null ? null : laterOf(reading.answer)) ?? { kind: 'unreadable' };
  const { value } = reading.post;
  const alts = altsOf(reading.post);
  const isHeld = composed(value.text) === composed(rendering.text);
  const redrawn = isHeld ? redrawnIn(value.text, value.facets) : [];
  const changed = {
    text: !isHeld,
    drawn: redrawn.length > 0,
    media: alts.length !== rendering.media.length,
    alt: alts.length === rendering.media.length && rendering.media.some(({ alt }, place) => alt !== alts[place]),
    captions: await differInCaptions(reading.post, rendering, captionsOf),
    linkCard: differsInCard(reading.post, rendering),
  };
  const what = (['text', 'drawn', 'media', 'alt', 'captions', 'linkCard'] as const).filter((part) => changed[part]);
  if (what.length === 0) {
    const isFilm = rendering.media.some(({ recording }) => recording !== undefined);
    return { kind: isFilm && (await isPlayable(server, rkey, signal)) === false ? 'unplayable' : 'same' };
  }
  return { kind: 'changed', what, ...(redrawn.length === 0 ? {} : { redrawn }) };
}

/** Tells whether a video's captions differ from those sent, in languages or files. */
async function differInCaptions(
  { value: { embed } }: Post,
  { media }: Rendering,
  captionsOf: CaptionsOf | undefined,
): Promise<boolean> {
  const there = embed?.captions ?? [];
  const sent = media.flatMap(({ recording }) => recording?.captions ?? []);
  if (there.map(({ lang }) => lang).join(' ') !== sent.map(({ language }) => language).join(' ')) return true;
  if (captionsOf === undefined) return false;
  for (const [place, { sha256 }] of sent.entries()) {
    if (there[place]?.file.ref.$link !== cidOfCaptions(await captionsOf(sha256))) return true;
  }
  return false;
}

/**
 * Tells whether a post's link card differs from what was sent: added, missing, or with other words or another picture.
 */
function differsInCard(post: Post, { linkCard }: Rendering): boolean {
  const there = cardIn(post);
  if (there === null || linkCard === undefined) return there !== null || linkCard !== undefined;
  const { link, title, description, picture } = linkCard;
  const thumb = picture === undefined ? null : cidOfHash(picture.sha256);
  return there.uri !== link || there.title !== title || there.description !== description || there.thumb !== thumb;
}

/** Returns the links that readers can press but nobody approved, and the approved ones that are missing. */
function redrawnIn(text: string, facets: unknown): readonly Redrawn[] {
  const bytes = Buffer.from(text);
  const approved = linksOnBluesky(text).map((link) => link.text);
  const there = linksSchema.parse(facets ?? []).flatMap(({ index, features }) => {
    const shown = bytes.subarray(index.byteStart, index.byteEnd).toString('utf8');
    return features.flatMap(({ uri: target }) => (target === undefined ? [] : [{ shown, target }]));
  });
  const isApproved = (link: (typeof there)[number]): boolean =>
    link.shown === link.target && approved.includes(link.target);
  return [
    ...there
      .filter((link) => !isApproved(link))
      .map(({ shown, target }) => ({
        kind: 'hiddenLink' as const,
        shown: cut(shown),
        target: cut(target),
      })),
    ...approved
      .filter((link) => !there.some((one) => one.shown === link && one.target === link))
      .map((link) => ({ kind: 'lostLink' as const, link: cut(link) })),
  ];
}

function cut(text: string): string {
  return text.slice(0, longestShown).toWellFormed();
}

const viewSchema = z.object({
  uri: z.string(),
  embed: z.object({ playlist: z.string() }).optional().catch(undefined),
});
const postsSchema = z.object({ posts: z.array(z.unknown()) });

/**
 * Tells whether readers can play the video of a public post; null: unknown. Bluesky's app server prepares the video
 * once the post exists, or refuses it silently: its playlist then stays missing.
 */
async function isPlayable(server: Server, rkey: string, signal: AbortSignal): Promise<boolean | null> {
  const answer = await server.ask({
    method: 'app.bsky.feed.getPosts',
    query: ({ did }) => ({ uris: [uriOf(did, rkey)] }),
    schema: postsSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind !== 'answer') return null;
  const [shown] = answer.data.posts;
  // Readers do not see the post yet.
  if (shown === undefined) return false;
  const { data } = viewSchema.safeParse(shown);
  if (data?.uri !== uriOf(answer.session?.did ?? '', rkey) || data.embed === undefined) return null;
  return server.isThere(data.embed.playlist, signal);
}
