import { inOwnThread } from './in-own-thread.ts';
import type { Picture } from './picture.ts';

const timeoutMs = 60_000;

/**
 * Draws pictures as SVGs whose letters are outlines, so that they look the same on any machine, on paper too; the same
 * pictures give the same text. In a thread of their own, so that the bot goes on answering. Rejects if the drawing fails
 * or takes longer than a minute.
 */
export async function drawOutlines(pictures: readonly Picture[]): Promise<readonly string[]> {
  if (pictures.length === 0) return [];
  const entry = new URL('outline-worker.ts', import.meta.url);
  try {
    return (await inOwnThread(entry, pictures, timeoutMs)) as readonly string[]; // outline-worker.ts sends nothing else.
  } catch (cause) {
    throw new Error('The pictures could not be drawn.', { cause });
  }
}
