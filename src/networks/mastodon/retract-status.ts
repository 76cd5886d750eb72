import { z } from 'zod';

import type { RetractOutcome } from '#networks/publish-outcome.ts';

import { laterOf } from './later-of.ts';
import { readStatus } from './read-status.ts';
import { refusalOf } from './refusal-of.ts';
import type { Server } from './server.ts';
import { inPath } from './remote-id.ts';

/** Deletes a post, then reads it: it is gone only if the server no longer has it. */
export async function retractStatus(server: Server, id: string, signal: AbortSignal): Promise<RetractOutcome> {
  const answer = await server.ask({
    kind: 'delete',
    schema: z.unknown(),
    signal,
    withinMs: server.timeouts.sendMs,
    call: (client) => client.v1.statuses.$select(inPath(id)).remove(),
  });
  if (answer.kind === 'notSent') return { kind: 'refused', why: answer.why };
  const isUnknownThere = answer.kind === 'status' && [404, 405, 410, 501].includes(answer.status);
  if (answer.kind === 'status' && !isUnknownThere) {
    const refusal = refusalOf(answer);
    if (refusal !== null) return refusal;
  }
  const reading = await readStatus(server, id, signal);
  if (reading.kind === 'missing') return { kind: 'gone' };
  const later = reading.kind === 'unknown' ? laterOf(reading.answer) : null;
  if (later !== null) return later;
  if (reading.kind === 'there' && isUnknownThere) return { kind: 'unsupported' };
  if (answer.kind === 'status' && answer.status >= 500) return { kind: 'doubt', why: 'server_error' };
  return { kind: 'doubt', why: answer.kind === 'lost' ? answer.why : 'unreadable_answer' };
}
