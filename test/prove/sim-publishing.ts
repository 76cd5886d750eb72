import type { Prepared, PublishOutcome } from '#networks/publish-outcome.ts';

import type { PublishTrouble } from './network-troubles.ts';
import type { PublicPost, PublishRequest, SimAccount } from './witness.ts';
import { later, type WorldTime } from './world-time.ts';

const serverKeyLifeMs = 3_600_000;
/** X refuses a repeated text for about a day. */
const duplicateForMs = 86_400_000;

/** Makes the part of an account's server that publishes, and answers the client. */
export function simPublishing({
  account,
  time,
  requests,
  journalSeq,
  keep,
  net,
}: {
  readonly account: SimAccount;
  readonly time: WorldTime;
  readonly requests: PublishRequest[];
  readonly journalSeq: () => Promise<bigint>;
  /** Makes a post public. */
  readonly keep: (prepared: Prepared, key: string) => PublicPost;
  readonly net: {
    readonly posts: readonly PublicPost[];
    readonly troubles: PublishTrouble[];
    readonly urlOf: (id: string) => string;
  };
}): (prepared: Prepared, key: string) => Promise<PublishOutcome> {
  /** Carries out a request that has arrived. Whatever happens to the answer, its effect is public. */
  async function arrive(
    { prepared, key, leftAt }: { readonly prepared: Prepared; readonly key: string; readonly leftAt: Date },
    isTaken: boolean,
  ): Promise<PublishOutcome> {
    const { rendering } = prepared;
    const arrival = { atMs: time.trueMs(), wallAt: time.clock.now(), leftAt, accountId: account.id, key, rendering };
    const known = net.posts.find((post) => post.key === key && time.trueMs() - post.atMs < serverKeyLifeMs);
    const isRepeat = account.keepsKeys && known !== undefined;
    const twin =
      account.network === 'x' &&
      net.posts.some(
        (post) =>
          post.gone === null && post.rendering.text === rendering.text && time.trueMs() - post.atMs < duplicateForMs,
      );
    const { replyTo } = rendering;
    const isOrphan =
      replyTo !== undefined && !net.posts.some(({ id, gone }) => id === replyTo && gone === null) && !isRepeat;
    const isLost = isOrphan && account.takesOrphans === false;
    const post = !isTaken || isRepeat || twin || isLost ? null : keep(prepared, key);
    const committed = await journalSeq();
    requests.push({ ...arrival, journalSeq: committed, madePost: post?.id ?? null });
    if (!isTaken) return { kind: 'refused', why: 'forbidden' };
    // As Mastodon answers a key whose post was deleted meanwhile.
    if (isLost || (isRepeat && known.gone !== null)) return { kind: 'refused', why: 'not_found' };
    if (twin) return { kind: 'doubt', why: 'duplicate_reported' };
    const made = isRepeat ? known : post;
    if (made === null || made === undefined) throw new Error('nothing was made of it');
    return { kind: 'published', id: made.id, url: net.urlOf(made.id) };
  }

  return async (prepared, key) => {
    const trouble = net.troubles.shift();
    const sent = { prepared, key, leftAt: time.clock.now() };
    switch (trouble) {
      case undefined: {
        const answer = await arrive(sent, true);
        const { answersAfterSeconds = 0 } = account;
        if (answersAfterSeconds > 0) await later(time, answersAfterSeconds);
        return answer;
      }
      case 'requestLost':
        return { kind: 'doubt', why: 'no_answer' };
      case 'answerLost':
        await arrive(sent, true);
        return { kind: 'doubt', why: 'no_answer' };
      case 'answerLate': {
        const answer = await arrive(sent, true);
        await later(time, 14);
        return answer;
      }
      case 'requestLate':
        await later(time, 9);
        return arrive(sent, true);
      case 'requestAfterLook':
        // As late as a real server was seen to accept one. Without the quarantine, a second look comes before that.
        await later(time, 115);
        await arrive(sent, true);
        return { kind: 'doubt', why: 'no_answer' };
      case 'errorAfterAccepting':
        await arrive(sent, true);
        return { kind: 'doubt', why: 'server_error' };
      case 'errorBefore':
        return { kind: 'doubt', why: 'server_error' };
      case 'rateLimited':
        return { kind: 'tryLater', why: 'rate_limit', afterSeconds: 300 };
      case 'rateLimitedWithoutHeader':
        return { kind: 'tryLater', why: 'rate_limit', afterSeconds: 60 };
      case 'busy':
        return { kind: 'tryLater', why: 'server_busy', afterSeconds: 5 };
      case 'tokenRefused':
        return { kind: 'locked', why: 'token_refused' };
      case 'creditExhausted':
        return { kind: 'locked', why: 'credit_exhausted' };
      case 'forbidden':
        return arrive(sent, false);
      case 'duplicateSaid':
        return account.network === 'x'
          ? { kind: 'doubt', why: 'duplicate_reported' }
          : { kind: 'refused', why: 'duplicate' };
      case 'unreadableAnswer':
        await arrive(sent, true);
        return { kind: 'doubt', why: 'unreadable_answer' };
    }
  };
}
