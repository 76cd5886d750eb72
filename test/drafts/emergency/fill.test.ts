import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import type { Blank } from '#drafts/emergency/blank.ts';
import { fill, type FillOutcome } from '#drafts/emergency/fill.ts';
import { longestCounts } from '#drafts/emergency/fillings.ts';
import { flawsOf } from '#drafts/emergency/flaws.ts';
import type { EmergencyPart } from '#drafts/emergency/template.ts';

import { aDesk, mastodonId, xId } from '../builders.ts';
import { aFlood, blanks, partsOf, place, river } from '../../support/flood.ts';

const desk = aDesk();
const both = [mastodonId, xId];
const right = { rivière: 'Bruyère', heure: '02:10', lieu: 'Gymnase Jean-Moulin' };

function filled(
  values: Readonly<Record<string, string>>,
  { part = 'warning', mode = 'real', changes = {} }: Partial<Options> = {},
): FillOutcome {
  const template = { parts: partsOf(aFlood(both, changes)) };
  return fill(template, part, new Map(Object.entries(values)), mode, desk);
}

interface Options {
  readonly part: EmergencyPart;
  readonly mode: 'real' | 'exercise';
  readonly changes: Parameters<typeof aFlood>[1];
}

function textOf(outcome: FillOutcome): string {
  assert.ok(outcome.kind === 'filled', JSON.stringify(outcome));
  return outcome.content.text;
}

test('the blanks of a part are filled with what was given, and with nothing else', () => {
  assert.equal(
    textOf(filled(right)),
    'Crue de la Bruyère : quittez les berges. Accueil : Gymnase Jean-Moulin. Prochain point à 2\u00a0h\u00a010.',
  );
  assert.equal(
    textOf(filled(right, { part: 'allClear' })),
    'Fin de l’alerte sur la Bruyère depuis 2\u00a0h\u00a010. Merci de votre prudence.',
  );
});

test('a value stands as it is given, though it looks like a blank’s name or a pattern', () => {
  const changes = { blanks: [{ ...river, choices: ['$& $1', 'heure'] }, ...blanks.slice(1)] };
  assert.match(textOf(filled({ ...right, rivière: '$& $1' }, { changes })), /^Crue de la \$& \$1 : /);
});

test('an exercise says that it is one, in each text and in the warning, in the post’s language', () => {
  const own = { [xId]: 'Crue : {lieu}.' };
  const { content } = filledContent(filled(right, { mode: 'exercise', changes: { own, warning: 'Crue' } }));
  assert.match(content.text, /^EXERCICE\n\nCrue de la Bruyère/);
  assert.match(content.ownTexts[xId] ?? '', /^EXERCICE\n\nCrue : Gymnase Jean-Moulin\.$/);
  assert.equal(content.contentWarning, 'EXERCICE – Crue');
  const german = filledContent(filled(right, { mode: 'exercise', changes: { language: 'de' } }));
  assert.match(german.content.text, /^ÜBUNG\n\n[^]*2\.10\u00a0Uhr\.$/);
  const english = filledContent(filled(right, { mode: 'exercise', changes: { language: 'en' } }));
  assert.match(english.content.text, /^EXERCISE\n\n[^]*02:10\.$/);
  const breton = filledContent(filled(right, { mode: 'exercise', changes: { language: 'br' } }));
  assert.match(breton.content.text, /^EXERCICE\n\n/, 'the desk’s, where Tambour does not speak the post’s');
});

function filledContent(outcome: FillOutcome): Extract<FillOutcome, { readonly kind: 'filled' }> {
  assert.ok(outcome.kind === 'filled', JSON.stringify(outcome));
  return outcome;
}

test('a time is one of the day, however people write it', () => {
  for (const time of ['02:10', '2:10', '2h10', '2 h 10', '2\u00a0h\u00a010', '2.10 Uhr', '2 Uhr 10', ' 02:10 ']) {
    assert.match(textOf(filled({ ...right, heure: time })), /Prochain point à 2\u00a0h\u00a010\.$/, time);
  }
  for (const time of [
    '25:10',
    '24:00',
    '24 h',
    '24',
    '02:60',
    '2:',
    '2.',
    '2 uhren',
    '2 hier',
    '02:1',
    '002:10',
    '０２:１０',
    '02:10\u200b',
    '02:10 demain',
    '-2:10',
  ]) {
    const why = { kind: 'noTime' };
    assert.deepEqual(filled({ ...right, heure: time }), { kind: 'wrong', blank: 'heure', why }, time);
  }
});

