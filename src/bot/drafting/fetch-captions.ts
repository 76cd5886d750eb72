import { takeCaptions, type TakeCaptionsOutcome } from '#drafts/captions/take-captions.ts';
import { looksLikeCaptions } from '#drafts/captions/read-captions.ts';
import type { Messages } from '#messages/words/messages.ts';

import { postLanguages } from './language-name.ts';

/** Captions that somebody dropped, with the name of their file. */
export type DroppedCaptions = Extract<TakeCaptionsOutcome, { readonly kind: 'captions' }> & { readonly name: string };

const timing = '00:00:01,000 --> 00:00:03,500';
const ending = /\.(?:srt|vtt)$/iu;
/** The name that many programs give: statement.fr.srt. */
const spoken = /\.([a-z]{2})\.(?:srt|vtt)$/iu;

/** Tells whether a file may be captions, by its name or its beginning. */
export function mayBeCaptions(name: string, bytes: Uint8Array): boolean {
  return ending.test(name) || looksLikeCaptions(bytes);
}

/**
 * Makes captions from a file, in the language that its name says, else in the post's; if they cannot be read, returns a
 * sentence that says why.
 */
export function captionsOfFile(
  file: { readonly bytes: Uint8Array; readonly fileName: string; readonly name: string },
  { language, m }: { readonly language: string; readonly m: Messages },
): DroppedCaptions | { readonly kind: 'none'; readonly sentence: string } {
  const told = spoken.exec(file.fileName)?.[1]?.toLowerCase();
  const known = postLanguages.find((code) => code === told);
  const taken = takeCaptions(file.bytes, known ?? language);
  if (taken.kind === 'captions') return { ...taken, name: file.name };
  const { refused } = m.captions;
  switch (taken.why) {
    case 'tooLarge':
    case 'encoding':
    case 'empty':
      return { kind: 'none', sentence: refused[taken.why](file.name) };
    case 'line':
      return { kind: 'none', sentence: refused.line(file.name, taken.line, timing) };
    case 'character':
      return { kind: 'none', sentence: refused.character(file.name, taken.line) };
  }
}
