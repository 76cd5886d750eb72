import { z } from 'zod';

import type { CorrectOutcome, Prepared } from '#networks/publish-outcome.ts';

import type { Answer } from './ask.ts';
import { isTokenRefused, ownAccount } from './own-account.ts';
import { authorSchema, isOfAnother } from './post-author.ts';
import { readStatus } from './read-status.ts';
import { refusalOf, refusedFor } from './refusal-of.ts';
import type { Server } from './server.ts';
import { statusId, statusIdSchema } from './status-id.ts';
import { asPlain } from './text-format.ts';
import { inPath } from './remote-id.ts';

const correctedSchema = z.object({ id: statusIdSchema, account: authorSchema });

/**
 * Changes a public post in one request. Sends all of it, since the server removes what is missing: warning, pictures in
 * their order, descriptions. See https://docs.joinmastodon.org/methods/statuses/#edit.
 */
export async function correctStatus(
  server: Server,
  id: string,
  { rendering, mediaIds }: Prepared,
  signal: AbortSignal,
): Promise<CorrectOutcome> {
  const answer = await server.ask({
    kind: 'publish',
    schema: correctedSchema,
    signal,
    withinMs: server.timeouts.sendMs,
    call: (client) =>
      client.v1.statuses.$select(inPath(id)).update({
        status: rendering.text,
        language: rendering.language,
        ...asPlain(server),
        spoilerText: rendering.contentWarning ?? '',
        sensitive: rendering.contentWarning !== null,
        mediaIds,
        mediaAttributes: mediaIds.map((mediaId, place) => ({
          id: mediaId,
          description: rendering.media[place]?.alt ?? '',
        })),
      }),
  });
  const outcome = refusedFor(rendering, await outcomeOf(server, id, answer, signal));
  return answer.reported === undefined ? outcome : { ...outcome, reported: answer.reported };
}

async function outcomeOf(
  server: Server,
  id: string,
  answer: Answer<z.infer<typeof correctedSchema>>,
  signal: AbortSignal,
): Promise<CorrectOutcome> {
  switch (answer.kind) {
    case 'answer':
      if (isOfAnother(server, answer.data)) return { kind: 'doubt', why: 'other_account' };
      return answer.data.id === statusId(id) ? { kind: 'corrected' } : { kind: 'doubt', why: 'unreadable_answer' };
    case 'notSent':
      return { kind: 'refused', why: answer.why };
    case 'lost':
      return { kind: 'doubt', why: answer.why };
    case 'status': {
      // The server knows no edits, or not this post: only reading it shows which.
      if ([404, 405, 410, 501].includes(answer.status)) return unknownThere(server, id, signal);
      const refusal = refusalOf(answer);
      if (refusal !== null) return refusal;
      if (answer.status >= 500) return { kind: 'doubt', why: 'server_error' };
      if (answer.message !== null) {
        return { kind: 'doubt', why: answer.status === 422 ? 'already_attached' : 'unreadable_answer' };
      }
      return isTokenRefused(await ownAccount(server, signal))
        ? { kind: 'locked', why: 'token_refused' }
        : { kind: 'doubt', why: 'unreadable_answer' };
    }
  }
}

async function unknownThere(server: Server, id: string, signal: AbortSignal): Promise<CorrectOutcome> {
  const reading = await readStatus(server, id, signal);
  switch (reading.kind) {
    case 'there':
      return { kind: 'unsupported' };
    case 'missing':
      return { kind: 'missing' };
    case 'unknown':
      return { kind: 'doubt', why: 'unreadable_answer' };
  }
}
