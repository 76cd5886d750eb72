import type { ChartData, ChartWords } from './chart-words.ts';
import { inOwnThread } from './in-own-thread.ts';

const timeoutMs = 10_000;

/** At nine on Monday many desks want a chart; one after the other, so that threads and memory stay few. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Draws the digest's chart as a PNG, 1,200 pixels wide; the same data and words give the same bytes. It is drawn in a
 * thread of its own, so that the bot goes on answering, one chart at a time. Rejects if the drawing fails or takes
 * longer than 10 seconds.
 */
export async function drawChart(data: ChartData, words: ChartWords): Promise<Uint8Array> {
  const entry = new URL('draw-worker.ts', import.meta.url);
  const drawing = before.then(() => inOwnThread(entry, { data, words }, timeoutMs));
  before = drawing.catch(() => undefined);
  try {
    return (await drawing) as Uint8Array; // draw-worker.ts sends nothing else.
  } catch (cause) {
    throw new Error("The digest's chart could not be drawn.", { cause });
  }
}
