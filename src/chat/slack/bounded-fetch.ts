import { bytesOf } from '#chat/kit/bytes-of.ts';
import { jsonBounds } from '#text/json-bounds.ts';

const maxAnswerBytes = 16 * 1024 * 1024;

/** Builds a `fetch` for Slack's SDK whose answers are bounded in size and in shape. */
export function boundedFetch(
  fetch: typeof globalThis.fetch,
): (url: string | URL, init?: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const response = await fetch(url, init);
    const bytes = await bytesOf(response, maxAnswerBytes, jsonBounds());
    if (bytes === null) throw new Error('a response from Slack was too long, or nested too deep');
    return new Response(bytes, { status: response.status, statusText: response.statusText, headers: response.headers });
  };
}
