import { createHash } from 'node:crypto';

import { quietLabel } from './quiet-label.ts';

/** The words of an entry that templates use. */
export type EntryWords = Readonly<Record<'title' | 'summary' | 'link', string>> & {
  /** Its content warning; left out if it has none. */
  readonly warning?: string;
  /** The language that it states; left out if it states none. */
  readonly language?: string;
};

/** Placeholder names in each language, by the internal name. */
const templateNames = {
  title: ['title', 'titre', 'titel'],
  summary: ['summary', 'résumé', 'resume', 'zusammenfassung'],
  link: ['link', 'lien'],
  label: ['label', 'mention', 'hinweis'],
} as const;

type TemplateName = keyof typeof templateNames;

/** The most characters of a summary. */
const mostSummary = 240;

const placeholder = /\{([\p{L}]{1,20})\}/gu;

/** Returns the unknown placeholder names in a template. */
export function unknownNames(template: string): readonly string[] {
  return [...template.matchAll(placeholder)].map(([, name]) => name ?? '').filter((name) => nameOf(name) === null);
}

/** Tells whether a template uses this placeholder. */
export function takes(template: string, wanted: TemplateName): boolean {
  return [...template.matchAll(placeholder)].some(([, name]) => nameOf(name ?? '') === wanted);
}

/**
 * Returns the text of a post about an entry. It depends only on the template, the label and the entry. Empty values
 * leave no extra empty lines, and the label mentions nobody. Pure.
 */
export function relayedText(
  { template, label }: { readonly template: string; readonly label: string },
  { title, summary, link }: EntryWords,
): string {
  const values: Readonly<Record<TemplateName, string>> = {
    title,
    summary: cutAtSentence(summary),
    link,
    label: quietLabel(label),
  };
  return template
    .replaceAll(placeholder, (written, name: string) => {
      const known = nameOf(name);
      return known === null ? written : values[known];
    })
    .replaceAll(/[ \t]+$/gmu, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Returns the hash of an entry's words. Its dates, its id and its link do not change it. */
export function hashOfWords({ title, summary, warning }: Pick<EntryWords, 'title' | 'summary' | 'warning'>): string {
  const warned = warning === undefined ? '' : `\0${warning}`;
  return createHash('sha256').update(`tambour entry\0${title}\0${summary}${warned}`, 'utf8').digest('hex');
}

/**
 * Cuts a summary at the end of a sentence. If the site has cut it already, so that it ends in "…", cuts it after its
 * last whole sentence. If no sentence ends early enough, cuts it at a word and appends "…".
 */
export function cutAtSentence(summary: string): string {
  const isCut = /(?:…|\.{3})\)?$/u.test(summary);
  if (!isCut && summary.length <= mostSummary) return summary;
  let end = 0;
  for (const { index, segment } of segmenter().segment(summary)) {
    const upTo = index + segment.trimEnd().length;
    if (upTo > mostSummary || (isCut && upTo === summary.length)) break;
    end = upTo;
  }
  if (end > 0) return summary.slice(0, end);
  if (summary.length <= mostSummary) return summary;
  const space = summary.lastIndexOf(' ', mostSummary - 1);
  return `${summary.slice(0, space === -1 ? mostSummary - 1 : space).replace(/[\s,;:–-]+$/u, '')}…`;
}

/** Created at first use, since loading its rules would cost 7 ms at each start. */
let sentences: Intl.Segmenter | null = null;
function segmenter(): Intl.Segmenter {
  return (sentences ??= new Intl.Segmenter('und', { granularity: 'sentence' }));
}

function nameOf(written: string): TemplateName | null {
  const name = written.normalize('NFC').toLowerCase();
  const known = Object.entries(templateNames).find(([, names]) => names.some((one) => one === name));
  return known === undefined ? null : (known[0] as TemplateName); // A key of the table.
}
