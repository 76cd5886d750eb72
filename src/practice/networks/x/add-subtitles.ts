import { z } from 'zod';

import { invalid, type PracticeUser, type World } from './world.ts';

const bodySchema = z.strictObject({
  id: z.string(),
  media_category: z.enum(['TweetVideo', 'AmplifyVideo']),
  subtitles: z.strictObject({
    id: z.string(),
    language_code: z.string().regex(/^[A-Z]{2}$/),
    display_name: z.string().min(1).max(100),
  }),
});

const time = String.raw`\d{2}:\d{2}:\d{2},\d{3}`;
const beginning = new RegExp(String.raw`^1\r?\n${time} --> ${time}\r?\n\S`, 'u');

/** Returns "text/srt" for captions in SubRip, in UTF-8; null for other bytes. */
export function captionTypeOf(bytes: Uint8Array): 'text/srt' | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return beginning.test(text) ? 'text/srt' : null;
  } catch {
    return null;
  }
}

/** Attaches uploaded captions to an uploaded video: https://docs.x.com/x-api/media/create-media-subtitles */
export function addSubtitles(world: World, user: PracticeUser, raw: unknown): Response {
  const body = bodySchema.safeParse(raw);
  if (!body.success) return invalid(z.prettifyError(body.error));
  const { id, media_category: category, subtitles } = body.data;
  const own = world.state.media.filter(({ accountId, blob }) => accountId === user.id && blob !== null);
  const video = own.find((one) => one.id === id && one.mimeType === 'video/mp4');
  const file = own.find((one) => one.id === subtitles.id && one.mimeType === 'text/srt');
  if (video === undefined || category !== 'TweetVideo') return invalid('The media is no video of this category.');
  if (file?.blob === undefined || file.blob === null) return invalid('The subtitles are no finished upload.');
  const text = Buffer.from(world.store.loadBlob(file.blob) ?? []).toString('utf8');
  const { language_code: languageCode, display_name: displayName } = subtitles;
  video.subtitles = [
    ...video.subtitles.filter((one) => one.languageCode !== languageCode),
    { languageCode, displayName, text },
  ];
  world.save();
  return Response.json({ data: { id, media_category: category, associated_subtitles: [subtitles] } });
}
