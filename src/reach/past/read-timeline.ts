import type { Network } from '#networks/network.ts';

import type { PastPostRead, PastRead } from './past-post.ts';

/** Outcome of reading a whole timeline. */
export type TimelineRead =
  | { readonly kind: 'read'; readonly past: PastRead }
  /** Nothing is taken: the network did not answer, refused the token, or asked to wait too long. */
  | { readonly kind: 'notRead'; readonly why: 'noAnswer' | 'locked' | 'tooLong' | 'tooMany' | 'unsupported' };

export interface TimelineDeps {
  readonly network: Pick<Network, 'timeline'>;
  readonly signal: AbortSignal;
  /** Waits when the network's limits require it. */
  readonly wait: (seconds: number) => Promise<void>;
}

/** 100,000 posts, of 40 a page. */
const mostPages = 2500;
/** How long a server's limits may be waited for in all, beside the time that its answers take. */
export const mostWaitedHours = 2;
const longestText = 10_000;
const longestLink = 2000;

/**
 * Reads all of an account's posts page by page, and waits when its network's limits are used up. A timeline that was
 * not read to its end is not taken.
 */
export async function readTimeline({ network, signal, wait }: TimelineDeps): Promise<TimelineRead> {
  const posts = new Map<string, PastPostRead>();
  const answeredAt: Date[] = [];
  let continuations = 0;
  let waited = 0;
  let before: string | null = null;
  for (let page = 0; page < mostPages;) {
    const read = await network.timeline(before, signal);
    switch (read.kind) {
      case 'page':
        for (const { id, at, text, links, likes, shares } of read.posts) {
          posts.set(id, {
            remoteId: id,
            publishedAt: at,
            text: storable(text, longestText),
            links: links.filter((link) => link.length <= longestLink).map((link) => storable(link, longestLink)),
            likes,
            shares,
          });
        }
        answeredAt.push(...read.answeredAt);
        continuations += read.continuations;
        if (read.next === null) {
          return { kind: 'read', past: { posts: [...posts.values()], answeredAt, continuations, reposts: 0 } };
        }
        before = read.next;
        page += 1;
        break;
      case 'tryLater':
        waited += read.afterSeconds;
        if (waited > mostWaitedHours * 3600) return notRead('tooLong');
        await wait(read.afterSeconds);
        break;
      case 'locked':
        return notRead('locked');
      case 'unsupported':
        return notRead('unsupported');
      case 'unreadable':
        return notRead('noAnswer');
    }
  }
  return notRead('tooMany');
}

function notRead(why: Extract<TimelineRead, { kind: 'notRead' }>['why']): TimelineRead {
  return { kind: 'notRead', why };
}

/** PostgreSQL accepts neither NUL nor half a character. */
function storable(text: string, most: number): string {
  return text.replaceAll('\0', '').slice(0, most).toWellFormed();
}
