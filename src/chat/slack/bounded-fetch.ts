import { bytesOf } from '#chat/kit/bytes-of.ts';

const maxAnswerBytes = 16 * 1024 * 1024;

/** Builds a `fetch` for Slack's SDK whose answers are bounded in size. */
export function boundedFetch(
  fetch: typeof globalThis.fetch,
): (url: string | URL, init?: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const response = await fetch(url, init);
    const bytes = await bytesOf(response, maxAnswerBytes);
    if (bytes === null) throw new Error('an answer of Slack was too long');
    return new Response(bytes, { status: response.status, statusText: response.statusText, headers: response.headers });
  };
}
