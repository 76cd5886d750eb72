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
  }),
});

/** Reads a message's part of a card from its metadata; null if they are not ours. */
export function partOf(metadata: unknown): Part | null {
  const parsed = partSchema.safeParse(metadata);
  if (!parsed.success) return null;
  const { key, part, of, first } = parsed.data.event_payload;
  return { key, part, of, first: first ?? null };
}

/** Builds the metadata of a message. https://docs.slack.dev/messaging/message-metadata */
export function metadataOf({ first, ...part }: Part): { readonly event_type: string; readonly event_payload: object } {
  return { event_type: partEvent, event_payload: first === null ? part : { ...part, first } };
}
