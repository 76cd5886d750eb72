import { z } from 'zod';

import type { Part } from '#chat/kit/part-store.ts';

import { signatureOf } from './signed.ts';

/** A post's description of itself, in props that nobody is shown. */
export interface PostedPart extends Part {
  /** Nonce of this state of the post: its buttons have it too. */
  readonly nonce: string;
  /** The pictures that hang on it, by SHA-256: an uploaded file belongs to one post for good. */
  readonly files: Readonly<Record<string, string>>;
  /** Signature of the content shown. Nobody else who edits the post can make one. */
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

/** Reads the props of a post; null if they are not ours. */
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

/** Signs the content that a post shows. The result is the same for what we sent and for what the server gives back. */
export function sumOf(key: Uint8Array, post: { readonly message: string; readonly props?: unknown }): string {
  const parsed = shownSchema.safeParse(post.props ?? {});
  const attachments = parsed.success ? (parsed.data.attachments ?? []) : null;
  const shown = attachments?.map(({ text, actions }) => [text ?? '', (actions ?? []).map(({ name }) => name ?? '')]);
  return signatureOf(key, 'post', JSON.stringify([post.message, shown ?? null]));
}
