import type { Unanswered } from './ask.ts';
import { ownAccount } from './own-account.ts';
import type { Server } from './server.ts';
import { statusId } from './status-id.ts';
import { statusSchema, type Status } from './status.ts';
import { inPath } from './remote-id.ts';

/**
 * Outcome of looking for a post; `unknown` if the server did not answer credibly. `answer`: what came instead; null:
 * another post.
 */
export type Reading =
  | { readonly kind: 'there'; readonly status: Status }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown'; readonly answer: Unanswered | null };

/** Reads one post by its id. */
export async function readStatus(server: Server, id: string, signal: AbortSignal): Promise<Reading> {
  const answer = await server.ask({
    schema: statusSchema,
    signal,
    withinMs: server.timeouts.readMs,
    call: (client) => client.v1.statuses.$select(inPath(id)).fetch(),
  });
  if (answer.kind === 'answer') {
    // The id may be stored as the server once returned it.
    return answer.data.id === statusId(id) ? { kind: 'there', status: answer.data } : { kind: 'unknown', answer: null };
  }
  if (answer.kind !== 'status' || (answer.status !== 404 && answer.status !== 410)) return { kind: 'unknown', answer };
  if (answer.message !== null) return { kind: 'missing' };
  // "Not found" in HTML may come from a proxy whose server is down. Believe it only while that server answers.
  const me = await ownAccount(server, signal);
  return me.kind === 'answer' ? { kind: 'missing' } : { kind: 'unknown', answer: me };
}
