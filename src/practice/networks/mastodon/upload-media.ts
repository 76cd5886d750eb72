import { imageTypeOf, recordingTypeOf } from '#practice/networks/image-type-of.ts';

import { mediaJson } from './json.ts';
import { errorAnswer, nextId, type PracticeAccount, type PracticeMedia, type World } from './world.ts';

const maxBytes = 16 * 1024 * 1024;
const maxRecordingBytes = 99 * 1024 * 1024;
const maxDescription = 1500;

/** Uploads a picture: https://docs.joinmastodon.org/methods/media/#v2 */
export async function uploadMedia(world: World, account: PracticeAccount, request: Request): Promise<Response> {
  if (!(request.headers.get('content-type') ?? '').startsWith('multipart/form-data')) {
    return errorAnswer(422, "Validation failed: File can't be blank");
  }
  const form = await request.formData();
  const file = form.get('file');
  const description = form.get('description');
  if (!(file instanceof File)) return errorAnswer(422, "Validation failed: File can't be blank");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const recordingType = recordingTypeOf(bytes);
  const most = recordingType === null ? maxBytes : maxRecordingBytes;
  if (file.size > most) {
    return errorAnswer(422, `Validation failed: File file size must be less than ${most / 1024 / 1024} MB`);
  }
  const mimeType = recordingType ?? imageTypeOf(bytes);
  if (mimeType === null) return errorAnswer(422, 'Validation failed: File content type is invalid');
  const text = typeof description === 'string' ? description : null;
  if (text !== null && isTooLong(text)) return tooLong();
  const id = nextId(world);
  const media: PracticeMedia = {
    id,
    accountId: account.id,
    blob: `${id}.${mimeType.slice(mimeType.indexOf('/') + 1)}`,
    mimeType,
    description: text,
    statusId: null,
    // The real server answers 202 to every recording, and transcodes it.
    pollsLeft: recordingType === null ? world.manners.mediaPolls : world.manners.recordingPolls,
  };
  world.store.saveBlob(media.blob, bytes);
  world.state.media.push(media);
  world.save();
  return Response.json(mediaJson(world, media), { status: media.pollsLeft > 0 ? 202 : 200 });
}

/** Answers with a picture; with 206 while it is being processed: https://docs.joinmastodon.org/methods/media/#get */
export function mediaAnswer(world: World, account: PracticeAccount, id: string): Response {
  const media = world.state.media.find((one) => one.id === id && one.accountId === account.id);
  if (media === undefined || media.statusId !== null) return errorAnswer(404, 'Record not found');
  if (world.manners.refusesRecordings && !media.mimeType.startsWith('image/')) {
    return errorAnswer(422, 'Error processing thumbnail for uploaded media');
  }
  const answer = Response.json(mediaJson(world, media), { status: media.pollsLeft > 0 ? 206 : 200 });
  if (media.pollsLeft > 0) {
    media.pollsLeft -= 1;
    world.save();
  }
  return answer;
}

/** Sets a picture's description: https://docs.joinmastodon.org/methods/media/#update */
export function describeMedia(world: World, account: PracticeAccount, id: string, description: string): Response {
  const media = world.state.media.find((one) => one.id === id && one.accountId === account.id);
  if (media === undefined || media.statusId !== null) return errorAnswer(404, 'Record not found');
  if (isTooLong(description)) return tooLong();
  media.description = description;
  world.save();
  return Response.json(mediaJson(world, media));
}

function isTooLong(description: string): boolean {
  return Array.from(description).length > maxDescription;
}

function tooLong(): Response {
  return errorAnswer(422, `Validation failed: Description is too long (maximum is ${maxDescription} characters)`);
}
