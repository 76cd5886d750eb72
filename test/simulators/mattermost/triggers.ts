import { sign } from 'node:crypto';

import { newId } from './ids.ts';
import { limits } from './mattermost-options.ts';
import { Refusal } from './refusal.ts';
import type { Server, Trigger } from './state.ts';

/** Issues a trigger, with which dialogs can be opened for this person for thirty seconds. */
export function newTrigger(server: Server, trigger: Pick<Trigger, 'userId' | 'channelId' | 'teamId'>): string {
  const at = server.now();
  const said = `${newId()}:${trigger.userId}:${at}:`;
  const signature = sign('sha256', Buffer.from(said), { key: server.signingKeys.privateKey, dsaEncoding: 'der' });
  const id = Buffer.from(`${said}${signature.toString('base64')}`).toString('base64');
  server.triggers.set(id, { ...trigger, at, isUsed: false });
  return id;
}

export function useTrigger(server: Server, id: string): Trigger {
  const trigger = server.triggers.get(id);
  if (trigger === undefined) throw new Refusal(400, 'interactive_message.decode_trigger_id.base64_decode_failed');
  if (server.now() - trigger.at > limits.triggerMs)
    throw new Refusal(400, 'interactive_message.decode_trigger_id.expired');
  // The server opens it all the same. A good app would not replace a form while somebody fills it in.
  if (trigger.isUsed)
    server.complaints.push('a trigger was used twice: the second dialog takes the place of the first');
  trigger.isUsed = true;
  return trigger;
}

/** Returns the id by which clients know a trigger. */
export function clientTrigger(id: string): string {
  return Buffer.from(id, 'base64').toString('utf8').split(':')[0] ?? '';
}
