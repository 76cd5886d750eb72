import { inOwnThread } from './in-own-thread.ts';
import type { Picture } from './picture.ts';

const timeoutMs = 60_000;

/** At nine on Monday many desks want pictures; one after the other, so that threads and memory stay few. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Draws a digest's pictures as PNGs, 720 pixels wide; the same pictures give the same bytes. They are drawn in a thread
 * of their own, so that the bot goes on answering, one digest at a time. Rejects if the drawing fails or takes longer
 * than a minute.
 */
export async function drawPictures(pictures: readonly Picture[]): Promise<readonly Uint8Array[]> {
  const entry = new URL('draw-worker.ts', import.meta.url);
  const drawing = before.then(() => inOwnThread(entry, pictures, timeoutMs));
  before = drawing.catch(() => undefined);
  try {
    return (await drawing) as readonly Uint8Array[]; // draw-worker.ts sends nothing else.
  } catch (cause) {
    throw new Error("The digest's pictures could not be drawn.", { cause });
  }
}
