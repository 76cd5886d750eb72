import { type IncomingMessage, request as plainly } from 'node:http';
import { request as overTls } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

import type { Server } from './state.ts';

/** One request of the server to an integration. */
export interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Answered =
  | { readonly kind: 'answered'; readonly contentType: string; readonly text: string }
  /** Another status than 200, no answer in time, or no connection. People see that it failed. */
  | { readonly kind: 'failed'; readonly why: string };

/** POSTs to an integration, unsigned, and waits for its answer as long as the server does. */
export async function sendToIntegration(server: Server, request: Sent): Promise<Answered> {
  server.sent.push(request);
  if (server.isCut) return { kind: 'failed', why: 'no way out' };
  const mark = {};
  server.underWay.add(mark);
  try {
    const { status, contentType, text } = await post(server, request);
    if (status !== 200) return { kind: 'failed', why: `status=${status}` };
    return { kind: 'answered', contentType, text };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.name : 'unknown' };
  } finally {
    server.underWay.delete(mark);
  }
}

/** Sends a request with exactly the headers that Go sends. An app might come to rely on those that fetch adds. */
async function post(
  server: Server,
  { url, headers, body }: Sent,
): Promise<{ readonly status: number; readonly contentType: string; readonly text: string }> {
  const send = url.startsWith('https:') ? overTls : plainly;
  const sending = send(url, {
    method: 'POST',
    agent: false,
    headers: {
      'User-Agent': `Mattermost-Bot/${server.version}`,
      'Content-Length': Buffer.byteLength(body),
      ...headers,
      'Accept-Encoding': 'gzip',
    },
    signal: AbortSignal.timeout(server.answerWithinMs),
  });
  sending.removeHeader('connection');
  const response = await new Promise<IncomingMessage>((settle, fail) => {
    sending.once('response', settle).once('error', fail).end(body);
  });
  const bytes = await buffer(response);
  const isPacked = response.headers['content-encoding'] === 'gzip';
  return {
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'] ?? '',
    text: (isPacked ? gunzipSync(bytes) : bytes).toString('utf8'),
  };
}

export const asJson = { 'Content-Type': 'application/json', Accept: 'application/json' } as const;

/** Writes JSON as Go does: keys of maps in order, whatever order they came in. */
export function goJson(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
