import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inventedNotices } from '#practice/past/invent-past.ts';

import { codesIn, foundIn, mastodonId } from './builders.ts';

/** Code, a text in which it is found, a text close to it in which it is not. */
const rules: readonly (readonly [code: string, found: string, notFound: string])[] = [
  ['SERIES:info', 'Le pont ferme lundi. 🧵', 'Le pont ferme lundi.'],
  ['SERIES:info', 'Le pont ferme lundi. (1/3)', 'Rendez-vous samedi (5/12)'],
  ['SERIES:info', '1/3\nLe pont ferme lundi.', '1/3 des bacs sont pleins.'],
  ['SERIES:info', '[2/n] Le pont rouvre.', '(5/3) Le pont rouvre.'],
  ['POLL:info', 'Quel quartier ?\n🔘 Le port\n🔘 La gare', '🔘 Le port\n🔘 La gare\nÀ samedi ?'],
  [
    'POLL:info',
    'Sondage : quel quartier ?\n1. Le port\n2. La gare',
    'Que faire ?\n1. Montez à l’étage\n2. Appelez le 18',
  ],
  ['POLL:info', 'Umfrage: Wohin?\n☐ Hafen\n☐ Bahnhof', 'Alles dabei?\n☐ Wasser\n☐ Radio'],
  ['POLL:info', 'Votez !\n1️⃣ Le port\n2️⃣ La gare', 'Participez à notre sondage : example.org'],
  ['POLL:info', 'Un nouveau pont ?\nRT = oui\nLike = non', 'Un nouveau pont ?\nRT = oui'],
  ['POLL:info', 'A new bridge? ❤️ for yes, 🔁 for no', 'Boost for more: thank you'],
  ['FANCY_UNICODE:warns', 'Avis 𝗗𝗼𝗻𝗻𝗲𝘇 ici', 'Avis Donnez ici'],
  ['FANCY_UNICODE:warns', 'Annulé : l\u0336e\u0336', 'Annulé : le'],
  ['FANCY_UNICODE:warns', '🅱 seul', '🅿️ parking'],
  ['FALSE_COLUMNS:warns', 'Lundi    8 h', 'Lundi  8 h'],
  ['FALSE_COLUMNS:warns', 'Lundi\t8 h', '\n    retrait seul'],
  ['FALSE_COLUMNS:warns', '│ 8 h │', '| 8 h |'],
  ['HASHTAG_CASE:warns', '#concertationpublique', '#ConcertationPublique'],
  ['HASHTAG_CASE:info', '#eaupotable', '#eaupotab'],
  ['HASHTAG_CASE:info', '#consultation2026', '#recrutement'],
  ['HASHTAG_COUNT:warns', '#Un #Deux #Trois #Quatre', '#Un #Deux #Trois #2026'],
  ['HASHTAG_INLINE:info', 'Le #Pont et la #Rampe.\n\nMerci', 'Le #Pont est ouvert.\n\n#Rampe #Quai'],
  ['EMOJI_COUNT:warns', 'Un 🚗 deux 🚲 trois 🚌 quatre 🚆.', 'Un 🚗 deux 🚲 trois 🚌.'],
  ['EMOJI_REPEAT:warns', 'Bravo 🎉 🎉', 'Bravo 🎉 et 🎉'],
  ['EMOJI_BULLET:warns', '👉 un\n👉 deux', '👉 un\ndeux 👉'],
  ['EMOJI_POSITION:info', 'Vigilance 🔴 crues', 'Vigilance crues 🔴'],
  ['EMOJI_POSITION:info', 'Le budget 🎄 2027', '🎄 Budget 2027 : il est en ligne'],
  ['EMOJI_POSITION:info', 'Prenez le 🚌 demain', 'Prenez le bus. 🚌 #PontFermé'],
  ['EMOTICON:warns', 'Merci :-)', 'Merci (voir :) '.replace(':)', ')')],
  ['EMOTICON:warns', 'Merci ;)', 'Fermé en 2018) puis rouvert'],
  ['EMOTICON:warns', 'Super :D', 'De :Dijon'],
  ['ALL_CAPS:warns', 'VENEZ TOUS AU PONT demain', 'VENEZ TOUS AU pont'],
  ['ALTERNATE_CAPS:warns', 'BoNjOuR', '#LeNumAuPont et PostgreSQL'],
  ['ACRONYM:warns', 'Avec la DRETA', "Avec la Direction de l'eau (DRETA)"],
  ['ACRONYM:warns', 'Le CGRH dit', 'Le CGRH (centre de gestion des ressources) dit'],
  ['ACRONYM:warns', 'Voir ANEP', 'Voir #ANEP, chapitre XIV, en PDF'],
  ['LONG_SENTENCE:info', 'mot '.repeat(26), `${'mot '.repeat(25)}. ${'mot '.repeat(25)}`],
  ['PUNCTUATION_REPEAT:info', 'Venez !!', 'Venez ! Oui ?'],
  [
    'LANGUAGE_MIXED:info',
    'Le pont est fermé pour la semaine, et les bus sont sur la rampe.\n\nThe bridge is closed for the week and you can use our bus.',
    'Le pont est fermé pour la semaine, et les bus sont sur la rampe.\n\nLa rampe est dans la rue du canal, avec un accès.',
  ],
  [
    'LANGUAGE_OTHER:info',
    'The bridge is closed for the week and the bus will stop on the ramp.',
    'The bridge is closed on Monday.',
  ],
  ['RESTRICTED_WORDS:warns', 'Grâce à notre maire, un bilan', 'Le bilan hydrique est prêt, grâce à la pluie'],
  ['MENTION_NOTIFIES:info', 'Merci @ville@social.example', 'Merci ville@social.example'],
  ['MENTION_NOTIFIES:info', 'Merci @ville', 'https://social.example.org/@ville'],
];

