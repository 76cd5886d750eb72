import type { KeyObject } from 'node:crypto';

import type { ChatInbox } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from './row-mac.ts';

/** An event of a chat as it waits in its table: who did what, where and when stands in its body. */
export type SignedEvent = Omit<ChatInbox, 'mac'>;

/** Returns the MAC of an event's row: of another platform, key, body or moment, it no longer fits. */
export function macOfEvent(key: KeyObject | null, { platform, key: eventKey, body, keptAt }: SignedEvent): string {
  return macOfRow(key, 'event', { platform, key: eventKey, body, keptAt });
}

/** Tells whether Tambour kept the event exactly so. */
export function isOwnEvent(key: KeyObject | null, { mac, ...event }: ChatInbox): boolean {
  const { platform, key: eventKey, body, keptAt } = event;
  return isMacOfRow(key, 'event', { platform, key: eventKey, body, keptAt }, mac);
}
