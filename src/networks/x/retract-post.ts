import { z } from 'zod';

import type { RetractOutcome } from '#networks/publish-outcome.ts';

import { saysMissing } from './problem.ts';
import { readPost } from './read-post.ts';
import { refusalOf } from './refusal-of.ts';
import type { Server } from './server.ts';

const deletedSchema = z.object({ data: z.object({ deleted: z.boolean() }) });

/** Deletes a post. With reading on, it is gone once X no longer shows it; with reading off, X's word is taken. */
export async function retractPost(server: Server, id: string, signal: AbortSignal): Promise<RetractOutcome> {
  const answer = await server.ask({
    method: 'DELETE',
    path: `tweets/${encodeURIComponent(id)}`,
    schema: deletedSchema,
    signal,
    withinMs: server.timeouts.sendMs,
  });
  if (answer.kind === 'answer') server.billed('delete', 1);
  if (answer.kind === 'notSent') return { kind: 'refused', why: answer.why };
  if (answer.kind === 'status' && answer.status !== 404) {
    const refusal = refusalOf(answer);
    if (refusal !== null) return refusal;
  }
  const isReportedGone =
    answer.kind === 'answer' ? answer.data.data.deleted : answer.kind === 'status' && saysMissing(answer, id);
  if (!server.reading && isReportedGone) return { kind: 'gone' };
  const reading = await readPost(server, id, signal);
  if (reading.kind === 'missing') return { kind: 'gone' };
  if (reading.kind === 'unknown' && reading.later !== null) return reading.later;
  if (answer.kind === 'lost') return { kind: 'doubt', why: answer.why };
  return {
    kind: 'doubt',
    why: answer.kind === 'status' && answer.status >= 500 ? 'server_error' : 'unreadable_answer',
  };
}
