import type { Revision } from '#drafts/draft.ts';

/** The key of a draft's line in its channel. */
export function lineKey(draftId: string): string {
  return `line:${draftId}`;
}

/** The key of the working card of the revisions after the last one that was asked about. */
export function workingKey(draftId: string, lastAsked: number): string {
  return `working:${draftId}:${lastAsked}`;
}

/**
 * The key of the card on which one revision is decided. By its content too: after a restore from a backup the number comes
 * again for another, and whoever reacted to the first one's card reacted to that.
 */
export function askedKey(draftId: string, { number, fingerprint }: Pick<Revision, 'number' | 'fingerprint'>): string {
  // guard: a card for each content
  return `asked:${draftId}:${number}:${fingerprint}`;
}

/** The key of the card of a wording that is no revision. */
export function wordingKey(wordingId: string): string {
  return `wording:${wordingId}`;
}
