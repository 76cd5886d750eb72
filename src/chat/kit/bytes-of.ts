/**
 * Reads all bytes of an answer or request. Returns null, and leaves the rest unread, when there are more than
 * `maxBytes`.
 */
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
