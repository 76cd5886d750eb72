import { isLanguage, type Language } from '#languages.ts';

import { allSaid, type InLanguages, type Leaf, leavesOf, said } from './catalogue.ts';

/** Lists faults in trees of the same sentences, each with its place: "answers.noDesk: empty (fr): ". */
export function complaintsAbout(trees: InLanguages<unknown>): readonly string[] {
  const languages = languagesOf(trees);
  return leavesOf(trees).flatMap((leaf) =>
    complaintsAboutLeaf(leaf, languages).map((complaint) => `${leaf.path}: ${complaint}`),
  );
}

function languagesOf(trees: InLanguages<unknown>): readonly Language[] {
  return Object.keys(trees).filter((key) => isLanguage(key));
}

function complaintsAboutLeaf({ sentences }: Leaf, languages: readonly Language[]): readonly string[] {
  const missing = languages.filter((language) => sentences[language] === undefined);
  if (missing.length > 0) return missing.map((language) => `not in every language: ${language}`);
  if (languages.some((language) => !['string', 'function'].includes(typeof sentences[language])))
    return ['neither a sentence nor a group of them'];
  if (new Set(languages.map((language) => typeof sentences[language])).size > 1)
    return ['takes values in one language only'];
  const english = said(sentences.en);
  return languages.flatMap((language) => [
    ...aboutPair(said(sentences[language]), english),
    ...allSaid(sentences[language]).flatMap((text) => [
      ...about(text, rules),
      ...about(own[language](text), rulesOf[language]),
    ]),
  ]);
}

function aboutPair(sentence: string, english: string): readonly string[] {
  const [values, valuesEn] = [valuesIn(sentence).join(' '), valuesIn(english).join(' ')];
  const [end, endEn] = [endOf(sentence), endOf(english)];
  return [
    ...(values === valuesEn ? [] : [`other values: ${values || 'none'} / ${valuesEn || 'none'}`]),
    ...(end === endEn ? [] : [`ends otherwise: ${sentence} / ${english}`]),
  ];
}

/** Lists the values in a sentence: marks, and numbers in any language's notation. */
function valuesIn(text: string): readonly string[] {
  const plain = text.replaceAll(/(?<=\d)(?:[\u202f\u00a0,](?=\d)|\.(?=\d{3}(?!\d)))/gu, '');
  return [...new Set(plain.match(/‹\w+›|\d{4,}/gu) ?? [])].toSorted();
}

/** Returns the mark that ends a sentence, without closing quotes and brackets; ignores abbreviations. */
function endOf(text: string): string {
  const plain = text.replace(/(?<!\p{L})(?:Nr|Std)\.$/u, '');
  return /[.!?:…](?=[\s»”)]*$)/u.exec(plain)?.[0] ?? '';
}

type Rule = readonly [complaint: string, pattern: RegExp];

function about(text: string, these: readonly Rule[]): readonly string[] {
  return these.filter(([, pattern]) => pattern.test(text)).map(([complaint]) => `${complaint}: ${text}`);
}

/** Removes from a French text what is not French: addresses, values, and quotes to be typed or found. */
function ownFrench(text: string): string {
  return text.replaceAll(/https:\/\/\S*|‹\w+›/gu, '‹›').replaceAll(/«\u00a0[^»]*\u00a0»/gu, '«\u00a0‹›\u00a0»');
}

/** Removes from a German text what is not German: addresses, values, and quotes to be typed or found. */
function ownGerman(text: string): string {
  return text.replaceAll(/https:\/\/\S*|‹\w+›/gu, '‹›').replaceAll(/„[^“]*“/gu, '„‹›“');
}

/** Longer texts would not be read where they stand. */
const mostCharacters = 230;

const rules: readonly Rule[] = [
  ['empty', /^\s*$/u],
  ['a value that is none', /undefined|NaN|\[object|\bnull\b/u],
  ['longer than it is read', new RegExp(`^[^]{${mostCharacters + 1}}`, 'u')],
  ['a space too many', /^\s|\s$|\s{2}/u],
  ['a straight quotation mark or apostrophe', /["']|(?<!\w)`/u],
  ['three points for an ellipsis', /\.\.\./u],
  ['a word of the inside', /rendering|fingerprint|empreinte|\bdoubts?\b|\bdoutes?\b|\bnotice\b|webhook|payload/iu],
  ['a word of one network for all', /\btweet|pouet|plateforme/iu],
];

const word = (words: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'iu');

const frenchRules: readonly Rule[] = [
  ['no narrow space before ; ! ?', /(?<![\u202f!?])[;!?]/u],
  ['no fixed space before : or »', /(?<!\u00a0)[:»]/u],
  ['no fixed space after « or n°', /«[^\u00a0]|n°[^\u00a0]/u],
  ['English quotation marks', /[“”]/u],
  ['the familiar form', word('tu|ton|ta|tes|toi')],
  [
    'an order to one person',
    /(?:^|[.!?»] )(?:Clique|Ajoute|Choisis|Demande|Modifie|Écris|Presse|Regarde|Réessaie)(?!\p{L})/u,
  ],
  [
    'an English word',
    word('post|poster|thread|draft|desk|token|upload|uploader|checker|feedback|e-mail|hashtags?|online|scheduled?'),
  ],
];

const germanRules: readonly Rule[] = [
  ['a space before a mark', /\s[;:!?]/u],
  ['quotation marks of another language', /[«»”]|(?<!„[^“]*)“|„(?![^“]*“)/u],
  ['the familiar form', /(?<!\p{L})(?:[Dd]u|[Dd]ein\p{L}*|[Dd]ich|[Dd]ir|[Ee]uch|[Ee]uer\p{L}*)(?!\p{L})/u],
  [
    'an order to one person',
    /(?:^|[.!?:] )(?:Klick|Füg|Wähl|Frag|Ändere|Schreib|Drück|Sieh|Versuch|Öffne|Prüf|Kürz)e?(?! Sie)(?!\p{L})/u,
  ],
  [
    'another word than the one for it',
    word(
      'Draft|Post|posten|Tweet|Version|Desk|Button|Account|Plattform|genehmig\\p{L}*|Genehmigung|Thread-Beitrag|berichtig\\p{L}*|Verantwortlich\\p{L}*|Freigebend\\p{L}*',
    ),
  ],
];

const englishRules: readonly Rule[] = [
  ['a space before a mark', /\s[;:!?]/u],
  ['French quotation marks', /[«»]/u],
  ['a word that few say', word('mends?|mended|mending|whilst|kindly')],
];

/** Reduces a text to what a language's own rules apply to: no addresses, values, or quotes to be typed or found. */
const own: Readonly<Record<Language, (text: string) => string>> = {
  fr: ownFrench,
  en: (text) => text,
  de: ownGerman,
};

const rulesOf: Readonly<Record<Language, readonly Rule[]>> = { fr: frenchRules, en: englishRules, de: germanRules };

/** Signs that no sentence of the terminal may have. */
export const wrongSignsOfTerminal: Readonly<Record<Language, RegExp>> = {
  en: /[„«»]/,
  fr: /["'“”„]|« | [;:!?»]/,
  de: /["”«»]|„[^“]*$|'(?!UTF8'|\s)/,
};
