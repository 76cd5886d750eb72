/** A piece of a text: a whole web address, or the text between two. */
export type AddressPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'address'; readonly url: string };

// No "user@" before the host: it would hide where the address leads.
const candidate = /(?<![\p{L}\p{N}_])https?:\/\/[\p{L}\p{N}][^\s\p{C}\u2424<>"`\\|«»“”]*/giu;
const host = /^https?:\/\/[\p{L}\p{N}.-]+(?::\d+)?(?=[/?#]|$)/iu;
const maxUrlUnits = 2_000;

/**
 * Splits a text at its web addresses. Punctuation that ends a sentence stays in the text, and so does a closing bracket
 * that the address did not open.
 */
export function addressParts(text: string): readonly AddressPart[] {
  const parts: AddressPart[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(candidate)) {
    if (found.length > maxUrlUnits) continue;
    const url = found.slice(0, endOf(found));
    // An address that was cut short would lead elsewhere.
    const isCut = found.startsWith('…', url.length);
    if (isCut || !host.test(url) || !URL.canParse(url)) continue;
    if (index > from) parts.push({ kind: 'text', text: text.slice(from, index) });
    parts.push({ kind: 'address', url });
    from = index + url.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

function endOf(found: string): number {
  let open = 0;
  let end = 0;
  for (const sign of found) {
    if (sign === '(') open += 1;
    if (sign === ')') open -= 1;
    if (open < 0) break;
    end += sign.length;
  }
  // An unclosed bracket, and all that follows it, is not part of the address either.
  return found.slice(0, open > 0 ? found.lastIndexOf('(', end) : end).replace(/[.,;:!?'’‘…*_~\]}]+$/u, '').length;
}
