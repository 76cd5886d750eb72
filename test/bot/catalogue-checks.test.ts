import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { counted as countedInGerman } from '#messages/de/counted.ts';
import { counted as countedInEnglish } from '#messages/en/counted.ts';
import { counted as countedInFrench, fr } from '#messages/fr/typography.ts';

import { complaintsAbout } from '../support/complaints.ts';
import { sentencesSaid } from '../support/sentences-said.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Counts {
  readonly count: number;
  readonly limit: number;
}

const right = {
  fr: {
    plain: fr`Rien n'est parti : réessayez ?`,
    named: (name: string) => fr`« ${name} » est prêt !`,
    counted: ({ count, limit }: Counts) => fr`${countedInFrench(count, 'image', 'images')} pour ${limit}.`,
  },
  en: {
    plain: 'Nothing was sent: try again?',
    named: (name: string) => `“${name}” is ready!`,
    counted: ({ count, limit }: Counts) => `${countedInEnglish(count, 'image', 'images')} for ${limit}.`,
  },
  de: {
    plain: 'Nichts wurde gesendet: noch einmal versuchen?',
    named: (name: string) => `„${name}“ ist bereit!`,
    counted: ({ count, limit }: Counts) => `${countedInGerman(count, 'Bild', 'Bilder')} für ${limit}.`,
  },
};

test('what is right is left in peace', () => {
  assert.deepEqual(complaintsAbout(right), []);
});

const broken: readonly (readonly [complaint: string, pair: { readonly fr?: unknown; readonly en?: unknown }])[] = [
  ['not in every language: en', { fr: 'Rien.' }],
  ['not in every language: fr', { en: 'Nothing.' }],
  ['neither a sentence nor a group of them', { fr: 1, en: 'Nothing.' }],
  ['takes values in one language only', { fr: (name: string) => `${name}.`, en: 'Somebody.' }],
  ['other values: ‹0› / none', { fr: (name: string) => `Bonjour ${name}.`, en: () => 'Hello.' }],
  [
    'other values: 7303 9001 / 1698 9001',
    { fr: right.fr.counted, en: ({ count, limit }: Counts) => `${count} for ${count - limit}.` },
  ],
  ['ends otherwise', { fr: 'Rien n’est parti', en: 'Nothing was sent.' }],
  ['ends otherwise', { fr: 'Rien n’est parti\u00a0:', en: 'Nothing was sent.' }],
  ['empty', { fr: ' ', en: '' }],
  ['a value that is none', { fr: 'Image undefined.', en: 'Image.' }],
  ['longer than it is read', { fr: 'Bon.', en: `${'very '.repeat(50)}good.` }],
  ['a space too many', { fr: 'Rien  ici.', en: 'Nothing here.' }],
  ['a straight quotation mark or apostrophe', { fr: "Rien n'est parti.", en: 'Nothing was sent.' }],
  ['a straight quotation mark or apostrophe', { fr: 'Pressez.', en: 'Press "Stop".' }],
  ['three points for an ellipsis', { fr: 'Un instant…', en: 'One moment...' }],
  ['a word of the inside', { fr: 'Un doute.', en: 'We are not sure.' }],
  ['a word of one network for all', { fr: 'Publication.', en: 'Your tweet.' }],
  ['no narrow space before ; ! ?', { fr: 'Déjà parti!', en: 'Already sent!' }],
  ['no narrow space before ; ! ?', { fr: 'Déjà parti ?', en: 'Already sent?' }],
  ['no fixed space before : or »', { fr: 'Publié :', en: 'Published:' }],
  ['no fixed space after « or n°', { fr: 'Brouillon n° 3', en: 'Draft 3' }],
  ['English quotation marks', { fr: 'Pressez “Arrêter”.', en: 'Press “Stop”.' }],
  ['the familiar form', { fr: 'Relisez ton texte.', en: 'Read your text again.' }],
  ['an order to one person', { fr: 'Rien n’est parti. Réessaie.', en: 'Nothing was sent. Try again.' }],
  ['an English word', { fr: 'Ouvrez le thread.', en: 'Open the thread.' }],
  ['a space before a mark', { fr: 'Publié\u00a0:', en: 'Published :' }],
  ['French quotation marks', { fr: 'Voir.', en: 'See «Stop».' }],
  ['a word that few say', { fr: 'Corrigez-le.', en: 'Mend it.' }],
  // The sentence for one differs from that for many.
  ['a space too many', { fr: (n: number) => (n === 1 ? 'Une image .  ' : `${n}.`), en: (n: number) => `${n}.` }],
];

