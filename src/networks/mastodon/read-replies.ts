import { z } from 'zod';

import { answerSecondsOf } from '#networks/answer-seconds-of.ts';
import type { Count } from '#networks/read-outcome.ts';

import { readingEnd, type Stop } from './reading-end.ts';
import type { Server } from './server.ts';
import { statusId, statusIdSchema } from './status-id.ts';
import { inPath } from './remote-id.ts';

const contextSchema = z.object({
  descendants: z.array(
    z.object({
      id: statusIdSchema,
      inReplyToId: z.string().transform(statusId).nullable().default(null),
      account: z.object({ id: z.string().min(1) }),
      createdAt: z.coerce.date().nullable().catch(null),
    }),
  ),
});

/** The direct replies under a post: our own, and those by others that we did not answer. Null: unknown. */
export interface Replies {
  readonly kind: 'replies';
  readonly ownReplies: Count;
  readonly unanswered: Count;
  /** As in `PostReading`; null: unknown. */
  readonly answerSeconds: readonly number[] | null;
  /** Seconds until the server will know more, since it still fetches replies from elsewhere; null: these are all. */
  readonly moreAfterSeconds: number | null;
}

/** The counts if the conversation cannot be read: all null. */
export const unknownReplies: Replies = {
  kind: 'replies',
  ownReplies: null,
  unanswered: null,
  answerSeconds: null,
  moreAfterSeconds: null,
};

/**
 * Reads the conversation under a post. Returns a `Stop` if the whole reading must end; the post is then read again
 * later. See https://docs.joinmastodon.org/methods/statuses/#context.
 */
export async function readReplies(
  server: Server,
  id: string,
  ownId: string,
  signal: AbortSignal,
): Promise<Replies | Stop> {
  const answer = await server.ask({
    schema: contextSchema,
    signal,
    withinMs: server.timeouts.readMs,
    call: (client) => client.v1.statuses.$select(inPath(id)).context.fetch(),
  });
  if (answer.kind !== 'answer') {
    const end = await readingEnd(server, answer, signal);
    // Otherwise a conversation too large for its server would keep its post from ever being read.
    return end === null || (end.kind === 'unreadable' && !signal.aborted) ? unknownReplies : end;
  }
  const replies = [...new Map(answer.data.descendants.map((reply) => [reply.id, reply])).values()];
  const isOwn = (reply: (typeof replies)[number]): boolean => reply.account.id === ownId;
  const answers = Map.groupBy(replies.filter(isOwn), ({ inReplyToId }) => inReplyToId);
  const direct = replies.filter(({ inReplyToId }) => inReplyToId === id);
  const others = direct.filter((reply) => !isOwn(reply));
  const answered = others.filter((reply) => answers.has(reply.id));
  return {
    kind: 'replies',
    ownReplies: direct.length - others.length,
    unanswered: others.length - answered.length,
    answerSeconds: answerSecondsOf(
      answered.map(({ id: of, createdAt }) => ({
        repliedAt: createdAt,
        answeredAt: (answers.get(of) ?? []).map((answer) => answer.createdAt),
      })),
    ),
    moreAfterSeconds: answer.moreAfterSeconds ?? null,
  };
}
