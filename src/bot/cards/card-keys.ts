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
 * Returns the key of the card on which one revision is decided, as approval was last asked for. It includes the
 * content: after a restore from a backup another revision may get the same number, and reactions to the first one's
 * card meant the first. Asking anew makes a new card, without the old reactions.
 */
export function askedKey(
  draftId: string,
  { number, fingerprint, askedAnew }: Pick<Revision, 'number' | 'fingerprint' | 'askedAnew'>,
): string {
  // guard: a card for each content
  const content = `asked:${draftId}:${number}:${fingerprint}`;
  return askedAnew === 0 ? content : `${content}:${askedAnew}`;
}

/** Returns how many times approval had been asked for anew when the card with that key was posted. */
export function askedAnewIn(key: string): number {
  const [, , , , askedAnew = '0'] = key.split(':');
  return Number(askedAnew);
}

/** Returns the key of a request's card. */
export function requestKey(requestId: string): string {
  return `request:${requestId}`;
}

/** Returns the id of the request whose card has that key; null if it is no request's. */
export function requestIdIn(key: string): string | null {
  return /^request:([\da-f-]{36})$/.exec(key)?.[1] ?? null;
}

/** Returns the key of a wording's card. */
export function wordingKey(wordingId: string): string {
  return `wording:${wordingId}`;
}
