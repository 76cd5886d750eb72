import { z } from 'zod';

import { answerSecondsOf } from '#networks/answer-seconds-of.ts';
import type { Counts, ReadingEnd } from '#networks/read-outcome.ts';

import { readingEnd } from './reading-end.ts';
import type { Server } from './server.ts';

const authoredSchema = z.object({
  author: z.object({ did: z.string() }),
  // The server's time, since a post's own time is whatever its author's program wrote.
  indexedAt: z.coerce.date().nullable().catch(null),
});
const answerSchema = z.object({ post: authoredSchema });
const replySchema = z.object({ post: authoredSchema, replies: z.array(z.unknown()).default([]) });
const threadSchema = z.object({ thread: z.object({ replies: z.array(z.unknown()).default([]) }) });

/** The direct replies to a post: our own, those by others that we did not answer, and how soon we answered the rest. */
export type Replies = Pick<Counts, 'ownReplies' | 'unanswered'> & {
  /** As in `PostReading`; null: unknown. */
  readonly answerSeconds: readonly number[] | null;
};

/** Reads how many direct replies to a post are our own, and how many of the others we did not answer. */
export async function readReplies(
  server: Server,
  uri: string,
  signal: AbortSignal,
): Promise<Replies | Exclude<ReadingEnd, { kind: 'all' }>> {
  const answer = await server.ask({
    method: 'app.bsky.feed.getPostThread',
    query: () => ({ uri, depth: '2', parentHeight: '0' }),
    schema: threadSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind !== 'answer') return readingEnd(answer);
  const did = answer.session?.did ?? '';
  // A deleted reply, or one whose author blocks us, cannot be read.
  const replies = answer.data.thread.replies.flatMap((one) => replySchema.safeParse(one).data ?? []);
  const [own, others] = [replies.filter(isBy(did)), replies.filter((reply) => !isBy(did)(reply))];
  const answered = others.flatMap(({ post, replies: under }) => {
    const answers = under.flatMap((one) => answerSchema.safeParse(one).data ?? []).filter(isBy(did));
    if (answers.length === 0) return [];
    return { repliedAt: post.indexedAt, answeredAt: answers.map((one) => one.post.indexedAt) };
  });
  return {
    ownReplies: own.length,
    unanswered: others.length - answered.length,
    answerSeconds: answerSecondsOf(answered),
  };
}

function isBy(did: string): (reply: z.infer<typeof answerSchema>) => boolean {
  return ({ post }) => post.author.did === did;
}
