import { inOwnThread } from '#in-own-thread.ts';
import type { Picture } from './picture.ts';

const timeoutMs = 60_000;

/**
 * The previous drawing. On Monday at nine many desks want pictures; one after the other keeps threads and memory low.
 */
let before: Promise<unknown> = Promise.resolve();

/**
 * Draws a digest's pictures as PNGs, 720 pixels wide; the same pictures give the same bytes. Uses a thread of its own,
 * so that the bot goes on answering, for one digest at a time. Rejects if drawing fails or takes longer than a minute.
 */
export async function drawPictures(pictures: readonly Picture[]): Promise<readonly Uint8Array[]> {
  const entry = new URL('draw-worker.ts', import.meta.url);
  const drawing = before.then(() => inOwnThread(entry, pictures, { timeoutMs }));
  before = drawing.catch(() => undefined);
  try {
    return (await drawing) as readonly Uint8Array[]; // draw-worker.ts sends nothing else.
  } catch (cause) {
    throw new Error("The digest's pictures could not be drawn.", { cause });
  }
}
