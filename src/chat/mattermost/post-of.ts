import { z } from 'zod';

import type { FileRef, MessageRef } from '#chat/refs.ts';

const timeSchema = z
  .number()
  .nullish()
  .transform((at) => at ?? 0);

// https://developers.mattermost.com/api-documentation/#/operations/GetPost
export const postSchema = z.object({
  id: z.string().min(1),
  user_id: z.string(),
  channel_id: z.string().min(1),
  root_id: z.string().nullish(),
  original_id: z.string().nullish(),
  message: z.string(),
  type: z.string().nullish(),
  create_at: timeSchema,
  update_at: timeSchema,
  edit_at: timeSchema,
  delete_at: timeSchema,
  props: z.unknown().optional(),
  file_ids: z.array(z.string()).nullish(),
  metadata: z
    .object({ files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number() })).nullish() })
    .nullish(),
});
export type MattermostPost = z.infer<typeof postSchema>;

export const postListSchema = z.object({
  order: z.array(z.string()).nullish(),
  posts: z.record(z.string(), postSchema).nullish(),
});

/** Returns the reference of a post. A root names itself as no thread. */
export function refOf({ channel_id: channel, id: message, root_id: root }: MattermostPost): MessageRef {
  return { channel, message, thread: root === '' ? null : (root ?? null) };
}

export function filesOf({ metadata, file_ids: ids }: MattermostPost): readonly FileRef[] {
  const told = new Map((metadata?.files ?? []).map((file) => [file.id, file]));
  return (ids ?? []).map((id) => ({ id, name: told.get(id)?.name ?? id, byteLength: told.get(id)?.size ?? 0 }));
}
