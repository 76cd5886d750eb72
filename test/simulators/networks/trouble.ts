/** Kinds of request into which trouble can be injected. */
export type RequestKind = 'publish' | 'upload' | 'read' | 'delete';

/** Trouble that a practice network causes instead of its work, or after it. */
export type Trouble =
  /** The connection ends before any work is done. */
  | { readonly kind: 'loseRequest' }
  /** The work is done, and the connection ends before the answer. */
  | { readonly kind: 'loseAnswer' }
  /** The work is done; the answer comes once `stopWaiting` has ended the client's wait. */
  | { readonly kind: 'answerLate'; readonly stopWaiting: () => void }
  /** Waits, then works as usual. */
  | { readonly kind: 'slow'; readonly byMs: number }
  /** The work is done, and the answer is an error 500. */
  | { readonly kind: 'errorAfterAccepting' }
  /** No work is done: a proxy in front of the server answers, in HTML. */
  | { readonly kind: 'outOfOrder'; readonly status: 502 | 503 }
  /** No work is done. `reset`: the header as the network writes it; null: no header. */
  | { readonly kind: 'rateLimited'; readonly reset: string | null }
  | { readonly kind: 'refuseToken' }
  | { readonly kind: 'outOfCredit' }
  /** The work is done, and the answer is a web page. */
  | { readonly kind: 'answerHtml' }
  /** The work is done, and only half the answer comes. */
  | { readonly kind: 'answerHalf' }
  /** The work is done, and the answer is larger than any client should read. */
  | { readonly kind: 'answerHuge' }
  /** No work is done: the answer is a redirect. */
  | { readonly kind: 'redirect'; readonly to: string }
  /** No work is done: exactly this answer comes. */
  | { readonly kind: 'answerThis'; readonly status: number; readonly contentType: string; readonly body: string };

/** The current trouble of one practice network. */
export interface Troubles {
  /** Sets the trouble of the next `times` requests of these kinds; null: until cleared. Replaces an earlier one. */
  set(kinds: readonly RequestKind[], trouble: Trouble, times: number | null): void;
  clear(): void;
  /** Returns the trouble of a request of this kind, and counts it. */
  take(kind: RequestKind): Trouble | null;
}

/** Makes troubles of which none is set. */
export function noTroubles(): Troubles {
  let current: { readonly kinds: readonly RequestKind[]; readonly trouble: Trouble; left: number } | null = null;
  return {
    set: (kinds, trouble, times) => {
      current = { kinds, trouble, left: times ?? Infinity };
    },
    clear: () => {
      current = null;
    },
    take: (kind) => {
      if (current === null || current.left <= 0 || !current.kinds.includes(kind)) return null;
      current.left -= 1;
      return current.trouble;
    },
  };
}
