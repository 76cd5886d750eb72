import { z } from 'zod';

import type { Counts, ReadingEnd } from '#networks/read-outcome.ts';

import { readingEnd } from './reading-end.ts';
import type { Server } from './server.ts';

const authoredSchema = z.object({ author: z.object({ did: z.string() }) });
const answerSchema = z.object({ post: authoredSchema });
const replySchema = z.object({ post: authoredSchema, replies: z.array(z.unknown()).default([]) });
const threadSchema = z.object({ thread: z.object({ replies: z.array(z.unknown()).default([]) }) });

/** Reads how many direct replies to a post are our own, and how many of the others have no answer of ours. */
export async function readReplies(
  server: Server,
  uri: string,
  signal: AbortSignal,
): Promise<Pick<Counts, 'ownReplies' | 'unanswered'> | Exclude<ReadingEnd, { kind: 'all' }>> {
  const answer = await server.ask({
    method: 'app.bsky.feed.getPostThread',
    query: () => ({ uri, depth: '2', parentHeight: '0' }),
    schema: threadSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind !== 'answer') return readingEnd(answer);
  const did = answer.session?.did ?? '';
  // One that was deleted, or whose author blocks us, is no reply that can be read.
  const replies = answer.data.thread.replies.flatMap((one) => replySchema.safeParse(one).data ?? []);
  const [own, others] = [replies.filter(isBy(did)), replies.filter((reply) => !isBy(did)(reply))];
  const isAnswered = ({ replies: under }: z.infer<typeof replySchema>): boolean =>
    under.some((one) => answerSchema.safeParse(one).data?.post.author.did === did);
  return { ownReplies: own.length, unanswered: others.filter((reply) => !isAnswered(reply)).length };
}

function isBy(did: string): (reply: z.infer<typeof answerSchema>) => boolean {
  return ({ post }) => post.author.did === did;
}
