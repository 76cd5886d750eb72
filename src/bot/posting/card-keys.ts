import type { Revision } from '#drafts/draft.ts';

/** Returns the key of a draft's line in its channel. */
export function lineKey(draftId: string): string {
  return `line:${draftId}`;
}

/** Returns the key of the working card of the revisions after the last one for which approval was asked. */
export function workingKey(draftId: string, lastAsked: number): string {
  return `working:${draftId}:${lastAsked}`;
}

/**
 * Returns the key of the card on which one revision is decided. It includes the content: after a restore from a backup
 * another revision may get the same number, and reactions to the first one's card meant the first.
 */
export function askedKey(draftId: string, { number, fingerprint }: Pick<Revision, 'number' | 'fingerprint'>): string {
  // guard: a card for each content
  return `asked:${draftId}:${number}:${fingerprint}`;
}

/** Returns the key of the card of a wording that is no revision. */
export function wordingKey(wordingId: string): string {
  return `wording:${wordingId}`;
}
