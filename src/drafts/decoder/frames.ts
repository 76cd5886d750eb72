/** One message on the pipe between Tambour and its decoder: a JSON head, and bytes. */
export interface Frame {
  readonly head: unknown;
  readonly body: Buffer;
}

export interface FrameLimits {
  readonly headBytes: number;
  readonly bodyBytes: number;
}

/** Two lengths of four bytes each, big-endian. */
const prefixBytes = 8;

/** Encodes a message: its two lengths, then `head` as JSON, then `body` as it is. */
export function frameOf(head: unknown, body: Uint8Array = new Uint8Array()): readonly Uint8Array[] {
  const text = Buffer.from(JSON.stringify(head));
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt32BE(text.byteLength, 0);
  prefix.writeUInt32BE(body.byteLength, 4);
  return [prefix, text, body];
}

/**
 * Yields one message after the other. Throws if one announces more than its limits, before buffering it, or if its head
 * is no JSON. `limits` is called for each message.
 */
export async function* framesIn(
  stream: AsyncIterable<Uint8Array>,
  limits: () => FrameLimits,
): AsyncGenerator<Frame, undefined> {
  let chunks: Uint8Array[] = [];
  let held = 0;
  let awaited: { readonly head: number; readonly all: number } | null = null;
  for await (const chunk of stream) {
    chunks.push(chunk);
    held += chunk.byteLength;
    while (held >= (awaited?.all ?? prefixBytes)) {
      const bytes: Buffer = Buffer.concat(chunks);
      awaited ??= announced(bytes, limits());
      if (held < awaited.all) {
        chunks = [bytes];
        break;
      }
      const { head, all } = awaited;
      const rest = bytes.subarray(all);
      chunks = rest.byteLength === 0 ? [] : [rest];
      held = rest.byteLength;
      awaited = null;
      const text = bytes.toString('utf8', prefixBytes, prefixBytes + head);
      yield { head: JSON.parse(text), body: bytes.subarray(prefixBytes + head, all) };
    }
  }
}

function announced(bytes: Buffer, limits: FrameLimits): { readonly head: number; readonly all: number } {
  const head = bytes.readUInt32BE(0);
  const body = bytes.readUInt32BE(4);
  if (head > limits.headBytes || body > limits.bodyBytes) throw new Error(`A message of ${head} and ${body} bytes.`);
  return { head, all: prefixBytes + head + body };
}
