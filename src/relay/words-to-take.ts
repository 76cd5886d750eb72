import { relayedText } from '#drafts/relayed/relayed-text.ts';
import type { Transaction } from '#storage/database.ts';

import { entryWordsSchema } from './relay-notice.ts';

/** Text that a draft of an entry gets from the words last offered. */
export interface WordsToTake {
  readonly text: string;
  /** Left out for a page, which has no warning. */
  readonly contentWarning?: string | null;
}

/** Returns the words last offered if they have this hash; null if others were offered since, or none. */
export async function wordsToTake(tx: Transaction, draftId: string, hash: string | null): Promise<WordsToTake | null> {
  const item = await tx.sourceItem.findFirst({ where: { draftId }, include: { source: true } });
  if (item === null || item.shownHash !== hash || hash === null) return null;
  const words = entryWordsSchema.parse(item.shown);
  const text = relayedText(item.source, words);
  return item.original === null ? { text } : { text, contentWarning: words.warning ?? null };
}
