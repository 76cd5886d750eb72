import { inOwnThread } from '#in-own-thread.ts';
import type { Picture } from './picture.ts';

const timeoutMs = 60_000;

/**
 * Draws pictures as SVGs with letters as outlines, so that they look the same on any machine and on paper; the same
 * pictures give the same text. Uses a thread of its own, so that the bot goes on answering. Rejects if drawing fails or
 * takes longer than a minute.
 */
export async function drawOutlines(pictures: readonly Picture[]): Promise<readonly string[]> {
  if (pictures.length === 0) return [];
  const entry = new URL('outline-worker.ts', import.meta.url);
  try {
    return (await inOwnThread(entry, pictures, { timeoutMs })) as readonly string[]; // outline-worker.ts sends nothing else.
  } catch (cause) {
    throw new Error('The pictures could not be drawn.', { cause });
  }
}
