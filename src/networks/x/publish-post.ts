import { z } from 'zod';

import type { Prepared, PublishOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

import type { Answer } from './ask.ts';
import { isDuplicate, refusalOf } from './refusal-of.ts';
import { urlOf, type Server } from './server.ts';
import { xRules } from './x-rules.ts';
import { xIdOrUnusable } from './x-id.ts';

const publishedSchema = z.object({ data: z.object({ id: xIdOrUnusable }) });

/**
 * Sends one post in one request. X has no idempotency key: a post sent twice appears twice, or is answered as a
 * duplicate.
 */
export async function publishPost(server: Server, prepared: Prepared, signal: AbortSignal): Promise<PublishOutcome> {
  const { rendering, mediaIds } = prepared;
  const answer = await server.ask({
    method: 'POST',
    path: 'tweets',
    body: {
      text: rendering.text,
      ...(mediaIds.length === 0 ? {} : { media: { media_ids: mediaIds } }),
      ...(rendering.replyTo === undefined ? {} : { reply: { in_reply_to_tweet_id: rendering.replyTo } }),
    },
    schema: publishedSchema,
    signal,
    withinMs: server.timeouts.sendMs,
  });
  const outcome = outcomeOf(server, rendering, answer);
  return answer.reported === undefined ? outcome : { ...outcome, reported: answer.reported };
}

function outcomeOf(
  server: Server,
  rendering: Rendering,
  answer: Answer<z.infer<typeof publishedSchema>>,
): PublishOutcome {
  switch (answer.kind) {
    case 'answer': {
      server.billed(xRules.links(rendering.text).length > 0 ? 'postWithLink' : 'post', 1);
      const { id } = answer.data.data;
      if (id === null) return { kind: 'doubt', why: 'unusable_id' };
      return { kind: 'published', id, url: urlOf(server, id) };
    }
    case 'notSent':
      return { kind: 'refused', why: answer.why };
    case 'lost':
      return { kind: 'doubt', why: answer.why };
    case 'status':
      if (isDuplicate(answer)) return { kind: 'doubt', why: 'duplicate_reported' };
      return refusalOf(answer) ?? { kind: 'doubt', why: answer.status >= 500 ? 'server_error' : 'unreadable_answer' };
  }
}
