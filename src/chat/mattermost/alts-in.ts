const line = /^\s*(?:alt|alt text|texte alternatif)(?:\s+\d{1,2})?\s*:\s*(?<alt>\S.*?)\s*$/iu;

/**
 * The descriptions that a message has for its files, which have no place for one on Mattermost: its lines that begin
 * with "alt:", one a file, in the order of the files; and what is left of the text.
 */
export function altsIn(message: string): { readonly alts: readonly string[]; readonly text: string } {
  const alts: string[] = [];
  const others = message.split('\n').filter((one) => {
    const alt = line.exec(one)?.groups?.['alt'];
    if (alt !== undefined) alts.push(alt);
    return alt === undefined;
  });
  return { alts, text: alts.length === 0 ? message : others.join('\n').trim() };
}
