/** Trouble with one call. */
export type Trouble =
  /** The connection breaks before Slack has done anything. */
  | { readonly kind: 'loseRequest' }
  /** Slack has done it; the connection breaks before the answer. */
  | { readonly kind: 'loseAnswer' }
  | { readonly kind: 'late'; readonly afterMs: number }
  /** The answer comes once this promise resolves. */
  | { readonly kind: 'lateUntil'; readonly comes: Promise<unknown> }
  | { readonly kind: 'rateLimited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly status: number }
  /** An HTML page with status 200. */
  | { readonly kind: 'html' }
  /** An answer `{ok: false, error}`; nothing is done. */
  | { readonly kind: 'error'; readonly error: string };

export interface Troubles {
  /** Injects trouble into the next `times` calls of that method. */
  next(method: string, trouble: Trouble, times?: number): void;
  /** Returns the trouble of this call, if any, and counts it. */
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
