import { z } from 'zod';

import type { ReadBackOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { TryLater } from '#networks/setback.ts';

import { equalTexts, mediaCountOf, postFields, postSchema, type Post } from './post.ts';
import { isNotFound, problemSchema, saysMissing } from './problem.ts';
import { refusalOf } from './refusal-of.ts';
import type { Server } from './server.ts';

const lookedUpSchema = z.object({
  data: postSchema.optional(),
  errors: z.array(problemSchema).optional(),
});

/** Outcome of looking for a post; `unknown` if X did not say. `later`: when to ask again, if X said that. */
export type Reading =
  | { readonly kind: 'there'; readonly post: Post }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown'; readonly later: TryLater | null };

/** Reads one post. X answers 200 and an error for one that it does not have. */
export async function readPost(server: Server, id: string, signal: AbortSignal): Promise<Reading> {
  if (!server.reading) return { kind: 'unknown', later: null };
  const answer = await server.ask({
    method: 'GET',
    path: `tweets/${encodeURIComponent(id)}`,
    query: { 'tweet.fields': postFields },
    schema: lookedUpSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind === 'status' && saysMissing(answer, id)) return { kind: 'missing' };
  if (answer.kind !== 'answer') {
    const refusal = answer.kind === 'status' ? refusalOf(answer) : null;
    return { kind: 'unknown', later: refusal?.kind === 'tryLater' ? refusal : null };
  }
  const { data, errors } = answer.data;
  if (data !== undefined) server.billed('postRead', 1);
  if (data?.id === id) return { kind: 'there', post: data };
  return data === undefined && errors?.some(isNotFound) === true
    ? { kind: 'missing' }
    : { kind: 'unknown', later: null };
}

/** Compares what X shows with what was sent. Alternative texts are not read: X would bill that as well. */
export async function readBackPost(
  server: Server,
  id: string,
  rendering: Rendering,
  signal: AbortSignal,
): Promise<ReadBackOutcome> {
  const reading = await readPost(server, id, signal);
  if (reading.kind === 'unknown') return reading.later ?? { kind: 'unreadable' };
  if (reading.kind === 'missing') return { kind: 'missing' };
  const changed = {
    text: !equalTexts(reading.post, rendering.text),
    media: mediaCountOf(reading.post) !== rendering.media.length,
  };
  const what = (['text', 'media'] as const).filter((part) => changed[part]);
  return what.length === 0 ? { kind: 'same' } : { kind: 'changed', what };
}
