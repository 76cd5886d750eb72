/** The reason why no connection was made. */
export type NotConnectedWhy =
  | { readonly kind: 'nameNotFound' }
  | { readonly kind: 'unreachable'; readonly code: string }
  | { readonly kind: 'untrusted'; readonly code: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'proxyUnreachable'; readonly code: string }
  | { readonly kind: 'proxyRefused'; readonly status: number };

/**
 * The failure to connect, which proves that nothing of a request has left. It looks like a connection error of the
 * system, so that every HTTP client recognises it; its message holds no secret.
 */
export class NotConnected extends Error {
  readonly why: NotConnectedWhy;
  readonly syscall = 'connect';
  readonly code: string;

  constructor(why: NotConnectedWhy, place: string, cause?: unknown) {
    super(`no connection to ${place}: ${wordsOf(why)}`, { cause });
    this.name = 'NotConnected';
    this.why = why;
    this.code = why.kind === 'nameNotFound' ? 'ENOTFOUND' : 'ERR_NOT_CONNECTED';
  }
}

function wordsOf(why: NotConnectedWhy): string {
  switch (why.kind) {
    case 'nameNotFound':
    case 'timeout':
      return why.kind;
    case 'unreachable':
    case 'untrusted':
    case 'proxyUnreachable':
      return `${why.kind} ${why.code}`;
    case 'proxyRefused':
      return `${why.kind} ${why.status}`;
  }
}

/** Returns why a connection to the host itself failed, by the error's code. */
export function whyNotConnected(error: unknown): NotConnectedWhy {
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'timeout' };
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { kind: 'nameNotFound' };
  if (code === 'ETIMEDOUT') return { kind: 'timeout' };
  return { kind: untrusted.test(code) ? 'untrusted' : 'unreachable', code };
}

/** Returns why the proxy itself was not reached. */
export function whyNoProxy(error: unknown): NotConnectedWhy {
  const why = whyNotConnected(error);
  return why.kind === 'timeout' ? why : { kind: 'proxyUnreachable', code: codeOf(error) };
}

// https://nodejs.org/docs/latest-v24.x/api/tls.html#x509-certificate-error-codes
const untrusted =
  /^(?:ERR_TLS_CERT_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH|ERROR_IN_CERT|CRL_)/;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
