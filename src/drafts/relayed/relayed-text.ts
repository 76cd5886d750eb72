import { createHash } from 'node:crypto';

import { quietLabel } from './quiet-label.ts';

/** The words of an entry that a template takes. */
export type EntryWords = Readonly<Record<'title' | 'summary' | 'link', string>> & {
  /** The warning before its words; left out where it has none. */
  readonly warning?: string;
  /** The language that it says it is in; left out where it says none. */
  readonly language?: string;
};

/** Names of what a template takes from an entry, in each language, by the one that is kept. */
const templateNames = {
  title: ['title', 'titre', 'titel'],
  summary: ['summary', 'résumé', 'resume', 'zusammenfassung'],
  link: ['link', 'lien'],
  label: ['label', 'mention', 'hinweis'],
} as const;

type TemplateName = keyof typeof templateNames;

/** Characters of a summary at most. */
const mostSummary = 240;

const placeholder = /\{([\p{L}]{1,20})\}/gu;

/** Returns the names in a template that stand for nothing. */
export function unknownNames(template: string): readonly string[] {
  return [...template.matchAll(placeholder)].map(([, name]) => name ?? '').filter((name) => nameOf(name) === null);
}

/** Tells whether a template takes this from an entry. */
export function takes(template: string, wanted: TemplateName): boolean {
  return [...template.matchAll(placeholder)].some(([, name]) => nameOf(name ?? '') === wanted);
}

/**
 * Returns the text of a post about an entry: a function of the template and the entry, and of nothing else. What is empty
 * leaves no empty lines, and the label mentions nobody. Pure.
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

/** Returns what tells an entry's words from others: not its dates, its id, or how its link is written. */
export function hashOfWords({ title, summary, warning }: Pick<EntryWords, 'title' | 'summary' | 'warning'>): string {
  const warned = warning === undefined ? '' : `\0${warning}`;
  return createHash('sha256').update(`tambour entry\0${title}\0${summary}${warned}`, 'utf8').digest('hex');
}

/**
 * Cuts a summary at the end of a sentence. One that the site cut itself, and ends in "…", goes back to its last whole
 * sentence; where no sentence ends in time, it is cut at a word and says so by "…".
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

/** Made at first use: a start would wait 7 ms for its rules. */
let sentences: Intl.Segmenter | null = null;
function segmenter(): Intl.Segmenter {
  return (sentences ??= new Intl.Segmenter('und', { granularity: 'sentence' }));
}

function nameOf(written: string): TemplateName | null {
  const name = written.normalize('NFC').toLowerCase();
  const known = Object.entries(templateNames).find(([, names]) => names.some((one) => one === name));
  return known === undefined ? null : (known[0] as TemplateName); // A key of the table.
}
