const line = /^\s*(?:alt|alt text|texte alternatif)(?:\s+\d{1,2})?\s*:\s*(?<alt>\S.*?)\s*$/iu;

/**
 * Splits a message into the descriptions of its files and the rest of the text. Files have no description of their own
 * on Mattermost: the lines that begin with "alt:" serve, one per file, in the order of the files.
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
