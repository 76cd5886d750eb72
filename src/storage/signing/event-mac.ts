import type { KeyObject } from 'node:crypto';

import type { ChatInbox } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from './row-mac.ts';

/** A chat event waiting in its table; its body says who did what, where and when. */
export type SignedEvent = Omit<ChatInbox, 'mac'>;

/** Returns the MAC of an event's row. It does not fit another platform, key, body or instant. */
export function macOfEvent(key: KeyObject | null, { platform, key: eventKey, body, keptAt }: SignedEvent): string {
  return macOfRow(key, 'event', { platform, key: eventKey, body, keptAt });
}

/** Tells whether an event is exactly as Tambour stored it. */
export function isOwnEvent(key: KeyObject | null, { mac, ...event }: ChatInbox): boolean {
  const { platform, key: eventKey, body, keptAt } = event;
  return isMacOfRow(key, 'event', { platform, key: eventKey, body, keptAt }, mac);
}
