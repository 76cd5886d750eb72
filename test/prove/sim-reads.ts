import type { ConfirmOutcome, FindOutcome, ReadBackOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

import { compareShown } from './compare-shown.ts';
import { shownAt, shownUntil } from './post-says.ts';
import type { PublicPost, SimAccount } from './witness.ts';
import type { WorldTime } from './world-time.ts';

/** Makes the part of an account's server that shows its posts. */
export function simReads({
  account,
  time,
  postOf,
  net,
}: {
  readonly account: SimAccount;
  readonly time: WorldTime;
  /** Returns a post; null if there is none (any more). */
  readonly postOf: (id: string) => PublicPost | null;
  readonly net: {
    readonly posts: readonly PublicPost[];
    readonly urlOf: (id: string) => string;
    /** How many more reads get no answer. */
    failingReads: number;
  };
}): {
  readonly confirm: (id: string, wanted: Rendering, since: Date) => ConfirmOutcome;
  readonly find: (rendering: Rendering, since: Date) => FindOutcome;
  readonly readBack: (id: string, wanted: Rendering) => ReadBackOutcome;
} {
  function readFails(): boolean {
    if (net.failingReads === 0) return false;
    net.failingReads -= 1;
    return true;
  }

  function readBack(id: string, wanted: Rendering): ReadBackOutcome {
    if (!account.reading || readFails()) return { kind: 'unreadable' };
    const post = postOf(id);
    if (post === null || post.visibleAtMs > time.trueMs()) return { kind: 'missing' };
    return compareShown(shownAt(post, time.trueMs()), wanted);
  }

  function find(rendering: Rendering, since: Date): FindOutcome {
    if (!account.reading) return { kind: 'unreadable', why: 'reading_off' };
    if (readFails()) return { kind: 'unreadable', why: 'no_answer' };
    // Servers go by the true time, and the adapters ask for a minute more. A clock that jumped is not their concern,
    // even between the send and the look.
    const sinceMs = since.getTime() - time.mostLeadMs() - 60_000;
    const posts = net.posts.filter(
      (post) =>
        post.gone === null &&
        shownUntil(post, time.trueMs()).some(
          ({ text, media }) => text === rendering.text && media.length === rendering.media.length,
        ) &&
        post.atMs >= sinceMs &&
        post.visibleAtMs <= time.trueMs(),
    );
    return posts.length === 0
      ? { kind: 'absent' }
      : { kind: 'found', posts: posts.map(({ id }) => ({ id, url: net.urlOf(id) })) };
  }

  /** Confirms a post. An id tells when it was made, even where nothing can be read. */
  function confirm(id: string, wanted: Rendering, since: Date): ConfirmOutcome {
    const post = postOf(id);
    const sinceMs = since.getTime() - time.mostLeadMs() - 60_000;
    if (post !== null && post.atMs < sinceMs) return { kind: 'notOurs', why: 'other_time' };
    if (!account.reading || readFails()) return { kind: 'unseen' };
    if (post === null || post.visibleAtMs > time.trueMs()) return { kind: 'notOurs', why: 'no_such_post' };
    const texts = shownUntil(post, time.trueMs()).map(({ text }) => text);
    return texts.includes(wanted.text) ? { kind: 'seen' } : { kind: 'notOurs', why: 'other_words' };
  }

  return { find, confirm, readBack };
}
