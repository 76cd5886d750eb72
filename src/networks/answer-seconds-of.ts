/** A reply by others that we answered. An instant is null if the network did not give it. */
export interface AnsweredReply {
  readonly repliedAt: Date | null;
  /** Each of our answers to it. */
  readonly answeredAt: readonly (Date | null)[];
}

/**
 * Returns the seconds from each reply to our first answer, sorted so that they do not reveal who wrote when. Null if
 * one of them is unknown: the rest would describe other people than those that were counted.
 */
export function answerSecondsOf(replies: readonly AnsweredReply[]): readonly number[] | null {
  const seconds = replies.map(({ repliedAt, answeredAt }) => {
    const known = answeredAt.flatMap((at) => at?.getTime() ?? []);
    if (repliedAt === null || known.length === 0 || known.length < answeredAt.length) return null;
    const ms = Math.min(...known) - repliedAt.getTime();
    return ms >= 0 ? Math.round(ms / 1000) : null;
  });
  const told = seconds.filter((one) => one !== null);
  return told.length < seconds.length ? null : told.toSorted((one, other) => one - other);
}
