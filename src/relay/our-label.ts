import { quietLabel } from '#drafts/relayed/quiet-label.ts';
import { type Language, languageFacts, languages } from '#languages.ts';

/** Returns the default label for posts of an account; `name`: "@name@server". */
export function labelOf(language: Language, name: string): string {
  return quietLabel(`${languageFacts[language].inPosts.relayedFrom} ${name}`);
}

/** Tells whether a label is the default one for that account, in any language. */
export function isLabelOf(label: string, name: string): boolean {
  return languages.some((language) => label === labelOf(language, name));
}

/** The beginning of a default label, in its present and its first form (with "@"). */
const begun = new RegExp(
  `(?:${languages.map((language) => languageFacts[language].inPosts.relayedFrom).join('|')}) (?:@[a-z0-9_]|[\\w.-]+(?:@[\\p{L}\\p{N}.:-]+)? \\((?:X|Mastodon)\\))`,
  'iu',
);

/** Tells whether words carry a default label, of this or another Tambour. */
export function carriesLabel(text: string): boolean {
  return begun.test(text.normalize('NFC'));
}
