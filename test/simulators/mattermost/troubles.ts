/** Trouble with one request. */
export type Trouble =
  /** The connection breaks before the server has done anything. */
  | { readonly kind: 'loseRequest' }
  /** The server has done it; the connection breaks before the answer. */
  | { readonly kind: 'loseAnswer' }
  | { readonly kind: 'late'; readonly afterMs: number }
  /** Plain text, with the headers of the server's own rate limit. */
  | { readonly kind: 'rateLimited'; readonly resetSeconds: number }
  | { readonly kind: 'status'; readonly status: number }
  /** An HTML page of a proxy, with that status. */
  | { readonly kind: 'html'; readonly status: number }
  /** A redirect to another address. */
  | { readonly kind: 'redirect'; readonly to: string }
  /** An answer that is far longer than any should be. */
  | { readonly kind: 'huge' };

export interface Troubles {
  /** Injects trouble into the next `times` requests of that route, such as "PUT /posts/*\/patch". */
  next(route: string, trouble: Trouble, times?: number): void;
  /** Returns the trouble of this request, if any, and counts it. */
  take(method: string, path: string): Trouble | null;
}

export function openTroubles(): Troubles {
  const waiting: { readonly route: RegExp; readonly trouble: Trouble; left: number }[] = [];
  return {
    next(route, trouble, times = 1) {
      const pattern = route.split('*').map((part) => part.replaceAll(/[.?+^$|()[\]{}\\]/g, String.raw`\$&`));
      waiting.push({ route: new RegExp(`^${pattern.join('[^/]+')}$`), trouble, left: times });
    },
    take(method, path) {
      const found = waiting.find(({ route, left }) => left > 0 && route.test(`${method} ${path}`));
      if (found === undefined) return null;
      found.left -= 1;
      return found.trouble;
    },
  };
}
