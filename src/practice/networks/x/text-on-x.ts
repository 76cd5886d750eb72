/** A link that X made from a part of a text. */
export interface ShortLink {
  readonly url: string;
  readonly expandedUrl: string;
}

const link =
  /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)']|(?<![\w@/.-])(?:[a-z0-9-]+\.)+(?:com|org|net|fr|eu|de|gov|uk|md)(?![\w-])(?:\/[^\s]*[^\s.,;:!?)'])?/giu;

/** Replaces each link in a text by one of X's own; `name` returns the next link's name. */
export function shorten(
  text: string,
  name: (index: number) => string,
): { readonly text: string; readonly links: readonly ShortLink[] } {
  const links: ShortLink[] = [];
  const shown = escaped(text).replaceAll(link, (found) => {
    const url = `https://t.co/${name(links.length)}`;
    const plain = unescaped(found);
    links.push({ url, expandedUrl: /^https?:/i.test(plain) ? plain : `http://${plain}` });
    return url;
  });
  return { text: shown, links };
}

/**
 * Returns a text's weight as this server counts it: more simply than the real one, and independently of Tambour's own
 * count.
 */
export function weightOf(text: string): number {
  let weight = 0;
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(
    text.normalize('NFC').replaceAll(link, 'x'.repeat(23)),
  )) {
    const points = Array.from(segment, (character) => character.codePointAt(0) ?? 0);
    weight += /\p{Emoji_Presentation}|\uFE0F/u.test(segment)
      ? 2
      : points.reduce((sum, point) => sum + (isLight(point) ? 1 : 2), 0);
  }
  return weight;
}

function isLight(point: number): boolean {
  return (
    point <= 0x10ff ||
    (point >= 0x2000 && point <= 0x200d) ||
    (point >= 0x2010 && point <= 0x201f) ||
    (point >= 0x2032 && point <= 0x2037)
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
