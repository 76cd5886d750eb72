import type { KeyObject } from 'node:crypto';

import type { SeenMember } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from './row-mac.ts';

/** A row that says since when somebody has been seen on a desk. */
export type SignedMember = Omit<SeenMember, 'mac'>;

/** Returns the MAC of a member's row. It does not fit another desk, person or instant. */
export function macOfMember(key: KeyObject | null, { deskId, person, seenAt }: SignedMember): string {
  return macOfRow(key, 'member', { deskId, person, seenAt });
}

/** Tells whether Tambour itself wrote this row. */
export function isOwnMember(key: KeyObject | null, { deskId, person, seenAt, mac }: SeenMember): boolean {
  return isMacOfRow(key, 'member', { deskId, person, seenAt }, mac);
}
