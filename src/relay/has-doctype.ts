/**
 * Tells whether XML declares a document type or entities outside comments and CDATA; also true if one of these never
 * ends. Feeds need neither, and expanding entities turns a small document into a huge one. Linear in the text's length.
 */
export function hasDoctype(xml: string): boolean {
  let at = 0;
  for (;;) {
    const next = xml.indexOf('<!', at);
    if (next === -1) return false;
    const end = xml.startsWith('<!--', next) ? '-->' : xml.startsWith('<![CDATA[', next) ? ']]>' : null;
    // Everything else that begins like this is a declaration.
    if (end === null) return true;
    const ended = xml.indexOf(end, next + 4);
    if (ended === -1) return true;
    at = ended + end.length;
  }
}
