/** Trouble with one call. */
export type Trouble =
  /** The connection breaks before Slack has done anything. */
  | { readonly kind: 'loseRequest' }
  /** Slack has done it; the connection breaks before the answer. */
  | { readonly kind: 'loseAnswer' }
  | { readonly kind: 'late'; readonly afterMs: number }
  /** Answered once this has come. */
  | { readonly kind: 'lateUntil'; readonly comes: Promise<unknown> }
  | { readonly kind: 'rateLimited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly status: number }
  /** A page of HTML with status 200. */
  | { readonly kind: 'html' }
  /** An answer `{ok: false, error}` without anything done. */
  | { readonly kind: 'error'; readonly error: string };

export interface Troubles {
  /** The next `times` calls of that method go wrong so. */
  next(method: string, trouble: Trouble, times?: number): void;
  /** Takes the trouble of this call, if any. */
  take(method: string): Trouble | null;
}

export function openTroubles(): Troubles {
  const waiting: { readonly method: string; readonly trouble: Trouble; left: number }[] = [];
  return {
    next(method, trouble, times = 1) {
      waiting.push({ method, trouble, left: times });
    },
    take(method) {
      const found = waiting.find((one) => one.method === method && one.left > 0);
      if (found === undefined) return null;
      found.left -= 1;
      return found.trouble;
    },
  };
}
