/** The key of a draft's line in its channel. */
export function lineKey(draftId: string): string {
  return `line:${draftId}`;
}

/** The key of the working card of the revisions after the last one that was asked about. */
export function workingKey(draftId: string, lastAsked: number): string {
  return `working:${draftId}:${lastAsked}`;
}

/** The key of the card on which one revision is decided. */
export function askedKey(draftId: string, revision: number): string {
  return `asked:${draftId}:${revision}`;
}

/** The key of the card of a wording that is no revision. */
export function wordingKey(wordingId: string): string {
  return `wording:${wordingId}`;
}
