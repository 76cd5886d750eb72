import { z } from 'zod';

import type { RenderedMedia } from '#networks/rendering.ts';

/** Stored reference to the post on a network from which an entry came. */
export const originalSchema = z.object({
  kind: z.enum(['mastodon', 'x']),
  remoteId: z.string(),
  at: z.iso.datetime(),
  /** Key of the page that it leads to, see `pageOfPost`; left out: none. */
  page: z.string().exactOptional(),
});
export type Original = z.infer<typeof originalSchema>;

/** Data of an entry that is a post on a network, beside its words. */
export interface EntryPost {
  readonly original: Original;
  /** Addresses in its words. */
  readonly links: readonly string[];
  /** True if it shows another post. */
  readonly quotes: boolean;
  /** True if it answers a post of its own account. */
  readonly continues: boolean;
  readonly pictures: readonly EntryPicture[];
  /** Its pictures with descriptions that were fetched, to be sent along; left out: none. */
  readonly brought?: readonly BroughtPicture[];
  /** True if it has a video, a sound or a poll. */
  readonly hasMore: boolean;
}

export interface EntryPicture {
  readonly url: string;
  /** Empty: none. */
  readonly description: string;
}

/** A picture with its bytes, ready to be sent. */
export interface BroughtPicture {
  readonly media: Omit<RenderedMedia, 'alt' | 'recording'>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly alt: string;
}
