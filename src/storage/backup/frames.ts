// The rows of a table come in pieces of any size, without an end mark. So each piece follows its length, and a length
// of 0 ends the table.

const lengthBytes = 4;
const longestFrameBytes = 64 * 1024;

/** Yields the framed pieces of one table, and its end. */
export async function* framesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    for (let start = 0; start < piece.length; start += longestFrameBytes) {
      const part = piece.subarray(start, start + longestFrameBytes);
      yield lengthOf(part.length);
      yield part;
    }
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Uint8Array {
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(bytes);
  return length;
}

export interface FrameReader {
  /** Yields the pieces of the next table, to its end. */
  table(): AsyncGenerator<Uint8Array>;
}

/** Reads what `framesOf` wrote, table after table. Throws if the bytes make no sense. */
export function frameReader(source: AsyncIterable<Uint8Array>): FrameReader {
  const chunks = source[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);

  async function take(bytes: number): Promise<Buffer> {
    while (held.length < bytes) {
      const next = await chunks.next();
      if (next.done === true) throw new Error('the rows of a backup end early');
      held = Buffer.concat([held, next.value]);
    }
    const taken = held.subarray(0, bytes);
    held = held.subarray(bytes);
    return taken;
  }

  return {
    async *table() {
      for (;;) {
        const length = (await take(lengthBytes)).readUInt32BE();
        if (length === 0) return;
        if (length > longestFrameBytes) throw new Error('the rows of a backup make no sense');
        yield await take(length);
      }
    },
  };
}
