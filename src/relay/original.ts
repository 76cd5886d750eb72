import { z } from 'zod';

import type { RenderedMedia } from '#networks/rendering.ts';

/** A post on a network from which an entry came, as it is kept. */
export const originalSchema = z.object({
  kind: z.enum(['mastodon', 'x']),
  remoteId: z.string(),
  at: z.iso.datetime(),
  /** The key of the page to which it only leads; left out: it says something of its own. */
  page: z.string().exactOptional(),
});
export type Original = z.infer<typeof originalSchema>;

/** What an entry that is a post on a network has besides its words. */
export interface EntryPost {
  readonly original: Original;
  /** Addresses in its words. */
  readonly links: readonly string[];
  /** It shows another post. */
  readonly quotes: boolean;
  /** It answers a post of its own account. */
  readonly continues: boolean;
  readonly pictures: readonly EntryPicture[];
  /** Those with a description that were fetched, to come along; left out: none was. */
  readonly brought?: readonly BroughtPicture[];
  /** A video, a sound or a poll hangs on it. */
  readonly hasMore: boolean;
}

export interface EntryPicture {
  readonly url: string;
  /** Empty: it has none. */
  readonly description: string;
}

/** A picture as it is sent, with its bytes. */
export interface BroughtPicture {
  readonly media: Omit<RenderedMedia, 'alt' | 'recording'>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly alt: string;
}
