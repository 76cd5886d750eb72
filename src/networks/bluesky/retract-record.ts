import { z } from 'zod';

import type { RetractOutcome } from '#networks/publish-outcome.ts';

import { readRecord } from './read-record.ts';
import { posts } from './record.ts';
import { laterOf, refusalOf } from './refusal-of.ts';
import type { Server } from './server.ts';

/** Deletes a post, then reads it: it is gone only if its repository no longer has it. */
export async function retractRecord(server: Server, rkey: string, signal: AbortSignal): Promise<RetractOutcome> {
  const answer = await server.ask({
    method: 'com.atproto.repo.deleteRecord',
    body: ({ did }) => ({ repo: did, collection: posts, rkey }),
    kind: 'delete',
    schema: z.unknown(),
    signal,
    withinMs: server.timeouts.sendMs,
  });
  if (answer.kind === 'notSent') return { kind: 'refused', why: answer.why };
  const refusal = answer.kind === 'status' ? refusalOf(answer) : null;
  if (refusal !== null) return refusal;
  const reading = await readRecord(server, rkey, signal);
  if (reading.kind === 'missing') return { kind: 'gone' };
  const later = reading.kind === 'unknown' && reading.answer !== null ? laterOf(reading.answer) : null;
  if (later !== null) return later;
  if (answer.kind === 'lost') return { kind: 'doubt', why: answer.why };
  return {
    kind: 'doubt',
    why: answer.kind === 'status' && answer.status >= 500 ? 'server_error' : 'unreadable_answer',
  };
}
