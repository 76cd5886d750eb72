import { z } from 'zod';

import type { Prepared, PublishOutcome } from '#networks/publish-outcome.ts';

import type { Answer } from './ask.ts';
import { isTokenRefused, ownAccount } from './own-account.ts';
import { authorSchema, isOfAnother } from './post-author.ts';
import { refusalOf, refusedFor } from './refusal-of.ts';
import type { Server } from './server.ts';
import { statusIdSchema } from './status-id.ts';
import { urlOf } from './status.ts';
import { asPlain } from './text-format.ts';
import { orUnusable } from './remote-id.ts';

const publishedSchema = z.object({
  id: orUnusable(statusIdSchema),
  url: z.string().nullable().default(null),
  uri: z.string().default(''),
  account: authorSchema,
});

/**
 * Sends one post in one request, which the server may recognise as a repeat by its key. See
 * https://docs.joinmastodon.org/methods/statuses/#create.
 */
export async function publishStatus(
  server: Server,
  prepared: Prepared,
  key: string,
  signal: AbortSignal,
): Promise<PublishOutcome> {
  const { rendering, mediaIds } = prepared;
  const answer = await server.ask({
    kind: 'publish',
    schema: publishedSchema,
    signal,
    withinMs: server.timeouts.sendMs,
    call: (client) =>
      client.v1.statuses.create(
        {
          // Some servers refuse an empty text but accept a missing one.
          ...(rendering.text === '' && mediaIds.length > 0 ? { mediaIds } : { status: rendering.text }),
          visibility: rendering.visibility,
          language: rendering.language,
          ...asPlain(server),
          ...(rendering.contentWarning === null ? {} : { spoilerText: rendering.contentWarning, sensitive: true }),
          ...(mediaIds.length === 0 ? {} : { mediaIds }),
          ...(rendering.replyTo === undefined ? {} : { inReplyToId: rendering.replyTo }),
        },
        { requestInit: { headers: { 'Idempotency-Key': key } } },
      ),
  });
  const outcome = refusedFor(rendering, await outcomeOf(server, answer, signal));
  return answer.reported === undefined ? outcome : { ...outcome, reported: answer.reported };
}

async function outcomeOf(
  server: Server,
  answer: Answer<z.infer<typeof publishedSchema>>,
  signal: AbortSignal,
): Promise<PublishOutcome> {
  switch (answer.kind) {
    case 'answer': {
      const { id, ...told } = answer.data;
      if (isOfAnother(server, told)) return { kind: 'doubt', why: 'other_account' };
      if (id === null) return { kind: 'doubt', why: 'unusable_id' };
      return { kind: 'published', id, url: urlOf({ ...told, id }, server.url) };
    }
    case 'notSent':
      return { kind: 'refused', why: answer.why };
    case 'lost':
      return { kind: 'doubt', why: answer.why };
    case 'status': {
      const refusal = refusalOf(answer);
      if (refusal !== null) return refusal;
      if (answer.status >= 500) return { kind: 'doubt', why: 'server_error' };
      if (answer.message !== null) {
        return { kind: 'doubt', why: answer.status === 422 ? 'already_attached' : 'unreadable_answer' };
      }
      // Some servers answer a bad token with an empty 422, but so may a proxy: ask who we are.
      return isTokenRefused(await ownAccount(server, signal))
        ? { kind: 'locked', why: 'token_refused' }
        : { kind: 'doubt', why: 'unreadable_answer' };
    }
  }
}
