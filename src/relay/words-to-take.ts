import type { Transaction } from '#storage/database.ts';

import { entryWordsSchema } from './relay-notice.ts';
import { relayedText } from '#drafts/relayed/relayed-text.ts';

/**
 * Returns the text that a draft's entry has by the words that were offered last, if they are those of this hash; null if
 * others were offered since, or none.
 */
export async function textToTake(tx: Transaction, draftId: string, hash: string | null): Promise<string | null> {
  const item = await tx.sourceItem.findFirst({ where: { draftId }, include: { source: true } });
  if (item === null || item.shownHash !== hash || hash === null) return null;
  return relayedText(item.source, entryWordsSchema.parse(item.shown));
}
