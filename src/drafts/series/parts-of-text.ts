/** A line that divides a text into posts: only three hyphens, or what telephones and word processors make of them. */
const divider = /^[^\S\n]*(?:---|[–—]-)[^\S\n]*$/mu;

/** The line that people type between two posts, with space around it. */
export const dividerLine = '\n\n---\n\n';

interface Texts {
  readonly text: string;
  readonly ownTexts: Readonly<Record<string, string>>;
}

/** Tells whether a text, or one of the accounts' own texts, has a divider line. */
export function isDivided({ text, ownTexts }: Texts): boolean {
  return [text, ...Object.values(ownTexts)].some((one) => divider.test(one));
}

/**
 * Marks a content as a series if somebody typed divider lines into it, and keeps how it is numbered. Only for text that
 * people type: in a relayed page or an agreed template such a line has no meaning.
 */
export function dividedAsTyped<
  C extends Texts & { readonly series?: 'plain' | 'numbered'; readonly corrections?: readonly unknown[] },
>(content: C): C {
  // A correction has as many posts as are public.
  if (content.corrections !== undefined) return content;
  return isDivided(content) ? { ...content, series: content.series ?? 'plain' } : content;
}

/** Splits a text at its divider lines, and trims each part; without such a line it is one part. */
export function partsOfText(text: string): readonly string[] {
  return divider.test(text) ? text.split(new RegExp(divider, 'mu')).map((part) => part.trim()) : [text];
}