test('a full hour is taken as French, German and English people write it at night, and stands as they print it', () => {
  for (const hour of ['3', '03', '3h', '3 h', '3 H', '3\u00a0h', '3 heures', '3 Uhr', '3 uhr', '3:00', '3 h 00']) {
    for (const [language, text] of [
      ['fr', 'à 3\u00a0h.'],
      ['de', 'à 3\u00a0Uhr.'],
      ['en', 'à 03:00.'],
    ] as const) {
      const filledIn = textOf(filled({ ...right, heure: hour }, { changes: { language } }));
      assert.ok(filledIn.endsWith(text), `${hour}: ${filledIn}`);
    }
  }
  assert.match(textOf(filled({ ...right, heure: '1 heure' })), /Prochain point à 1\u00a0h\.$/);
  assert.match(textOf(filled({ ...right, heure: '0 h 05' })), /Prochain point à 0\u00a0h\u00a005\.$/);
});

test('a value of a list is one of those that were agreed, exactly', () => {
  for (const value of [
    'bruyère',
    'BRUYÈRE',
    'Bruyere',
    'Bruyère\u200b',
    '\u200eBruyère',
    'Bruyère ',
    'Bruyèrе',
    'Seine',
  ]) {
    assert.deepEqual(
      filled({ ...right, rivière: value }),
      { kind: 'wrong', blank: 'rivière', why: { kind: 'notListed' } },
      value,
    );
  }
  assert.match(textOf(filled({ ...right, rivière: 'Bruyère'.normalize('NFD') })), /^Crue de la Bruyère : /);
});

/** Returns why a place is wrong. */
function wrong(lieu: string): string {
  const outcome = filled({ ...right, lieu });
  return outcome.kind === 'wrong' ? outcome.why.kind : 'filled';
}

test('a place stands as French people spell it: an apostrophe, typed either way, between two letters', () => {
  for (const lieu of ['Gymnase de l’Europe', "Villeneuve-d'Ascq", 'L’Haÿ-les-Roses', 'place de l’Église'])
    assert.ok(textOf(filled({ ...right, lieu })).includes(`Accueil : ${lieu}. `), lieu);
});

test('a place that is refused is refused for a sign that is named, unless nobody could see it', () => {
  for (const [lieu, sign] of [
    ['12, rue de l’Église', ','],
    ['St. Lô', '.'],
    ['Salle (nord)', '('],
    ['l’ Europe', '’'],
    ["'Europe", "'"],
    ['Europe’', '’'],
    ['l’’Europe', '’'],
    ['5’3', '’'],
    ['Gymnase 😀', '😀'],
    ['Gymnase\nsuite', null],
    ['Gymnase\u200b', null],
    ['Gymnase\u00a0Moulin', null],
  ] as const) {
    const why = { kind: 'characters', sign };
    assert.deepEqual(filled({ ...right, lieu }), { kind: 'wrong', blank: 'lieu', why }, lieu);
  }
});

test('a short text has letters, digits, spaces, hyphens and apostrophes, and at most sixty', () => {
  for (const lieu of [
    'evil.fr',
    'https://evil.fr',
    'evil。example',
    '@evil',
    '＠evil',
    '#crue',
    '＃crue',
    'Gymnase\nAppelez le 3210',
    'Gymnase\u2028suite',
    'Gymnase\u200b',
    'Gym\u00adnase',
    '\u202eesanmyG',
    'Gymnase\u2066',
    'Gymnаse',
    'Ｇymnase',
    'Gymnaѕe',
    'ɡymnase',
    'Gymnaſe',
    'e\u0301\u0301cole',
    'Gymnase 😀',
    '’Haÿ',
    'a/b',
    'a:b',
    'A_B',
    '{heure}',
    '*Gymnase*',
    'a\u0000b',
    'Gymnase\u00a0Moulin',
    'Gymnase–Moulin',
    '٣',
  ]) {
    assert.equal(wrong(lieu), 'characters', JSON.stringify(lieu));
  }
  assert.equal(wrong('a'.repeat(61)), 'tooLong');
  assert.equal(wrong('a'.repeat(60)), 'filled');
  assert.equal(wrong('É'.normalize('NFD').repeat(60)), 'filled', 'composed it has sixty letters');
  for (const lieu of ['', '   ', ' - -- ']) assert.equal(wrong(lieu), 'empty', JSON.stringify(lieu));
  assert.match(textOf(filled({ ...right, lieu: ' École 3 ' })), /Accueil : École 3\. /);
});

test('a blank that is left out is told by its name, also one that only a changed row has', () => {
  const { lieu: _, ...rest } = right;
  assert.deepEqual(filled(rest), { kind: 'wrong', blank: 'lieu', why: { kind: 'empty' } });
  const template = { parts: partsOf(aFlood(both, { blanks: [river, blanks[1] ?? river] })) };
  const outcome = fill(template, 'warning', new Map(Object.entries(right)), 'real', desk);
  assert.deepEqual(outcome, { kind: 'wrong', blank: 'lieu', why: { kind: 'empty' } });
});

