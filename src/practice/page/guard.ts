import type { Context, Next } from 'hono';

// The practice networks serve their pictures and videos from their own ports.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' http://127.0.0.1:*",
  "media-src 'self' http://127.0.0.1:*",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Why the page refused a request: it names another host, or does not come from the page. */
export type PageRefusal = 'host' | 'origin';

export interface Guarding {
  readonly refused: (kind: PageRefusal) => void;
  /** Names besides loopback under which the page answers. */
  readonly names: readonly string[];
}

const loopbackNames: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Builds the check that refuses requests from outside the page, which has no login. The Host must be loopback or one of
 * these names, which stops DNS rebinding, and a request that changes something must come from the page. The Host does
 * not tell which machine a request comes from: the server checks that.
 */
export function guard({ refused, names }: Guarding): (context: Context, next: Next) => Promise<Response | undefined> {
  const known = new Set([...loopbackNames, ...names]);
  return async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    if (!known.has(host.replace(/:\d+$/, ''))) {
      refused('host');
      return context.text('This page does not answer under this name.', 403);
    }
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD' && !isFromHere(context, host)) {
      refused('origin');
      return context.text('Only the page itself may send this.', 403);
    }
    await next();
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'same-origin');
    context.header('cross-origin-resource-policy', 'same-origin');
    if (!context.res.headers.has('content-security-policy')) context.header('content-security-policy', policy);
    return undefined;
  };
}

function isFromHere(context: Context, host: string): boolean {
  const origin = context.req.header('origin');
  if (origin !== undefined) return origin === `http://${host}`;
  return context.req.header('sec-fetch-site') === 'same-origin';
}