for (const [code, found, notFound] of rules) {
  test(`${code} is found in ${JSON.stringify(found.slice(0, 40))} and not in ${JSON.stringify(notFound.slice(0, 40))}`, () => {
    assert.ok(codesIn(found).includes(code), `not found: ${codesIn(found).join()}`);
    assert.ok(!codesIn(notFound).includes(code), `found: ${codesIn(notFound).join()}`);
  });
}

test('faces and skin tones are remarked upon only where the desk wants it', () => {
  assert.deepEqual(codesIn('Merci 😀 👍🏽'), []);
  assert.deepEqual(codesIn('Merci 😀 👍🏽', { findingLevels: { EMOJI_FACE: 'warns', EMOJI_SKIN: 'info' } }), [
    'EMOJI_FACE:warns',
    'EMOJI_SKIN:info',
  ]);
  assert.deepEqual(codesIn('Merci 🚗 👍', { findingLevels: { EMOJI_FACE: 'warns', EMOJI_SKIN: 'info' } }), []);
});

test('an acronym that the desk knows is not remarked upon, others are, each once', () => {
  const found = foundIn({ text: 'La DRETA et le CGRH. La DRETA encore.' }, { knownAcronyms: ['CGRH'] });
  assert.deepEqual(
    found.map(({ code, data }) => [code, data]),
    [['ACRONYM', { acronym: 'DRETA' }]],
  );
});

test('capitals that shout are no acronyms', () => {
  assert.deepEqual(codesIn('GRANDE CONCERTATION demain'), []);
  assert.deepEqual(codesIn('Avec ANEP, CGRH, DRETA, DGSI'), [
    'ACRONYM:warns',
    'ACRONYM:warns',
    'ACRONYM:warns',
    'ACRONYM:warns',
  ]);
});

test('what stands in the address of a link is not read as prose', () => {
  assert.deepEqual(codesIn('Voir https://www.example.org/ANEP?q=:-)!!#eaupotableici'), []);
  assert.deepEqual(codesIn('Voir https://www.example.org/a pour la suite'), []);
});

