import { z } from 'zod';

import { statusJson } from './json.ts';
import { lengthOf } from './length-of.ts';
import type { PracticeAccount, PracticeMedia, PracticeStatus } from './mastodon-state.ts';
import { errorAnswer, nextId, type World } from './world.ts';

const keyLifeMs = 3600 * 1000;
const maxMedia = 4;

// Stricter than the real server, which overlooks parameters that it does not know: here they show a mistake.
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
});

type Body = z.infer<typeof bodySchema>;

/** https://docs.joinmastodon.org/methods/statuses/#create */
export function postStatus(world: World, account: PracticeAccount, key: string | null, raw: unknown): Response {
  const replayed = key === null || key === '' ? null : replayOf(world, account, key);
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
    inReplyToId: body.data.in_reply_to_id,
    createdAt: world.clock.now().toISOString(),
    editedAt: null,
    audience: null,
    boosters: null,
  };
  world.state.statuses.push(status);
  for (const one of media) one.statusId = status.id;
  if (key !== null && key !== '' && world.manners.keys !== 'ignored') {
    world.state.keys.push({ accountId: account.id, key, statusId: status.id, at: status.createdAt });
  }
  world.save();
  return Response.json(statusJson(world, status));
}

/** https://docs.joinmastodon.org/methods/statuses/#edit: what is left out is taken away. */
export function editStatus(world: World, account: PracticeAccount, status: PracticeStatus, raw: unknown): Response {
  const editable = bodySchema.omit({ visibility: true, in_reply_to_id: true });
  const body = editable.safeParse(raw);
  if (!body.success) return errorAnswer(422, `Validation failed: ${z.prettifyError(body.error)}`);
  const media = mediaFor(world, account, body.data.media_ids, status.id);
  if (media instanceof Response) return media;
  const whole = { ...body.data, visibility: status.visibility, in_reply_to_id: status.inReplyToId };
  const refused = refusalOf(world, whole);
  if (refused !== null) return refused;
  Object.assign(status, contentOf(whole), { editedAt: world.clock.now().toISOString() });
  for (const one of media) one.statusId = status.id;
  world.save();
  return Response.json(statusJson(world, status));
}

function contentOf(
  body: Body,
): Pick<PracticeStatus, 'text' | 'spoilerText' | 'sensitive' | 'visibility' | 'language' | 'mediaIds'> {
  // As the real server: white space around the text goes.
  return {
    text: body.status.trim(),
    spoilerText: body.spoiler_text.trim(),
    sensitive: body.sensitive || body.spoiler_text !== '',
    visibility: body.visibility,
    language: body.language,
    mediaIds: body.media_ids,
  };
}

function refusalOf(world: World, body: Body): Response | null {
  if (body.status.trim() === '' && body.media_ids.length === 0) {
    return errorAnswer(422, "Validation failed: Text can't be blank");
  }
  if (lengthOf(body.spoiler_text, body.status) > world.manners.maxCharacters) {
    return errorAnswer(422, `Validation failed: Text character limit of ${world.manners.maxCharacters} exceeded`);
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
  return free.some((one) => one.pollsLeft > 0)
    ? errorAnswer(422, 'Cannot attach files that have not finished processing. Try again in a moment!')
    : free;
}

function replayOf(world: World, account: PracticeAccount, key: string): Response | null {
  const now = world.clock.now().getTime();
  const known = world.state.keys.find(
    (one) => one.accountId === account.id && one.key === key && now - Date.parse(one.at) < keyLifeMs,
  );
  if (known === undefined || world.manners.keys === 'ignored') return null;
  if (world.manners.keys === 'failsOnReplay') return errorAnswer(500, 'Internal Server Error');
  const status = world.state.statuses.find(({ id }) => id === known.statusId);
  return status === undefined ? errorAnswer(404, 'Record not found') : Response.json(statusJson(world, status));
}