for (const [index, [complaint, pair]] of broken.entries()) {
  test(`a broken sentence is found and named: ${complaint} (${index + 1})`, () => {
    const found = complaintsAbout({
      fr: { ...right.fr, group: only(pair.fr) },
      en: { ...right.en, group: only(pair.en) },
    });
    assert.ok(found.length > 0 && found.every((one) => one.startsWith('group.broken: ')), found.join('\n'));
    assert.ok(
      found.some((one) => one.startsWith(`group.broken: ${complaint}`)),
      found.join('\n'),
    );
  });
}

const brokenGerman: readonly (readonly [complaint: string, sentence: string])[] = [
  ['quotation marks of another language', 'Nehmen Sie “Stoppen”.'],
  ['quotation marks of another language', 'Nehmen Sie „Stoppen”.'],
  ['the familiar form', 'Lies deinen Text noch einmal.'],
  ['an order to one person', 'Nichts wurde gesendet. Versuche es noch einmal.'],
  ['another word than the one for it', 'Die Version ist alt.'],
  ['a space before a mark', 'Veröffentlicht : jetzt.'],
];

for (const [complaint, sentence] of brokenGerman) {
  test(`a broken German sentence is found and named: ${sentence}`, () => {
    const found = complaintsAbout({ en: { ...right.en, broken: 'Yes.' }, de: { ...right.de, broken: sentence } });
    assert.deepEqual(found, [`broken: ${complaint}: ${sentence}`]);
  });
}

function only(broken: unknown): unknown {
  return broken === undefined ? {} : { broken };
}

test('trees of one language each: what stands in some alone is found', () => {
  const trees = { fr: { here: 'Ici.', both: { one: 'Un.' } }, en: { both: { one: 'One.', two: 'Two.' } } };
  assert.deepEqual(complaintsAbout(trees), ['here: not in every language: en', 'both.two: not in every language: fr']);
});

test('code that says a sentence is found however it does, and a sentence that none says is not', async () => {
  await using folder = await temporaryFolder();
  const write = async (path: string, ...lines: readonly string[]): Promise<void> => {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), lines.join('\n'));
  };
  await write(
    'tsconfig.json',
    '{ "compilerOptions": { "strict": true, "noEmit": true, "types": [] }, "include": ["src"] }',
  );
  await write(
    'src/words.ts',
    'const sentence = (fr: string, en: string) => ({ fr, en });',
    'export const answers = {',
    '  ...{},',
    ...['chained', 'taken', 'renamed', 'optional', 'unsaid'].map((name) => `  ${name}: sentence("Oui.", "Yes."),`),
    '  why: { late: sentence("Tard.", "Late."), early: sentence("Tôt.", "Early."), other: sentence("Non.", "No.") },',
    '  codes: { A: sentence("A.", "A."), B: sentence("B.", "B.") },',
    '};',
    'export const buttons = { unsaid: sentence("Bouton.", "Button.") };',
  );
  await write(
    'src/speak.ts',
    'import { answers, buttons } from "./words";',
    'type Code = "A" | "B";',
    'type Pair = { fr: string; en: string };',
    'const of = (group: { [C in Code]: Pair }, code: Code) => group[code];',
    'const { taken, renamed: other } = answers;',
    'export const isB = (code: Code) => code === "B";',
    'const why = (late: boolean): "late" | "early" => (late ? "late" : "early");',
    'export const say = (m: typeof answers | null, late: boolean) =>',
    '  [answers.chained, m?.optional, taken, other, answers.why[why(late)], of(answers.codes, "A"), buttons];',
  );
  const { named, lookedUp, written } = sentencesSaid(join(folder.path, 'tsconfig.json'), [
    join(folder.path, 'src/words.ts'),
  ]);
  const all = new Set([...named, ...lookedUp]);
  for (const path of ['chained', 'taken', 'renamed', 'optional']) assert.ok(named.has(`answers.${path}`), path);
  for (const path of ['why.late', 'why.early', 'codes.A', 'codes.B']) assert.ok(lookedUp.has(`answers.${path}`), path);
  for (const path of ['answers.unsaid', 'answers.why.other', 'buttons.unsaid']) assert.ok(!all.has(path), path);
  // "B" is but a type, and asked about: nothing makes it happen.
  assert.ok(written.has('A') && !written.has('B'));
});
