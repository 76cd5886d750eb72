import { z } from 'zod';

import type { Part } from '#chat/kit/part-store.ts';

import { signatureOf } from './signed.ts';

/** What a post of ours says of itself, in its props, which nobody is shown. */
export interface PostedPart extends Part {
  /** Of this state of the post: its buttons have it too. */
  readonly nonce: string;
  /** The pictures that hang on it, by SHA-256: an uploaded file belongs to one post for good. */
  readonly files: Readonly<Record<string, string>>;
  /** Over what it shows: whoever else edits it does not know how to make one. */
  readonly sum: string;
}

const partSchema = z.object({
  tambour: z.object({
    key: z.string(),
    part: z.int().min(1),
    of: z.int().min(1),
    first: z.string().nullable(),
    nonce: z.string(),
    files: z.record(z.string(), z.string()),
    sum: z.string(),
  }),
});

/** What the props of a post say; null where they are not ours. */
export function partOf(props: unknown): PostedPart | null {
  const parsed = partSchema.safeParse(props);
  return parsed.success ? parsed.data.tambour : null;
}

const shownSchema = z.object({
  attachments: z
    .array(
      z.object({
        text: z.string().nullish(),
        actions: z.array(z.object({ name: z.string().nullish() })).nullish(),
      }),
    )
    .nullish(),
});

/** What a post shows, signed; the same for what we sent and for what the server gives back of it. */
export function sumOf(key: Uint8Array, post: { readonly message: string; readonly props?: unknown }): string {
  const parsed = shownSchema.safeParse(post.props ?? {});
  const attachments = parsed.success ? (parsed.data.attachments ?? []) : null;
  const shown = attachments?.map(({ text, actions }) => [text ?? '', (actions ?? []).map(({ name }) => name ?? '')]);
  return signatureOf(key, 'post', JSON.stringify([post.message, shown ?? null]));
}
