/** All bytes of an answer or request; null, and the rest unread, when there are more than `maxBytes`. */
export async function bytesOf(message: Request | Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(message.headers.get('content-length') ?? 0) > maxBytes) {
    await message.body?.cancel();
    return null;
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of message.body ?? []) {
    length += part.byteLength;
    // Leaving the loop cancels the stream.
    if (length > maxBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const maxAnswerBytes = 16 * 1024 * 1024;

/** A `fetch` for Slack's SDK whose answers are bounded in size. */
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
