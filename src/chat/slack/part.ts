import { z } from 'zod';

import type { Part } from '#chat/kit/part-store.ts';

const partEvent = 'tambour';

const partSchema = z.object({
  event_type: z.literal(partEvent),
  event_payload: z.object({
    key: z.string(),
    part: z.number().int().min(1),
    of: z.number().int().min(1),
    first: z.string().nullish(),
    likenesses: z.array(z.string()).nullish(),
  }),
});

/** A message's part of a card, as stored in its metadata. */
export interface SlackPart extends Part {
  /** Ids of all pictures of posts that it ever showed. */
  readonly likenesses: readonly string[];
}

/** Reads a message's part of a card from its metadata; null if they are not ours. */
export function partOf(metadata: unknown): SlackPart | null {
  const parsed = partSchema.safeParse(metadata);
  if (!parsed.success) return null;
  const { key, part, of, first, likenesses } = parsed.data.event_payload;
  return { key, part, of, first: first ?? null, likenesses: likenesses ?? [] };
}

/** Builds the metadata of a message. https://docs.slack.dev/messaging/message-metadata */
export function metadataOf(
  { key, part, of, first }: Part,
  likenesses: readonly string[],
): { readonly event_type: string; readonly event_payload: object } {
  const payload = {
    key,
    part,
    of,
    ...(first === null ? {} : { first }),
    ...(likenesses.length === 0 ? {} : { likenesses }),
  };
  return { event_type: partEvent, event_payload: payload };
}
