/** A line that divides a text into posts: three hyphens alone, also as telephones and word processors change them. */
const divider = /^[^\S\n]*(?:---|[–—]-)[^\S\n]*$/mu;

/** The line that people type between two posts, with space around it. */
export const dividerLine = '\n\n---\n\n';

interface Texts {
  readonly text: string;
  readonly ownTexts: Readonly<Record<string, string>>;
}

/** Tells whether a divider line stands in a text, its accounts' own ones included. */
export function isDivided({ text, ownTexts }: Texts): boolean {
  return [text, ...Object.values(ownTexts)].some((one) => divider.test(one));
}

/**
 * Returns a content that is a series as far as somebody typed divider lines into it, in the way in which it is one
 * already. For what people type alone: a page that is relayed, or an agreed template, says with such a line nothing of
 * how it goes out.
 */
export function dividedAsTyped<
  C extends Texts & { readonly series?: 'plain' | 'numbered'; readonly corrections?: readonly unknown[] },
>(content: C): C {
  // A correction is of as many posts as are public.
  if (content.corrections !== undefined) return content;
  return isDivided(content) ? { ...content, series: content.series ?? 'plain' } : content;
}

/** Splits a text at its divider lines, each part without the space around it; without such a line it is one part. */
export function partsOfText(text: string): readonly string[] {
  return divider.test(text) ? text.split(new RegExp(divider, 'mu')).map((part) => part.trim()) : [text];
}
