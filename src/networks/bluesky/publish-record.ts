import { z } from 'zod';

import type { Prepared, PublishOutcome } from '#networks/publish-outcome.ts';

import { facetsOf, namesIn } from './facets.ts';
import { resolveNames } from './names.ts';
import { readRecord } from './read-record.ts';
import { cidOf, posts, recordOf, type StrongRef } from './record.ts';
import { refusalOf } from './refusal-of.ts';
import type { Answer, Unanswered } from './request.ts';
import { type Server, uriOf, urlOf } from './server.ts';
import type { Session } from './sessions.ts';
import { tidOf } from './tid.ts';

const writtenSchema = z.object({ uri: z.string(), cid: z.string() });
const busySeconds = 30;

/** Start of a delivery's first attempt and its key, the same for all its attempts. */
export interface Fixed {
  readonly at: Date;
  readonly key: string;
}

/**
 * Sends one post in one request, which creates its record only if its key is free: a repeat does nothing, anything else
 * is refused. First looks up the mentioned handles and the post that it answers.
 */
export async function publishRecord(
  server: Server,
  prepared: Prepared,
  { at, key }: Fixed,
  signal: AbortSignal,
): Promise<PublishOutcome> {
  if (signal.aborted) return { kind: 'doubt', why: 'no_answer' };
  const { text, replyTo } = prepared.rendering;
  const dids = await resolveNames(server, namesIn(text), signal);
  if ('kind' in dids) return beforeSending(dids);
  const reply = replyTo === undefined ? null : await replyOf(server, replyTo, signal);
  if (reply !== null && 'kind' in reply) return reply;
  // guard: the record has its delivery’s key
  const rkey = tidOf(at, key);
  const record = recordOf(prepared, at, { facets: facetsOf(text, dids), reply });
  const answer = await server.ask({
    method: 'com.atproto.repo.putRecord',
    // guard: a put overwrites nothing
    // Without `swapRecord` it would overwrite an existing record.
    body: ({ did }) => ({ repo: did, collection: posts, rkey, swapRecord: null, record }),
    kind: 'publish',
    schema: writtenSchema,
    signal,
    withinMs: server.timeouts.sendMs,
  });
  const outcome = outcomeOf(server, answer, { rkey, cid: cidOf(record) });
  return answer.reported === undefined ? outcome : { ...outcome, reported: answer.reported };
}

function outcomeOf(
  server: Server,
  answer: Answer<z.infer<typeof writtenSchema>> & { readonly session?: Session },
  { rkey, cid }: { readonly rkey: string; readonly cid: string },
): PublishOutcome {
  switch (answer.kind) {
    case 'answer': {
      const { did } = answer.session ?? { did: '' };
      if (!answer.data.uri.startsWith(`at://${did}/`)) return { kind: 'doubt', why: 'other_account' };
      // Reading the record settles it.
      if (answer.data.uri !== uriOf(did, rkey) || answer.data.cid !== cid)
        return { kind: 'doubt', why: 'unreadable_answer' };
      return { kind: 'published', id: rkey, url: urlOf(server, did, rkey) };
    }
    case 'notSent':
      return { kind: 'refused', why: answer.why };
    case 'lost':
      return { kind: 'doubt', why: answer.why };
    case 'status': {
      if (answer.error === 'InvalidSwap') return { kind: 'doubt', why: 'duplicate_reported' };
      const refusal = refusalOf(answer);
      if (refusal !== null) return refusal;
      return { kind: 'doubt', why: answer.status >= 500 ? 'server_error' : 'unreadable_answer' };
    }
  }
}

/** Returns the outcome if a lookup before sending failed: nothing was sent. */
function beforeSending(answer: Unanswered): Exclude<PublishOutcome, { kind: 'published' | 'doubt' }> {
  if (answer.kind === 'notSent') return { kind: 'refused', why: answer.why };
  const refusal = answer.kind === 'status' ? refusalOf(answer) : null;
  return refusal ?? { kind: 'tryLater', why: 'server_busy', afterSeconds: busySeconds };
}

/**
 * Returns a record's references to the post that it answers, one of the account's own, and to the thread's first post.
 */
async function replyOf(
  server: Server,
  replyTo: string,
  signal: AbortSignal,
): Promise<Readonly<Record<'root' | 'parent', StrongRef>> | PublishOutcome> {
  const reading = await readRecord(server, replyTo, signal);
  switch (reading.kind) {
    case 'missing':
      return { kind: 'refused', why: 'not_found' };
    case 'unknown':
      return beforeSending(reading.answer ?? { kind: 'lost', why: 'unreadable_answer' });
    case 'there': {
      const { uri, cid, value } = reading.post;
      const parent = { uri, cid };
      return { root: value.reply?.root ?? parent, parent };
    }
  }
}
