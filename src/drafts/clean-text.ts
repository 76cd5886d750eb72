/** The longest text that is accepted, in UTF-16 code units; no network takes a longer post. */
export const MAX_TEXT_LENGTH = 40_000;

/** Characters that no network accepts: controls except tab and line feed, lone surrogates, byte order marks. */
const untaken = /(?![\t\n])\p{Cc}|\p{Cs}|\uFEFF/u;

/**
 * More marks on one letter than any language writes, by Unicode's own bound. Composing them takes time that grows with
 * their square, a second for a text full of them. https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
export const MAX_MARKS = 30;
const tooManyMarks = /\p{M}{31}/u;

export type CleanTextOutcome =
  | { readonly kind: 'ok'; readonly text: string }
  | {
      readonly kind: 'refused';
      readonly why: 'nul' | 'lone_surrogate' | 'control' | 'too_long' | 'too_many_marks';
      /** Offset in UTF-16 code units of the given text. */
      readonly at: number;
    };

/**
 * Returns a form's text as it is stored: NFC, lines ended by a line feed, no blanks at its end. Refuses characters that
 * no network accepts, with their position, rather than dropping them silently. Cleaning a clean text changes nothing.
 */
export function cleanText(raw: string): CleanTextOutcome {
  if (raw.length > MAX_TEXT_LENGTH) return { kind: 'refused', why: 'too_long', at: MAX_TEXT_LENGTH };
  // Same length, so that a refusal's position is the position in what was typed.
  const lined = raw.replace(/\r(?!\n)|[\u0085\u2028\u2029]/gu, '\n').replace(/\r(?=\n)/gu, ' ');
  const hit = untaken.exec(lined);
  if (hit !== null) return { kind: 'refused', why: refusalOf(hit[0]), at: hit.index };
  const marked = tooManyMarks.exec(lined);
  if (marked !== null) return { kind: 'refused', why: 'too_many_marks', at: Math.max(0, marked.index - 1) };
  const text = raw
    .replace(/\r\n|[\r\u0085\u2028\u2029]/gu, '\n')
    .normalize('NFC')
    .trimEnd();
  // A few letters grow longer by NFC.
  if (text.length > MAX_TEXT_LENGTH) return { kind: 'refused', why: 'too_long', at: MAX_TEXT_LENGTH };
  return { kind: 'ok', text };
}

function refusalOf(character: string): 'nul' | 'lone_surrogate' | 'control' {
  if (character === '\0') return 'nul';
  return /[\uD800-\uDFFF]/u.test(character) ? 'lone_surrogate' : 'control';
}
