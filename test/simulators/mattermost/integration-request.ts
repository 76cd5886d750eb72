import type { Server } from './state.ts';

/** One request of the server to an integration. */
export interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Answered =
  | { readonly kind: 'answered'; readonly contentType: string; readonly text: string }
  /** Another status than 200, no answer in time, or nobody there: people are told that it failed. */
  | { readonly kind: 'failed'; readonly why: string };

/** POSTs to an integration, unsigned, and waits for its answer as long as the server does. */
export async function sendToIntegration(server: Server, request: Sent): Promise<Answered> {
  server.sent.push(request);
  if (server.isCut) return { kind: 'failed', why: 'no way out' };
  const mark = {};
  server.underWay.add(mark);
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: { 'User-Agent': `Mattermost-Bot/${server.version}`, ...request.headers },
      body: request.body,
      signal: AbortSignal.timeout(server.answerWithinMs),
    });
    const text = await response.text();
    if (response.status !== 200) return { kind: 'failed', why: `status=${response.status}` };
    return { kind: 'answered', contentType: response.headers.get('content-type') ?? '', text };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.name : 'unknown' };
  } finally {
    server.underWay.delete(mark);
  }
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
