const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Decodes a file of captions: UTF-8, or UTF-16 with a byte order mark or, without one, recognised by its zero bytes.
 * Null for other encodings such as Latin-1: they cannot be told apart, and a wrong guess would change the words.
 */
export function decodeCaptions(bytes: Uint8Array): string | null {
  const wide = wideOf(bytes);
  try {
    return wide === null ? utf8.decode(bytes) : new TextDecoder(wide, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Captions begin with two ASCII characters: of a number, a time, or a name.
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be';
  return null;
}
