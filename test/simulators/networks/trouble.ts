/** The kinds of request that trouble can befall. */
export type RequestKind = 'publish' | 'upload' | 'read' | 'delete';

/** Trouble that a practice network makes instead of what it was asked, or after it. */
export type Trouble =
  /** The connection ends before anything is done. */
  | { readonly kind: 'loseRequest' }
  /** All is done, and the connection ends before the answer. */
  | { readonly kind: 'loseAnswer' }
  /** All is done, and answered once `stopWaiting` has made an end of the client's wait. */
  | { readonly kind: 'answerLate'; readonly stopWaiting: () => void }
  /** Nothing happens for a while, then all as usual. */
  | { readonly kind: 'slow'; readonly byMs: number }
  /** All is done, and the answer is an error 500. */
  | { readonly kind: 'errorAfterAccepting' }
  /** Nothing is done: something in front of the server answers, in HTML. */
  | { readonly kind: 'outOfOrder'; readonly status: 502 | 503 }
  /** Nothing is done. `reset` as the network writes it in its header; null: no header. */
  | { readonly kind: 'rateLimited'; readonly reset: string | null }
  | { readonly kind: 'refuseToken' }
  | { readonly kind: 'outOfCredit' }
  /** All is done, and answered with a web page. */
  | { readonly kind: 'answerHtml' }
  /** All is done, and half the answer comes. */
  | { readonly kind: 'answerHalf' }
  /** All is done, and the answer is larger than any client should read. */
  | { readonly kind: 'answerHuge' }
  /** Nothing is done: the client is sent elsewhere. */
  | { readonly kind: 'redirect'; readonly to: string }
  /** Nothing is done: this very answer comes. */
  | { readonly kind: 'answerThis'; readonly status: number; readonly contentType: string; readonly body: string };

/** The trouble that one practice network is in. */
export interface Troubles {
  /** From now on, for the next `times` requests of the kinds; null: until cleared. Replaces what was set before. */
  set(kinds: readonly RequestKind[], trouble: Trouble, times: number | null): void;
  clear(): void;
  /** The trouble that a request of this kind is in, counted down. */
  take(kind: RequestKind): Trouble | null;
}

/** No trouble, until some is set. */
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
