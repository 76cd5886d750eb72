import { answerSecondsOf } from '#networks/answer-seconds-of.ts';
import type { PostToRead } from '#networks/read-outcome.ts';
import { isWithin, madeAt } from '#networks/snowflake.ts';

import { type CountedPost, repliedTo } from './counted-post.ts';

/**
 * Tolerance between the time in the id of our post and the time that we know; beyond it, ids are made in another way.
 */
const skewMs = 10 * 60 * 1000;

/**
 * Returns how long replies under a post of ours waited for our first answer, computed from all that the account posted
 * since. Our answers name the replies, and ids contain their time, so no reply need be read. Null: unknown.
 */
export function answersUnder({ id, publishedAt }: PostToRead, own: readonly CountedPost[]): readonly number[] | null {
  const madeOwnAt = madeAt(id, 'x');
  if (madeOwnAt === null || !isWithin(madeOwnAt, { since: publishedAt, until: publishedAt }, skewMs)) return null;
  const ownIds = new Set(own.map((post) => post.id));
  const answers = own.flatMap((post) => {
    const to = repliedTo(post);
    return post.conversation_id !== id || to === null || ownIds.has(to) ? [] : [{ to, at: madeAt(post.id, 'x') }];
  });
  return answerSecondsOf(
    [...Map.groupBy(answers, ({ to }) => to)].map(([to, all]) => ({
      repliedAt: madeAt(to, 'x'),
      answeredAt: all.map(({ at }) => at),
    })),
  );
}
