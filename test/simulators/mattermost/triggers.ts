import { sign } from 'node:crypto';

import { newId } from './ids.ts';
import { limits } from './mattermost-options.ts';
import { Refusal } from './refusal.ts';
import type { Server, Trigger } from './state.ts';

/** Gives out a trigger: it opens dialogs for this person, for thirty seconds. */
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
  // The server opens it; no good app takes away what somebody is writing in.
  if (trigger.isUsed)
    server.complaints.push('a trigger was used twice: the second dialog takes the place of the first');
  trigger.isUsed = true;
  return trigger;
}

/** Returns the name that clients know a trigger by. */
export function clientTrigger(id: string): string {
  return Buffer.from(id, 'base64').toString('utf8').split(':')[0] ?? '';
}
