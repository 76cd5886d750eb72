import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { quietLabel } from '#drafts/relayed/quiet-label.ts';
import { relayedText } from '#drafts/relayed/relayed-text.ts';
import { languages } from '#languages.ts';
import { carriesLabel, labelOf } from '#relay/our-label.ts';

test('a label names an account with its network, in each language', () => {
  assert.deepEqual(
    languages.map((language) => labelOf(language, '@lakes@x.com')),
    ['Relayed from lakes (X)', 'Relayé de lakes (X)', 'Übernommen von lakes (X)'],
  );
  assert.equal(labelOf('en', '@lakes@social.lakes.example'), 'Relayed from lakes@social.lakes.example (Mastodon)');
});

test('whatever a label says, a post mentions nobody by it and gets no link more, on any network', () => {
  for (const label of [
    'Relayed from @lakes@x.com',
    'Relayed from @lakes@twitter.com.',
    'Relayed from @lakes@social.lakes.example',
    '@mairie',
    '＠mairie',
    '(@mairie), @Mairie_Bruyere!',
    'RT@mairie',
    'RT:@mairie',
    'Café@mairie',
    'Vu sur X:@mairie',
    '@@mairie',
    '-@mairie',
    '@mairie@mairie',
    '@ma-irie.x@lakes.example@mairie',
    '#@mairie .@mairie',
    '@mairie@x.com@mairie',
  ]) {
    const text = relayedText({ template: 'Low water\n{label}', label }, { title: '', summary: '', link: '' });
    for (const network of Object.values(rules)) {
      assert.deepEqual([...text.matchAll(network.mentions)].map(String), [], `${network.kind}: ${text}`);
      assert.deepEqual(network.links(text), [], `${network.kind}: ${text}`);
    }
    assert.equal(quietLabel(quietLabel(label)), quietLabel(label));
  }
});

test('an address in a label stays whole', () => {
  const label = 'All at https://social.lakes.example/@lakes';
  assert.equal(quietLabel(label), label);
});

test('posts that carry a label are known by it as it is given today, and as it was before', () => {
  for (const language of languages) {
    for (const name of ['@lakes@x.com', '@lakes@social.lakes.example']) {
      assert.ok(carriesLabel(`Low water\n${labelOf(language, name)}`), language);
    }
  }
  assert.ok(carriesLabel('Relayé de @lakes@x.com'));
  assert.ok(!carriesLabel('Relayed from the ministry (as every year)'));
});
