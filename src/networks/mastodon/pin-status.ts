import type { PinOutcome } from '#networks/publish-outcome.ts';

import { readStatus } from './read-status.ts';
import type { Server } from './server.ts';
import { statusId } from './status-id.ts';
import { statusSchema } from './status.ts';
import { inPath } from './remote-id.ts';

/** The scope that a token needs for pinning, beyond those for publishing. */
const scope = 'write:accounts';

/**
 * Pins a post to the account's profile and reads whether it is pinned. May be repeated: Mastodon refuses a second pin
 * of a post as invalid, and likewise one pin more than it allows. See
 * https://docs.joinmastodon.org/methods/statuses/#pin.
 */
export async function pinStatus(server: Server, id: string, signal: AbortSignal): Promise<PinOutcome> {
  const answer = await server.ask({
    schema: statusSchema,
    signal,
    withinMs: server.timeouts.readMs,
    call: (client) => client.v1.statuses.$select(inPath(id)).pin(),
  });
  if (answer.kind === 'answer' && answer.data.id === statusId(id) && answer.data.pinned === true) {
    return { kind: 'pinned' };
  }
  if (answer.kind === 'status' && answer.message !== null) {
    if (answer.status === 401) return { kind: 'locked', why: 'token_refused' };
    if (answer.status === 403)
      return /scope/i.test(answer.message) ? { kind: 'scopeMissing', scope } : { kind: 'refused' };
  }
  if (answer.kind === 'notSent') return { kind: 'unsure' };
  const reading = await readStatus(server, id, signal);
  if (reading.kind === 'missing') return { kind: 'missing' };
  if (reading.kind === 'there' && reading.status.pinned === true) return { kind: 'pinned' };
  if (answer.kind !== 'status' || reading.kind !== 'there') return { kind: 'unsure' };
  if ([404, 405, 501].includes(answer.status)) return { kind: 'unsupported' };
  return answer.message !== null && [400, 422].includes(answer.status) ? { kind: 'refused' } : { kind: 'unsure' };
}