test('a finding names the text in which it is', () => {
  const [shared] = foundIn({ text: 'Venez !!' });
  assert.deepEqual(shared?.place, { kind: 'text', accountId: null, excerpt: '!!' });
  const [own] = foundIn({ text: 'Venez.', ownTexts: { [mastodonId]: 'Venez !!' } });
  assert.deepEqual(own?.place, { kind: 'text', accountId: mastodonId, excerpt: '!!' });
});

test('a text that no account sends is not looked at', () => {
  assert.deepEqual(foundIn({ text: 'Venez !!', ownTexts: { [mastodonId]: 'Venez.' }, accountIds: [mastodonId] }), []);
});

test('a desk turns a remark off, down or up, but never what blocks', () => {
  assert.deepEqual(codesIn('Venez !!', { findingLevels: { PUNCTUATION_REPEAT: 'off' } }), []);
  assert.deepEqual(codesIn('Venez !!', { findingLevels: { PUNCTUATION_REPEAT: 'warns' } }), [
    'PUNCTUATION_REPEAT:warns',
  ]);
  assert.deepEqual(codesIn('#eaupotable', { findingLevels: { HASHTAG_CASE: 'warns' } }), ['HASHTAG_CASE:warns']);
  assert.deepEqual(codesIn('a\u202Eb', { findingLevels: { BIDI_CONTROL: 'off' } }), ['BIDI_CONTROL:blocks']);
});

test('what blocks comes first, then what warns', () => {
  const levels = foundIn({ text: 'Venez !! #eaupotable DRETA a\u202Eb' }).map(({ level }) => level);
  assert.deepEqual(levels, ['blocks', 'warns', 'info', 'info']);
});

const marked = {
  fr: inventedNotices('fr').map(({ text }) => text),
  en: inventedNotices('en').map(({ text }) => text),
  de: inventedNotices('de').map(({ text }) => text),
  it: [
    'Da lunedì lo sportello dell’anagrafe è aperto anche il sabato, dalle 9 alle 12, al piano terra del municipio.',
    'Il ponte sul canale resta chiuso fino a venerdì per i lavori: il traffico è deviato su via Roma.',
    'Le domande per il nido comunale si presentano entro il 15 gennaio, sul sito o allo sportello.',
  ],
  es: [
    'Desde el lunes la oficina del padrón abre también los sábados, de 9 a 12, en la planta baja del ayuntamiento.',
    'El puente sobre el canal estará cerrado hasta el viernes por las obras de la calzada.',
    'El plazo de las solicitudes para la escuela infantil termina el 15 de enero; se presentan en la web.',
  ],
  nl: [
    'Vanaf maandag is het loket burgerzaken ook op zaterdag open, van 9 tot 12 uur, op het stadhuis.',
    'De brug over het kanaal is tot vrijdag dicht voor werk aan het wegdek; het verkeer gaat om.',
    'U kunt zich tot 15 januari aanmelden voor de kinderopvang, op de website of aan het loket.',
  ],
} as const;

test('a town’s notices are never taken for another language than theirs, and most are seen where they are marked as another', () => {
  for (const [language, texts] of Object.entries(marked)) {
    const other = language === 'fr' ? 'en' : 'fr';
    const remarked = (as: string): number =>
      texts.filter((text) => foundIn({ text, language: as }).some(({ code }) => code === 'LANGUAGE_OTHER')).length;
    assert.equal(remarked(language), 0, language);
    const seen = remarked(other);
    assert.ok(seen >= texts.length * 0.6, `${language} marked as ${other}: ${seen} of ${texts.length}`);
  }
});

test('a language whose small words are not known is never doubted', () => {
  const text = 'El pont és tancat per a la setmana i els autobusos són a la rampa del carrer de la plaça.';
  assert.deepEqual(foundIn({ text, language: 'ca' }), []);
});
