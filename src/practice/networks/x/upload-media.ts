import { z } from 'zod';

import { imageTypeOf, recordingTypeOf } from '#practice/networks/image-type-of.ts';

import { captionTypeOf } from './add-subtitles.ts';
import { invalid, nextId, type PracticeUser, type PracticeXMedia, type World } from './world.ts';

const maxBytes = 5 * 1024 * 1024;
const maxVideoBytes = 512 * 1024 * 1024;
const maxCaptionBytes = 2 * 1024 * 1024;
const checkAfterSeconds = 2;
const maxAlt = 1000;

const startSchema = z.discriminatedUnion('media_category', [
  z.strictObject({
    media_type: z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']),
    total_bytes: z.number().int().positive().max(maxBytes),
    media_category: z.enum(['tweet_image', 'tweet_gif']),
  }),
  z.strictObject({
    media_type: z.literal('video/mp4'),
    total_bytes: z.number().int().positive().max(maxVideoBytes),
    media_category: z.literal('tweet_video'),
  }),
  z.strictObject({
    media_type: z.literal('text/srt'),
    total_bytes: z.number().int().positive().max(maxCaptionBytes),
    media_category: z.literal('subtitles'),
  }),
]);

const metadataSchema = z.strictObject({
  id: z.string(),
  metadata: z.strictObject({ alt_text: z.strictObject({ text: z.string().max(maxAlt) }) }),
});

/** Starts an upload: https://docs.x.com/x-api/media/initialize-media-upload */
export function startMedia(world: World, user: PracticeUser, raw: unknown): Response {
  const body = startSchema.safeParse(raw);
  if (!body.success) return invalid(z.prettifyError(body.error));
  const media: PracticeXMedia = {
    id: nextId(world),
    accountId: user.id,
    mimeType: body.data.media_type,
    totalBytes: body.data.total_bytes,
    blob: null,
    alt: '',
    pollsLeft: pollsOf(world, body.data.media_category),
    subtitles: [],
    expiresAt: new Date(world.clock.now().getTime() + world.manners.mediaSeconds * 1000).toISOString(),
  };
  world.state.media.push(media);
  world.pieces.set(media.id, []);
  world.save();
  return Response.json({
    data: { id: media.id, media_key: `3_${media.id}`, expires_after_secs: secondsLeft(world, media) },
  });
}

function pollsOf({ manners }: World, category: z.infer<typeof startSchema>['media_category']): number {
  if (category === 'subtitles') return 0;
  return category === 'tweet_video' ? manners.videoPolls : manners.mediaPolls;
}

/** Adds a piece to an upload: https://docs.x.com/x-api/media/append-media-upload */
export async function appendMedia(world: World, user: PracticeUser, id: string, request: Request): Promise<Response> {
  const pieces = world.pieces.get(id);
  const form = await multipartOf(request);
  const piece = form.get('media');
  const segment = form.get('segment_index');
  const isNext = segment !== undefined && Buffer.from(segment).toString() === String(pieces?.length);
  if (mediaOf(world, user, id) === undefined || pieces === undefined || !isNext || piece === undefined) {
    return invalid('The segment is not one of this media.');
  }
  pieces.push(piece);
  const expiresAt = Math.floor(world.clock.now().getTime() / 1000) + world.manners.mediaSeconds;
  return Response.json({ data: { expires_at: expiresAt } });
}

/** Finishes an upload: https://docs.x.com/x-api/media/finalize-media-upload */
export function finishMedia(world: World, user: PracticeUser, id: string): Response {
  const media = mediaOf(world, user, id);
  const bytes = Buffer.concat(world.pieces.get(id) ?? []);
  if (
    media === undefined ||
    bytes.byteLength !== media.totalBytes ||
    (imageTypeOf(bytes) ?? recordingTypeOf(bytes) ?? captionTypeOf(bytes)) !== media.mimeType
  ) {
    return invalid('The media is not what was announced.');
  }
  media.blob = `${id}.${media.mimeType.slice(media.mimeType.indexOf('/') + 1)}`;
  world.store.saveBlob(media.blob, bytes);
  world.pieces.delete(id);
  world.save();
  return statusAnswer(world, media);
}

/** Answers with an upload's state: https://docs.x.com/x-api/media/get-media-upload-status */
export function mediaStatus(world: World, user: PracticeUser, id: string): Response {
  const media = mediaOf(world, user, id);
  if (media === undefined) return invalid('The media_id is not known.');
  if (media.pollsLeft > 0) media.pollsLeft -= 1;
  world.save();
  return statusAnswer(world, media);
}

/** Sets a picture's description: https://docs.x.com/x-api/media/create-media-metadata */
export function describeMedia(world: World, user: PracticeUser, raw: unknown): Response {
  const body = metadataSchema.safeParse(raw);
  const media = body.success ? mediaOf(world, user, body.data.id) : undefined;
  if (!body.success || media === undefined) return invalid('The metadata is not for a media of this account.');
  media.alt = body.data.metadata.alt_text.text;
  world.save();
  return Response.json({ data: { id: media.id, associated_metadata: body.data.metadata } });
}

function mediaOf(world: World, user: PracticeUser, id: string): PracticeXMedia | undefined {
  return world.state.media.find((one) => one.id === id && one.accountId === user.id);
}

/** Returns for how many seconds a picture can still be used. */
export function secondsLeft({ clock, manners }: World, { expiresAt }: PracticeXMedia): number {
  if (expiresAt === null) return manners.mediaSeconds;
  return Math.max(0, Math.floor((Date.parse(expiresAt) - clock.now().getTime()) / 1000));
}

function statusAnswer(world: World, media: PracticeXMedia): Response {
  const processing = processingOf(world, media);
  const known = { id: media.id, media_key: `3_${media.id}`, size: media.totalBytes };
  return Response.json({ data: { ...known, expires_after_secs: secondsLeft(world, media), ...processing } });
}

function processingOf({ manners }: World, { mimeType, pollsLeft }: PracticeXMedia): object {
  const isVideo = mimeType === 'video/mp4';
  if (isVideo && manners.failsVideos && pollsLeft === 0) {
    const error = { code: 1, name: 'InvalidMedia', message: 'Unsupported video format' };
    return { processing_info: { state: 'failed', error } };
  }
  if (pollsLeft === 0) return {};
  const info = { state: 'in_progress', check_after_secs: isVideo ? checkAfterSeconds : 1 };
  return { processing_info: isVideo ? { ...info, progress_percent: 50 } : info };
}

/**
 * Parses a multipart body into its parts by name, as bytes (RFC 7578). Other parsers take a part without a file name,
 * which X's clients send for media, as text.
 */
async function multipartOf(request: Request): Promise<ReadonlyMap<string, Uint8Array>> {
  const boundary = /^multipart\/form-data;\s*boundary="?([^";]+)"?/.exec(
    request.headers.get('content-type') ?? '',
  )?.[1];
  const parts = new Map<string, Uint8Array>();
  if (boundary === undefined) return parts;
  const body = Buffer.from(await request.arrayBuffer());
  const limit = `--${boundary}`;
  let at = body.indexOf(limit);
  while (at !== -1) {
    const next = body.indexOf(limit, at + limit.length);
    const head = body.indexOf('\r\n\r\n', at);
    if (next === -1 || head === -1 || head > next) return parts;
    const name = /name="([^"]*)"/.exec(body.subarray(at, head).toString('utf8'))?.[1];
    // From the end of the part's head to the next boundary, without the line ends of both.
    if (name !== undefined) parts.set(name, body.subarray(head + 4, next - 2));
    at = next;
  }
  return parts;
}
