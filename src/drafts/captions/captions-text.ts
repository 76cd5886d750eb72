import { createHash } from 'node:crypto';

import type { Cue } from './cue.ts';
import { captionsIn } from './read-captions.ts';
import { subRipTime } from './timing-line.ts';

/** Writes captions as SubRip: this text is what is stored, approved and sent. */
export function subRipOf(cues: readonly Cue[]): string {
  return cues
    .map(
      ({ startMs, endMs, text }, index) => `${index + 1}\n${subRipTime(startMs)} --> ${subRipTime(endMs)}\n${text}\n`,
    )
    .join('\n');
}

/** Reads what `subRipOf` wrote. Throws if it did not. */
export function cuesOf(subRip: string): readonly Cue[] {
  const read = captionsIn(subRip);
  if (read.kind === 'refused') throw new Error(`these captions were not written here: ${read.why}`);
  return read.cues;
}

/** Returns the words of captions as one running text, for people who read instead of watching. */
export function transcriptOf(cues: readonly Cue[]): string {
  return cues.map(({ text }) => text.replaceAll(/\s+/gu, ' ')).join(' ');
}

/** Returns the SHA-256 in hex by which a text of captions is stored. */
export function captionsHash(subRip: string): string {
  return createHash('sha256').update(subRip, 'utf8').digest('hex');
}
