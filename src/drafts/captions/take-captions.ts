import type { Captions } from './captions-schema.ts';
import { captionsHash, subRipOf } from './captions-text.ts';
import { measureCaptions } from './measure-captions.ts';
import { readCaptions, type ReadCaptions } from './read-captions.ts';

export type TakeCaptionsOutcome =
  | { readonly kind: 'captions'; readonly captions: Captions; readonly text: string }
  | Extract<ReadCaptions, { readonly kind: 'refused' }>;

/**
 * Converts a file into the captions that will be sent, so that people approve what the public gets: only words and
 * times, and nothing else from the file.
 */
export function takeCaptions(bytes: Uint8Array, language: string): TakeCaptionsOutcome {
  const read = readCaptions(bytes);
  if (read.kind === 'refused') return read;
  const text = subRipOf(read.cues);
  const captions = { language, sha256: captionsHash(text), measured: measureCaptions(read.cues) };
  return { kind: 'captions', captions, text };
}
