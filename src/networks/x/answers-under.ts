import { answerSecondsOf } from '#networks/answer-seconds-of.ts';
import type { PostToRead } from '#networks/read-outcome.ts';
import { isWithin, madeAt } from '#networks/snowflake.ts';

import { type CountedPost, repliedTo } from './counted-post.ts';

/** A post's id tells when it was made; ours must tell what we know of it, or ids are made otherwise. */
const skewMs = 10 * 60 * 1000;

/**
 * Returns how long replies in the conversation under a post of ours waited for our first answer, of all that the account
 * posted since: our answers name the replies, and ids tell when each was made, so that no reply is read. Null: it cannot be
 * told.
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
