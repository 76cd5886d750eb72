import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { createGunzip } from 'node:zlib';

/** Limits on reading an answer. */
export interface AnswerLimits {
  /** Bytes, both as they come and after decompression. */
  readonly maxBytes: number;
}

/** How servers say that they compress nothing; some give the encoding of the text here. */
const uncompressed: ReadonlySet<string> = new Set(['', 'identity', 'none', 'utf-8']);

export type Answered =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: IncomingMessage['headers'];
      /** Empty unless the status is 200. */
      readonly body: Buffer;
    }
  | { readonly kind: 'tooLarge' }
  /** It is compressed in a way that was not asked for. */
  | { readonly kind: 'encoding' };

/**
 * Asks once for an address over an open connection, and reads no more than the limit. Sends no cookie, no referrer and
 * nothing about the machine. Closes the connection. Throws where it breaks, or where `signal` aborts.
 */
export async function readAnswer(
  socket: Socket,
  url: URL,
  {
    headers,
    limits,
    signal,
  }: {
    readonly headers: Readonly<Record<string, string>>;
    readonly limits: AnswerLimits;
    readonly signal: AbortSignal;
  },
): Promise<Answered> {
  try {
    const response = await new Promise<IncomingMessage>((settle, fail) => {
      const request = httpRequest({
        method: 'GET',
        path: `${url.pathname}${url.search}`,
        headers: { Host: url.host, 'Accept-Encoding': 'gzip', Connection: 'close', ...headers },
        setDefaultHeaders: false,
        createConnection: () => socket,
        signal,
      });
      request.once('response', settle).once('error', fail);
      request.end();
    });
    return await answered(response, limits);
  } finally {
    socket.destroy();
  }
}

async function answered(response: IncomingMessage, { maxBytes }: AnswerLimits): Promise<Answered> {
  const { statusCode: status = 0, headers } = response;
  if (status !== 200) return { kind: 'answer', status, headers, body: Buffer.alloc(0) };
  if (Number(headers['content-length'] ?? 0) > maxBytes) return { kind: 'tooLarge' };
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  if (uncompressed.has(encoding)) return bodyOf(response, maxBytes, { status, headers });
  if (encoding !== 'gzip' && encoding !== 'x-gzip') return { kind: 'encoding' };
  const plain = createGunzip();
  response.once('error', (error) => plain.destroy(error));
  return bodyOf(response.pipe(plain), maxBytes, { status, headers });
}

async function bodyOf(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
  head: Pick<Extract<Answered, { readonly kind: 'answer' }>, 'status' | 'headers'>,
): Promise<Answered> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) return { kind: 'tooLarge' };
    parts.push(chunk);
  }
  return { kind: 'answer', ...head, body: Buffer.concat(parts) };
}
