import { verify, type KeyObject } from 'node:crypto';

import type { UserId } from '#chat/refs.ts';

const oldestMs = 5 * 60_000;
const earliestMs = 60_000;

/**
 * Returns whether the server itself confirms that this person acted just now. It signs each trigger with a key of its
 * own, so that somebody who reaches our address and knows a button's secret cannot press it in another's name.
 * https://github.com/mattermost/mattermost: server/public/model/integration_action.go, GenerateTriggerId
 */
export function isTriggerOf(trigger: string, user: UserId, key: KeyObject, now: Date): boolean {
  const [id, whose, at, signature, ...others] = Buffer.from(trigger, 'base64').toString('utf8').split(':');
  if (id === undefined || at === undefined || signature === undefined || others.length > 0) return false;
  const ageMs = now.getTime() - Number(at);
  if (whose !== user || !/^\d{1,15}$/.test(at) || ageMs > oldestMs || ageMs < -earliestMs) return false;
  return verify(
    'sha256',
    Buffer.from(`${id}:${whose}:${at}:`),
    { key, dsaEncoding: 'der' },
    Buffer.from(signature, 'base64'),
  );
}
