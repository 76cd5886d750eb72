import type { KeyObject } from 'node:crypto';

import type { PostedMessage } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from './row-mac.ts';

/** All that is believed of a message that the bot posted: where it is, and which content it shows. */
export type SignedCard = Omit<PostedMessage, 'mac' | 'shownHash'>;

/** Returns the MAC of a card's row: moved to another message, draft, revision or content, it no longer fits. */
export function macOfCard(key: KeyObject | null, card: SignedCard): string {
  return macOfRow(key, 'card', coveredBy(card));
}

/** Tells whether Tambour left the row of a card exactly so. */
export function isOwnCard(key: KeyObject | null, card: PostedMessage): boolean {
  return isMacOfRow(key, 'card', coveredBy(card), card.mac);
}

function coveredBy(card: SignedCard): object {
  const { key, platform, channel, message, thread, draftId, revision, fingerprint, role, postedAt } = card;
  return { key, platform, channel, message, thread, draftId, revision, fingerprint, role, postedAt };
}