test('the longest filling is counted for each account as its network counts, as an exercise', () => {
  const counts = longestCounts({ parts: partsOf(aFlood(both)) }, desk, rules);
  assert.equal(counts.length, 6);
  const longest = `EXERCICE\n\nCrue de la Vire et affluents : quittez les berges. Accueil : ${'M'.repeat(60)}. Prochain point à 23 h 59.`;
  for (const count of counts.filter(({ part }) => part === 'warning')) assert.equal(count.count, longest.length);
  const emoji = { blanks: [{ ...river, choices: ['Vire', '🌊'] }, ...blanks.slice(1)] };
  const [onMastodon, onX] = longestCounts({ parts: partsOf(aFlood(both, emoji)) }, desk, rules);
  assert.ok(onMastodon !== undefined && onX !== undefined);
  assert.equal(onMastodon.count, longest.length - 'Vire et affluents'.length + 4);
  assert.equal(onX.count, onMastodon.count, 'an emoji counts two there, so that the word is longer');
});

function flawsOfText(warning: string): readonly string[] {
  return flawsOf(partsOf(aFlood(both, { text: { warning }, blanks: [place] })), [place], rules)
    .filter((flaw) => 'part' in flaw && flaw.part === 'warning')
    .map(({ kind }) => kind);
}

function flawsOfBlanks(all: readonly Blank[]): readonly string[] {
  return flawsOf(partsOf(aFlood(both)), all, rules).map(({ kind }) => kind);
}

function flawsOfList(...choices: readonly string[]): readonly string[] {
  return flawsOfBlanks([{ ...river, choices }, ...blanks.slice(1)]);
}

function flawsOfNames(...names: readonly string[]): readonly string[] {
  return flawsOfBlanks([...blanks, ...names.map((name) => ({ ...place, name }))]);
}

test('a text is flawed whose blank a value could make a part of a link, a mention or a hashtag', () => {
  for (const text of [
    '{lieu}.fr',
    'https://{lieu}',
    'https://bruyere.fr/{lieu}',
    'https://bruyere.fr/-({lieu})',
    'https://bruyere.fr/?a=“{lieu}',
    '@{lieu}',
    '#{lieu}',
    'contact@{lieu}',
    '{lieu}@bruyere.fr',
    '{lieu}{lieu}',
    ':{lieu}:',
    '{lieu}/x',
    '{lieu}_x',
    '#crue_{lieu}',
    '{lieu}://evil.com/page',
    'Voir {lieu}:evil',
    '{lieu}:8080',
    '{lieu},evil',
    '{lieu}!x',
  ]) {
    assert.deepEqual(flawsOfText(text), ['touches'], text);
  }
  for (const text of [
    'À {lieu}.',
    '({lieu}), puis',
    '« {lieu} »',
    '„{lieu}“ und',
    'd’{lieu}, puis',
    '{lieu} : venez',
    'Au {lieu}.\nMerci',
    'Au {lieu} – {lieu}…',
    '{lieu}–{lieu}',
  ]) {
    assert.deepEqual(flawsOfText(text), [], text);
  }
  assert.deepEqual(flawsOfText('{lieu} {autre}'), ['unknownBlank']);
  assert.deepEqual(flawsOfText('{lieu} }'), ['loneBrace']);
  assert.deepEqual(flawsOfText('{lieu} {'), ['loneBrace']);
  assert.deepEqual(flawsOfText(' '), ['emptyText']);
});

test('a list is flawed by what is no plain value', () => {
  assert.deepEqual(flawsOfList('Bruyère', 'Vire, à l’aval de Saint-Lô (50)'), []);
  for (const value of [
    'evil.fr',
    '@vire',
    '#vire',
    'a\nb',
    'Vire\u200b',
    '\u202eVire',
    ' Vire',
    '{heure}',
    'é'.normalize('NFD'),
    '',
    'a'.repeat(101),
    'Bruyère',
  ]) {
    assert.deepEqual(flawsOfList('Bruyère', value), ['choice'], JSON.stringify(value));
  }
  assert.deepEqual(flawsOfList('Bruyère'), ['fewChoices']);
  assert.deepEqual(flawsOfList(...Array.from({ length: 21 }, (_, index) => `Vire ${index}`)), ['tooManyChoices']);
});

test('a blank has a name of letters, once, and stands in a text', () => {
  assert.deepEqual(flawsOfNames('rue'), ['unused']);
  assert.deepEqual(flawsOfNames('LIEU'), ['blankTwice', 'unused']);
  for (const name of ['', '-', 'a|b', 'a.b', 'x'.repeat(31)])
    assert.deepEqual(flawsOfNames(name), ['blankName', 'unused'], name);
  assert.ok(flawsOfNames('a', 'b', 'c', 'd', 'e', 'f').includes('tooManyBlanks'));
});
