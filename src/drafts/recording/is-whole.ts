import type { Source } from './copy-recording.ts';

const mostBoxes = 10_000;

/**
 * Tells whether every top-level box of an MP4 ends within its file. Players are forgiving, and would play the part that
 * is left of a truncated file. ISO/IEC 14496-12, 4.2.
 */
export function isWhole({ byteLength, read }: Source): boolean {
  let at = 0;
  for (let count = 0; at < byteLength; count += 1) {
    if (count === mostBoxes || at + 8 > byteLength) return false;
    const head = Buffer.from(read(at, Math.min(byteLength, at + 16)));
    const short = head.readUInt32BE(0);
    // The box extends to the end of the file, wherever that is.
    if (short === 0) return true;
    if (short === 1 && head.byteLength < 16) return false;
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < (short === 1 ? 16 : 8)) return false;
    at += length;
  }
  return at === byteLength;
}
