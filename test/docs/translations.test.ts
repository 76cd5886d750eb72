import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';

import { folded } from '#drafts/folded-words.ts';
import { isLanguage, type Language } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

// A page of docs/fr and docs/de says all that its English one says. Whether it says it well, people read; that nothing
// is left out shows in its chapters, tables, paragraphs and blocks, its numbers, its commands and other code.

const docs = join(import.meta.dirname, '../../docs');

type Translated = Exclude<Language, 'en'>;

/** Code and names of examples that a language writes in its own words. */
const ownWords: Readonly<Record<string, Readonly<Record<Translated, string>>>> = {
  DESK: { fr: 'RÉDACTION', de: 'REDAKTION' },
  'YYYY-MM-DD': { fr: 'AAAA-MM-JJ', de: 'JJJJ-MM-TT' },
  'from/until': { fr: 'début/fin', de: 'Anfang/Ende' },
  all: { fr: 'tous', de: 'alle' },
  '03/12/2026': { fr: '03/12/2026', de: '03.12.2026' },
  'river:': { fr: 'rivière :', de: 'fluss:' },
  'next: time': { fr: 'point : heure', de: 'stand: uhrzeit' },
  'place: text': { fr: 'lieu : texte', de: 'ort: text' },
  '3:00': { fr: '3h00', de: '3:00' },
  '✓ Legal (Karim) · Cabinet: it is their turn (1 more)': {
    fr: "✓ Juridique (Karim) · Cabinet : c'est son tour (encore 1)",
    de: '✓ Recht (Karim) · Kabinett: an der Reihe (noch 1)',
  },
  off: { fr: 'désactiver', de: 'aus' },
  'no holidays': { fr: 'sans fériés', de: 'keine feiertage' },
  'Place de la Mairie 3': { fr: 'Place de la Mairie 3', de: 'Rathausplatz 3' },
};

/** Numbers that differ because an example or a day is in the page's language. */
const ownNumbers: Readonly<Record<string, readonly string[]>> = {
  'a-teams-day.md': ['24'],
  'emergencies.md': ['155', '03'],
};

interface Page {
  readonly language: Language;
  readonly text: string;
  /** Its text without blocks of code. */
  readonly prose: string;
}

function pageOf(path: string, language: Language): Page {
  const text = readFileSync(join(docs, path), 'utf8');
  return { language, text, prose: text.replaceAll(/^ *```.*?^ *```/gmsu, '```') };
}

function found(text: string, pattern: RegExp): readonly string[] {
  return Array.from(text.matchAll(pattern), (match) => match[1] ?? match[0]);
}

/** Lists, in their order, what a page is made of: headings by level, rows of tables, blocks of code, paragraphs, items. */
function shapeOf({ prose }: Page): readonly string[] {
  return prose
    .split(/\n\n|\n(?=\s*(?:- |\d+\. |\|))/u)
    .map((part) => /^\s*(#+ |\||```|- |\d+\. |>)?/u.exec(part)?.[1] ?? '');
}

const thousands: Readonly<Record<Language, RegExp>> = {
  en: /(?<=\d),(?=\d{3}\b)/gu,
  fr: /(?<=\d)[ \u00a0\u202f](?=\d{3}\b)/gu,
  de: /(?<=\d)\.(?=\d{3}\b)/gu,
};

function numbersOf({ text, language }: Page): readonly string[] {
  const plain = text.replaceAll(/\]\([^)]*\)/gu, ']').replaceAll(thousands[language], '');
  return found(language === 'en' ? plain : plain.replaceAll(/(?<=\d),(?=\d)/gu, '.'), /\d+(?:\.\d+)?/gu);
}

/** Lists the commands of the chat that a page names, by their keys. */
function commandsOf({ text, language }: Page): readonly string[] {
  const commands = Object.entries<readonly string[]>({ ...messagesIn(language).typed.commands });
  const keyOf = (word: string): string =>
    commands.find(([, words]) => words.some((own) => folded(own) === folded(word)))?.[0] ?? word;
  return found(text, /\/tambour ([\p{L}-]+)/gu)
    .map(keyOf)
    .toSorted();
}

function codeOf({ prose }: Page): readonly string[] {
  return found(prose.replaceAll('```', ''), /`([^`]+)`/gu).map((code) => code.replaceAll(/\s+/gu, ' '));
}

function inWordsOf(language: Translated, code: string): string {
  return Object.entries(ownWords).reduce((said, [english, words]) => {
    const word = new RegExp(String.raw`(?<![\p{L}-])${RegExp.escape(english)}(?![\p{L}-])`, 'gu');
    return said.replaceAll(word, words[language]);
  }, code);
}

function lacking(all: readonly string[], there: readonly string[]): readonly string[] {
  return [...new Set(all)].filter((one) => !there.includes(one));
}

for (const path of globSync('{fr,de}/*.md', { cwd: docs })) {
  const [language = ''] = path.split('/');
  assert.ok(isLanguage(language) && language !== 'en');
  const name = basename(path);
  const [english, page] = [pageOf(name, 'en'), pageOf(path, language)];

  test(`docs/${path} has the chapters, tables and paragraphs of its English page`, () => {
    assert.deepEqual(shapeOf(page), shapeOf(english));
  });

  test(`docs/${path} has the numbers, commands and code of its English page`, () => {
    assert.deepEqual(lacking(numbersOf(english), [...numbersOf(page), ...(ownNumbers[name] ?? [])]), []);
    assert.deepEqual(commandsOf(page), commandsOf(english));
    const code = codeOf(page);
    const left = codeOf(english).filter((one) => !code.includes(one) && !code.includes(inWordsOf(language, one)));
    assert.deepEqual(
      left.filter((one) => !one.startsWith('/tambour')),
      [],
    );
  });
}
