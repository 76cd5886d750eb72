import { IncomingMessage, type IncomingHttpHeaders } from 'node:http';

import { jsonBounds } from '#text/json-bounds.ts';

/** Details of an answer that the client hides. The library loses the cause of a failed connection. */
export interface Seen {
  status: number | null;
  headers: IncomingHttpHeaders;
  errorCode: string | null;
  /** The connection was never made, so nothing was sent. */
  isUnconnected: boolean;
}

const maxAnswerBytes = 2 * 1024 * 1024;

/** Returns a handler that watches one request of the library and ends an answer larger than 2 MiB, or beyond `jsonBounds`. */
export function seeing(seen: Seen): (event: string, detail?: unknown) => void {
  return (event, detail) => {
    if (typeof detail !== 'object' || detail === null) return;
    if ('res' in detail && detail.res instanceof IncomingMessage) watch(seen, detail.res);
    if (event === 'request-error' && 'requestError' in detail) {
      seen.errorCode = codeOf(detail.requestError);
      seen.isUnconnected = isUnconnected(detail.requestError);
    }
  };
}

function watch(seen: Seen, answer: IncomingMessage): void {
  seen.status = answer.statusCode ?? null;
  seen.headers = answer.headers;
  let bytes = 0;
  const isWithin = jsonBounds();
  answer.on('data', (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes || !isWithin(chunk)) answer.destroy();
  });
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function isUnconnected(error: unknown): boolean {
  // One error per address that was tried.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isUnconnected);
  return error instanceof Error && 'syscall' in error && error.syscall === 'connect';
}
