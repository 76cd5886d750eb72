import { z } from 'zod';

/** Which card a message of ours belongs to; stands in its metadata, seen by no one but Slack and us. */
export interface Part {
  readonly key: string;
  /** From 1: a long card is several messages. */
  readonly part: number;
  /** How many messages the card has, or has ever had. */
  readonly of: number;
  /** The first message; null in the first. */
  readonly first: string | null;
}

/** A message of ours as it stands on Slack. */
export interface PartThere extends Part {
  readonly ts: string;
}

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

/** What the metadata of a message says; null where they are not ours. */
export function partOf(metadata: unknown): Part | null {
  const parsed = partSchema.safeParse(metadata);
  if (!parsed.success) return null;
  const { key, part, of, first } = parsed.data.event_payload;
  return { key, part, of, first: first ?? null };
}

/** https://docs.slack.dev/messaging/message-metadata */
export function metadataOf({ first, ...part }: Part): { readonly event_type: string; readonly event_payload: object } {
  return { event_type: partEvent, event_payload: first === null ? part : { ...part, first } };
}
