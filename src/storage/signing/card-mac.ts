import type { KeyObject } from 'node:crypto';

import type { PostedMessage } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from './row-mac.ts';

/** Everything that is trusted of a message that the bot posted: where it is, and which content it shows. */
export type SignedCard = Omit<PostedMessage, 'mac' | 'shownHash'>;

/** Returns the MAC of a card's row. It does not fit another message, draft, revision or content. */
export function macOfCard(key: KeyObject | null, card: SignedCard): string {
  return macOfRow(key, 'card', coveredBy(card));
}

/** Tells whether a card's row is exactly as Tambour wrote it. */
export function isOwnCard(key: KeyObject | null, card: PostedMessage): boolean {
  return isMacOfRow(key, 'card', coveredBy(card), card.mac);
}

function coveredBy(card: SignedCard): object {
  const { key, platform, channel, message, thread, draftId, revision, fingerprint, role, postedAt } = card;
  return { key, platform, channel, message, thread, draftId, revision, fingerprint, role, postedAt };
}
