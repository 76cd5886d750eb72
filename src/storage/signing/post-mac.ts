import type { KeyObject } from 'node:crypto';

import type { ChatPost } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from './row-mac.ts';

/** A completed post by its key, and the platform's message that it became. */
export type SignedPost = Pick<ChatPost, 'platform' | 'key' | 'channel' | 'message' | 'thread'>;

/** Returns the MAC of a post's row. It does not fit another message. */
export function macOfPost(key: KeyObject | null, post: SignedPost): string {
  return macOfRow(key, 'post', coveredBy(post));
}

/** Tells whether Tambour itself recorded which message the post is. */
export function isOwnPost(key: KeyObject | null, post: ChatPost): boolean {
  return isMacOfRow(key, 'post', coveredBy(post), post.mac);
}

function coveredBy({ platform, key, channel, message, thread }: SignedPost): object {
  return { platform, key, channel, message, thread };
}
