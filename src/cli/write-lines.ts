import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { errorCode } from '#storage/error-code.ts';

const chunkLength = 64 * 1024;

/** Writes chunks to standard output. A reader of only the beginning ("| head") is no error. */
export async function writeAll(chunks: AsyncIterable<Uint8Array>, stdout: Writable): Promise<null> {
  try {
    await pipeline(chunks, stdout, { end: false });
  } catch (error) {
    if (!['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(errorCode(error) ?? '')) throw error;
  }
  return null;
}

/** Joins the lines into few writes, and calls `counted` for each line. */
export async function* inChunks(
  lines: AsyncIterable<string>,
  counted: () => void = () => {},
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  let chunk = '';
  for await (const line of lines) {
    counted();
    chunk += line;
    if (chunk.length < chunkLength) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(chunk);
}
