import { z } from 'zod';

import { statusJson, versionJson } from './json.ts';
import {
  errorAnswer,
  nextId,
  type PracticeAccount,
  type PracticeMedia,
  type PracticeStatus,
  type PracticeVersion,
  type World,
} from './world.ts';

const keyLifeMs = 3600 * 1000;
const maxMedia = 4;

// Stricter than the real server, which ignores unknown parameters: here they reveal a mistake.
const bodySchema = z.strictObject({
  status: z.string().default(''),
  media_ids: z.array(z.string()).default([]),
  sensitive: z.boolean().default(false),
  spoiler_text: z.string().default(''),
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']).default('public'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z]+)?$/)
    .nullable()
    .default(null),
  in_reply_to_id: z.string().nullable().default(null),
  content_type: z.string().nullable().default(null),
});

type Body = z.infer<typeof bodySchema>;

/** Publishes a post: https://docs.joinmastodon.org/methods/statuses/#create */
export function postStatus(world: World, account: PracticeAccount, header: string | null, raw: unknown): Response {
  const key = header === '' ? null : header;
  const replayed = key === null ? null : replayOf(world, account, key);
  if (replayed !== null) return replayed;
  const body = bodySchema.safeParse(raw);
  if (!body.success) return errorAnswer(422, `Validation failed: ${z.prettifyError(body.error)}`);
  const media = mediaFor(world, account, body.data.media_ids, null);
  if (media instanceof Response) return media;
  const refused = refusalOf(world, body.data);
  if (refused !== null) return refused;
  const status: PracticeStatus = {
    id: nextId(world),
    accountId: account.id,
    ...contentOf(body.data),
    pinnedAt: null,
    inReplyToId: body.data.in_reply_to_id,
    createdAt: world.clock.now().toISOString(),
    editedAt: null,
    versions: [],
    audience: null,
    boosters: null,
  };
  world.state.statuses.push(status);
  for (const one of media) one.statusId = status.id;
  if (key !== null) {
    world.state.keys.push({ accountId: account.id, key, statusId: status.id, at: status.createdAt });
  }
  world.save();
  return Response.json(statusJson(world, status));
}

const editSchema = bodySchema.omit({ visibility: true, in_reply_to_id: true }).extend({
  media_attributes: z.array(z.strictObject({ id: z.string(), description: z.string() })).default([]),
});

/**
 * Edits a post and keeps its earlier versions: https://docs.joinmastodon.org/methods/statuses/#edit. Fields left out
 * are removed.
 */
export function editStatus(world: World, account: PracticeAccount, status: PracticeStatus, raw: unknown): Response {
  const body = editSchema.safeParse(raw);
  if (!body.success) return errorAnswer(422, `Validation failed: ${z.prettifyError(body.error)}`);
  const { media_attributes: attributes } = body.data;
  if (attributes.some(({ id }) => !body.data.media_ids.includes(id))) {
    return errorAnswer(422, 'Validation failed: Media attributes of pictures that are not attached');
  }
  const media = mediaFor(world, account, body.data.media_ids, status.id);
  if (media instanceof Response) return media;
  const whole = { ...body.data, visibility: status.visibility, in_reply_to_id: status.inReplyToId };
  const refused = refusalOf(world, whole);
  if (refused !== null) return refused;
  const before = versionOf(status);
  const hasOtherAlt = media.some((one) =>
    attributes.some((a) => a.id === one.id && a.description !== (one.description ?? '')),
  );
  const after = contentOf(whole);
  const isSame = !hasOtherAlt && JSON.stringify({ ...status, ...after }) === JSON.stringify(status);
  // As on the real server, an edit that changes nothing makes no version.
  if (!isSame) {
    status.versions.push(before);
    Object.assign(status, after, { editedAt: world.clock.now().toISOString() });
    for (const one of media) {
      one.statusId = status.id;
      one.description = attributes.find(({ id }) => id === one.id)?.description ?? one.description;
    }
    world.save();
  }
  return Response.json(statusJson(world, status));
}

/** Answers with a post's versions, the current one last: https://docs.joinmastodon.org/methods/statuses/#history */
export function historyOf(world: World, status: PracticeStatus): Response {
  const present = versionOf(status);
  return Response.json([...status.versions, present].map((version) => versionJson(world, status, version)));
}

function versionOf({ text, spoilerText, sensitive, mediaIds, createdAt, editedAt }: PracticeStatus): PracticeVersion {
  return { text, spoilerText, sensitive, mediaIds, createdAt: editedAt ?? createdAt };
}

function contentOf(
  body: Body,
): Pick<PracticeStatus, 'text' | 'spoilerText' | 'sensitive' | 'visibility' | 'language' | 'contentType' | 'mediaIds'> {
  // As on the real server, white space around the text is removed.
  return {
    text: body.status.trim(),
    spoilerText: body.spoiler_text.trim(),
    sensitive: body.sensitive || body.spoiler_text !== '',
    visibility: body.visibility,
    language: body.language,
    contentType: body.content_type,
    mediaIds: body.media_ids,
  };
}

function refusalOf(world: World, body: Body): Response | null {
  if (body.content_type !== null && !world.manners.textTypes.includes(body.content_type)) {
    return errorAnswer(422, 'Validation failed: Content type is not one that this server lists');
  }
  if (body.status.trim() === '' && body.media_ids.length === 0) {
    return errorAnswer(422, "Validation failed: Text can't be blank");
  }
  const parent = body.in_reply_to_id;
  if (parent !== null && !world.state.statuses.some(({ id }) => id === parent)) {
    return errorAnswer(404, 'The post you are trying to reply to does not appear to exist.');
  }
  return null;
}

function mediaFor(
  world: World,
  account: PracticeAccount,
  ids: readonly string[],
  statusId: string | null,
): readonly PracticeMedia[] | Response {
  if (ids.length > maxMedia) return errorAnswer(422, `Validation failed: Cannot attach more than ${maxMedia} files`);
  const media = ids.flatMap((id) => world.state.media.filter((one) => one.id === id && one.accountId === account.id));
  const free = media.filter((one) => one.statusId === null || one.statusId === statusId);
  if (free.length !== ids.length || new Set(ids).size !== ids.length) {
    return errorAnswer(422, `Validation failed: Media with IDs ${ids.join(', ')} not found or already attached`);
  }
  if (free.length > 1 && free.some(({ mimeType }) => !mimeType.startsWith('image/'))) {
    return errorAnswer(422, 'Cannot attach a video to a post that already contains images');
  }
  return free.some((one) => one.pollsLeft > 0)
    ? errorAnswer(422, 'Cannot attach files that have not finished processing. Try again in a moment!')
    : free;
}

function replayOf(world: World, account: PracticeAccount, key: string): Response | null {
  const now = world.clock.now().getTime();
  const known = world.state.keys.find(
    (one) => one.accountId === account.id && one.key === key && now - Date.parse(one.at) < keyLifeMs,
  );
  if (known === undefined) return null;
  const status = world.state.statuses.find(({ id }) => id === known.statusId);
  return status === undefined ? errorAnswer(404, 'Record not found') : Response.json(statusJson(world, status));
}
