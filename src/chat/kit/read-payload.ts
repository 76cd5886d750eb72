import { parseJson } from '#text/json-bounds.ts';

/** More than any platform sends: splitting a form takes time for each. */
const mostPairs = 1000;

/**
 * Reads a request of a chat platform; null unless there is exactly one way to read it. So a form with a repeated key,
 * JSON beyond `jsonBounds`, and bytes that are not UTF-8 give null. Keys of a form in `mayRepeat`
 * are left out.
 */
export function readPayload(contentType: string, bytes: Uint8Array, mayRepeat: readonly string[] = []): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === 'application/json') return parseJson(text) ?? null;
  if (mediaType !== 'application/x-www-form-urlencoded') return null;
  if (text.split('&', mostPairs + 1).length > mostPairs) return null;
  const pairs = [...new URLSearchParams(text)].filter(([name]) => !mayRepeat.includes(name));
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) return null;
  const form = Object.fromEntries(pairs);
  return form['payload'] === undefined ? form : (parseJson(form['payload']) ?? null);
}
