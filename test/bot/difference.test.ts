import assert from 'node:assert/strict';
import { test } from 'node:test';

import { differenceBlocks } from '#bot/wordings/difference-blocks.ts';
import type { Content } from '#drafts/content.ts';

import { cardText } from '../support/card-text.ts';
import { content, viewOf } from '../support/card-views.ts';

const base: Content = { ...content, text: 'La mairie ouvre à 9 h lundi.', media: [] };

function shown(language: 'fr' | 'en', before: Partial<Content>, after: Partial<Content>): string {
  const blocks = differenceBlocks(viewOf(language), { ...base, ...before }, { ...base, ...after });
  return cardText({ summary: '', blocks })
    .replace(/^\(\)\n?/u, '')
    .replaceAll(/[\u00a0\u202f]/g, ' ');
}

test('what differs is said in words, with the words that stand before it', () => {
  const after = { text: 'La mairie ouvre à 9 h mardi 12.' };
  assert.equal(
    shown('fr', {}, after),
    '- *Retiré :* « `lundi` », *ajouté :* « `mardi 12` », après : « `La mairie ouvre à 9 h` »',
  );
  assert.equal(
    shown('en', {}, after),
    '- *Removed:* “`lundi`”, *added:* “`mardi 12`”, after: “`La mairie ouvre à 9 h`”',
  );
  assert.equal(
    shown('fr', {}, { text: `Urgent ! ${base.text} Venez.` }),
    '- *Ajouté :* « `Urgent !` », au début\n- *Ajouté :* « `Venez.` », après : « `La mairie ouvre à 9 h lundi.` »',
  );
  assert.equal(shown('fr', {}, {}), '');
});

test('each text that differs is named where there are several, against what would have gone out there', () => {
  const [picture] = content.media;
  assert.ok(picture);
  const before = { media: [picture] };
  const after = {
    ownTexts: { x: 'La mairie ouvre lundi.' },
    contentWarning: 'Travaux',
    media: [{ ...picture, alt: 'Le guichet, porte fermée' }],
  };
  assert.equal(
    shown('fr', before, after),
    [
      '*Texte pour @valmont (X)*',
      '- *Retiré :* « `à 9 h` », après : « `La mairie ouvre` »',
      '*Avertissement de contenu*',
      '- *Ajouté :* « `Travaux` », au début',
      '*Image 1, description*',
      '- *Retiré :* « `ouverte` », *ajouté :* « `fermée` », après : « `Le guichet, porte` »',
    ].join('\n'),
  );
});

test('what nobody would see is named', () => {
  assert.equal(
    shown('fr', { text: 'Prix : 9 €\nVenez.' }, { text: 'Prix\u00a0: 9 €\n\nVenez.' }),
    '- *Retiré :* _1 espace_, *ajouté :* _1 espace insécable_, après : « `Prix` »\n- *Ajouté :* _1 retour à la ligne_, après : « `Prix : 9 €` »',
  );
  assert.equal(
    shown('en', { text: 'Pay here.' }, { text: 'Pay here\u202e.' }),
    '- *Removed:* “`here`”, *added:* “`here`” _invisible character U+202E_, after: “`Pay`”',
  );
  assert.match(shown('en', { text: 'Hi.' }, { text: 'Hi 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿.' }), /`👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿`/u);
});

test('a long text stays readable: its passages are folded, its pieces cut between characters', () => {
  const words = Array.from({ length: 40 }, (_, index) => `mot${index}`);
  const many = words.map((word, index) => (index % 4 === 0 ? word.toUpperCase() : word));
  const text = shown('fr', { text: words.join(' ') }, { text: many.join(' ') });
  assert.equal(text.match(/^- /gmu)?.length, 6);
  assert.match(text, /^\+ 4 autres passages$/mu);
  assert.match(text, /après : « `…mot[\d ]/u);
  const family = '👨‍👩‍👧‍👦';
  const [cut = ''] = /`[^`]*`/u.exec(shown('fr', {}, { text: `${base.text}\n${family.repeat(500)}` })) ?? [];
  assert.match(cut, /^`(?:👨‍👩‍👧‍👦)+…`$/u);
  const next = shown('fr', { text: `${family.repeat(60)} a.` }, { text: `${family.repeat(60)} b.` });
  assert.match(next, /après : « `…(?:👨‍👩‍👧‍👦)+` »$/u);
});

test('a text that has become another is said to be rewritten', () => {
  const text = 'Le conseil municipal se réunira jeudi soir pour voter le budget des écoles de la commune.';
  const before = 'La bibliothèque prête des outils de jardin à toutes les familles qui en demandent.';
  assert.equal(shown('fr', { text: before }, { text }), '- Réécrit : relisez tout.');
});

test('people’s own words stand as code, and never as the bot’s', () => {
  const text = 'La mairie ouvre à 9 h lundi. @all *gras* `code` <!channel> Retiré : tout';
  const [list] = differenceBlocks(viewOf('fr'), base, { ...base, text });
  assert.ok(list?.kind === 'list');
  const [item] = list.items;
  assert.deepEqual(
    item?.map(({ kind }) => kind),
    ['strong', 'text', 'text', 'code', 'text', 'text', 'text', 'text', 'code', 'text'],
  );
});
