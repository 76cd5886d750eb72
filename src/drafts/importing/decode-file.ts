/** How the bytes of a file were read. */
export type FileEncoding = 'utf8' | 'utf16' | 'windows1252';

export type DecodeOutcome =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: FileEncoding }
  /**
   * `spreadsheet`: a native file of Excel or LibreOffice; `otherEncoding`: it is not in the encoding that its beginning
   * indicates; `notText`: it is text in no encoding that spreadsheets write.
   */
  | { readonly kind: 'refused'; readonly why: 'empty' | 'spreadsheet' | 'otherEncoding' | 'notText' };

/** First bytes of xlsx and ods, which are ZIP archives, and of xls. */
const spreadsheets = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;
const utf8Mark = [0xef, 0xbb, 0xbf] as const;
const littleEndianMark = [0xff, 0xfe] as const;
const bigEndianMark = [0xfe, 0xff] as const;
/** Characters that no text has, or that Windows-1252 leaves unassigned. */
const noText = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/u; // oxlint-disable-line no-control-regex

/**
 * Decodes a file as French Excel, Excel on the Mac, LibreOffice and Google write it: UTF-8 with or without a byte order
 * mark, UTF-16, or Windows-1252. Refuses a file with a wrong mark instead of guessing. Takes bytes that are not UTF-8
 * for Windows-1252 only if there is no mark. Pure.
 */
export function decodeFile(bytes: Uint8Array): DecodeOutcome {
  if (bytes.byteLength === 0) return { kind: 'refused', why: 'empty' };
  if (spreadsheets.some((mark) => begins(bytes, mark))) return { kind: 'refused', why: 'spreadsheet' };
  if (begins(bytes, utf8Mark)) return marked(bytes, 'utf-8', 'utf8');
  if (begins(bytes, littleEndianMark)) return marked(bytes, 'utf-16le', 'utf16');
  if (begins(bytes, bigEndianMark)) return marked(bytes, 'utf-16be', 'utf16');
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== null) return marked(bytes, unmarked, 'utf16');
  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== null) return asText(utf8, 'utf8');
  return asText(decoded(bytes, 'windows-1252'), 'windows1252');
}

function marked(bytes: Uint8Array, label: string, encoding: FileEncoding): DecodeOutcome {
  const text = decoded(bytes, label);
  return text === null ? { kind: 'refused', why: 'otherEncoding' } : asText(text, encoding);
}

function asText(text: string | null, encoding: FileEncoding): DecodeOutcome {
  if (text === null || noText.test(text)) return { kind: 'refused', why: 'notText' };
  return text.trim() === '' ? { kind: 'refused', why: 'empty' } : { kind: 'text', text, encoding };
}

function decoded(bytes: Uint8Array, label: string): string | null {
  try {
    // The decoder drops a byte order mark at the start.
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Recognises UTF-16 without a byte order mark: for letters of our languages, every second byte is zero. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = bytes.subarray(0, 1000);
  const empty = [0, 0];
  for (const [at, byte] of looked.entries()) if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = empty;
  if (Math.max(even, odd) < looked.byteLength / 4) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
