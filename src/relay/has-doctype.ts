/**
 * Tells whether XML declares a document type, or entities, anywhere but in comments and CDATA; also true where one of
 * these never ends. Feeds have no use for any, and expanding entities is how a small document becomes a huge one. Takes
 * time in proportion to the text.
 */
export function hasDoctype(xml: string): boolean {
  let at = 0;
  for (;;) {
    const next = xml.indexOf('<!', at);
    if (next === -1) return false;
    const end = xml.startsWith('<!--', next) ? '-->' : xml.startsWith('<![CDATA[', next) ? ']]>' : null;
    // Whatever else begins so is a declaration.
    if (end === null) return true;
    const ended = xml.indexOf(end, next + 4);
    if (ended === -1) return true;
    at = ended + end.length;
  }
}
