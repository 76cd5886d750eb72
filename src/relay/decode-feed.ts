import { isAscii, isUtf8 } from 'node:buffer';

const isUtf8Label = /^utf-?8$/i;
/** Encodings of one byte a letter, in which any bytes can be read. */
const ofOneByte = /^(?:iso-8859|windows-|koi8|macintosh|x-mac|ibm866)/u;

/**
 * Decodes by the byte order mark, else by the server's encoding, else by the document's; null if the encoding is
 * unknown. A server's wrong label is common: what can only be UTF-8 is, and if it cannot, the document's label counts.
 * Without one it is read as the West's old encoding, unless some of it is UTF-8 after all.
 */
export function decodeFeed(
  body: Buffer,
  contentType: string | null,
): { readonly text: string; readonly isGuessed: boolean } | null {
  const head = body.subarray(0, 200).toString('latin1');
  const ofServer = /charset="?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const ofDocument = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  const labelled = ofServer || ofDocument || 'utf-8';
  const isInUtf8 = isUtf8(body);
  const ofMark =
    (body[0] === 0xff && body[1] === 0xfe && 'utf-16le') ||
    (body[0] === 0xfe && body[1] === 0xff && 'utf-16be') ||
    (body[0] === 0xef && body[1] === 0xbb && 'utf-8');
  const named =
    ofMark ||
    (isInUtf8 && !isAscii(body) && ofOneByte.test(encodingOf(labelled) ?? '') && 'utf-8') ||
    (!isInUtf8 && isUtf8Label.test(labelled) && ofDocument) ||
    labelled;
  try {
    const text = new TextDecoder(named).decode(body);
    if (!isInUtf8 && isUtf8Label.test(named) && !/[\u0080-\uFFFC]/u.test(text)) {
      return { text: new TextDecoder('windows-1252').decode(body), isGuessed: true };
    }
    const isTold = ofMark !== false || isInUtf8 || ofDocument === undefined;
    return { text, isGuessed: !isTold && encodingOf(named) !== encodingOf(ofDocument) };
  } catch {
    return null;
  }
}

/** Returns the standard name of the encoding that a label means; null: none. */
function encodingOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
