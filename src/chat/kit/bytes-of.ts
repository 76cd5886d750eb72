/**
 * Reads all bytes of an answer or request. Returns null, and leaves the rest unread, when there are more than
 * `maxBytes`, or when a piece is not within other bounds.
 */
export async function bytesOf(
  message: Request | Response,
  maxBytes: number,
  isWithin: (piece: Uint8Array) => boolean = () => true,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(message.headers.get('content-length') ?? 0) > maxBytes) {
    await message.body?.cancel();
    return null;
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of message.body ?? []) {
    length += part.byteLength;
    // Leaving the loop cancels the stream.
    if (length > maxBytes || !isWithin(part)) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Reads an answer chunk by chunk. Throws if there are more than `maxBytes` bytes, or not exactly `told`, if given. */
export async function* chunksOf(
  response: Response,
  { maxBytes, told = null }: { readonly maxBytes: number; readonly told?: number | null },
): AsyncGenerator<Uint8Array, void> {
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new Error('a file is larger than it was said to be');
    yield chunk;
  }
  if (told !== null && length !== told) throw new Error('a page, or a part, came in place of a file');
}
