import type { Part, Place } from '#chat/kit/part-store.ts';

import { attachmentsOf } from './attachments.ts';
import { buttonContext } from './button-context.ts';
import { sumOf, type PostedPart } from './part.ts';
import type { CardPost } from './render/card-posts.ts';
import type { Sending } from './sending.ts';
import { uploadPictures } from './upload-pictures.ts';

/** A post as the server takes it, new or in place of an older state. */
export interface DressedPost {
  readonly message: string;
  readonly file_ids: readonly string[];
  readonly props: { readonly tambour: PostedPart; readonly attachments: unknown };
}

/** The channel and thread that buttons are about, if that is not where they are shown. */
export interface About {
  readonly channel: string;
  readonly thread: string | null;
}

/**
 * Uploads the pictures of a post, and signs its buttons and its content. `there`: pictures that are attached to it
 * already.
 */
export async function dressedPost(
  sending: Sending,
  place: Place,
  post: CardPost,
  part: Part,
  {
    there = {},
    about = { channel: place.channel, thread: null },
  }: { readonly there?: PostedPart['files']; readonly about?: About } = {},
): Promise<DressedPost> {
  const { key, callbackUrl } = sending.options;
  const files = await uploadPictures(sending, place.channel, post.pictures, there);
  const nonce = sending.nonce();
  const attachments = attachmentsOf(post, callbackUrl, ({ action, draftId, revision, target }) =>
    buttonContext(key, { action, draftId, revision, target, ...about, at: place.channel, nonce, to: null }),
  );
  const { message } = post;
  const sum = sumOf(key, { message, props: { attachments } });
  const tambour: PostedPart = { ...part, nonce, files, sum };
  return {
    message,
    file_ids: post.pictures.flatMap(({ sha256 }) => files[sha256] ?? []),
    props: { tambour, attachments },
  };
}
