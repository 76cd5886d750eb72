import { inOwnThread } from '#in-own-thread.ts';

import { type FeedRead, readFeed } from './read-feed.ts';

/** A feed as its site sent it, and where it was found. */
export interface FeedDocument {
  readonly body: Uint8Array;
  readonly contentType: string | null;
  readonly url: string;
}

/** Reading less holds up nobody for longer than a thread takes to start. */
const leastBytes = 16 * 1024;
const timeoutMs = 30_000;
const heapMb = 256;

/**
 * Reads a feed without holding up the program: 2 MB take up to a second of a processor, so they get a thread of their
 * own. What exceeds its limits is no feed. Never throws.
 */
export async function readFeedApart(body: Buffer, contentType: string | null, url: string): Promise<FeedRead> {
  if (body.length < leastBytes) return readFeed(body, contentType, url);
  try {
    const document: FeedDocument = { body, contentType, url };
    const entry = new URL('feed-worker.ts', import.meta.url);
    return (await inOwnThread(entry, document, { timeoutMs, heapMb })) as FeedRead; // feed-worker.ts sends nothing else.
  } catch {
    return { kind: 'refused', why: 'notAFeed' };
  }
}
