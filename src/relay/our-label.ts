import { quietLabel } from '#drafts/relayed/quiet-label.ts';
import { type Language, languageFacts, languages } from '#languages.ts';

/** Returns the label that posts of an account get where nobody worded another; `name`: "@name@server". */
export function labelOf(language: Language, name: string): string {
  return quietLabel(`${languageFacts[language].inPosts.relayedFrom} ${name}`);
}

/** Tells whether a label is the one that posts of that account get by themselves, in whichever language it was given. */
export function isLabelOf(label: string, name: string): boolean {
  return languages.some((language) => label === labelOf(language, name));
}

/** As it is given today, and with the "@" that it had at first. */
const begun = new RegExp(
  `(?:${languages.map((language) => languageFacts[language].inPosts.relayedFrom).join('|')}) (?:@[a-z0-9_]|[\\w.-]+(?:@[\\p{L}\\p{N}.:-]+)? \\((?:X|Mastodon)\\))`,
  'iu',
);

/** Tells whether words carry such a label, by whichever Tambour it was put there. */
export function carriesLabel(text: string): boolean {
  return begun.test(text.normalize('NFC'));
}
