import type { Context, Next } from 'hono';

// The practice networks serve their pictures on ports of their own.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' http://127.0.0.1:*",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Why the page refused a request: it is for another host, or does not come from the page. */
export type PageRefusal = 'host' | 'origin';

/**
 * Refuses requests that do not come from the page itself in a browser on this machine, since the page has no login. The
 * Host must be loopback (a name that was rebound to 127.0.0.1 is refused), and a request that changes something must
 * come from the page.
 */
export function guard(
  refused: (kind: PageRefusal) => void,
): (context: Context, next: Next) => Promise<Response | undefined> {
  return (context, next) => guarded(context, next, refused);
}

async function guarded(
  context: Context,
  next: Next,
  refused: (kind: PageRefusal) => void,
): Promise<Response | undefined> {
  const url = new URL(context.req.url);
  const host = context.req.header('host') ?? url.host;
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) {
    refused('host');
    return context.text('This page answers on this machine only.', 403);
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
}

function isFromHere(context: Context, host: string): boolean {
  const origin = context.req.header('origin');
  if (origin !== undefined) return origin === `http://${host}`;
  return context.req.header('sec-fetch-site') === 'same-origin';
}
