import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cutAtSentence, relayedText, takes, unknownNames } from '#drafts/relayed/relayed-text.ts';

const entry = { title: 'Low water', summary: 'Two lakes are closed.', link: 'https://lakes.example/1' };

test('a template takes title, summary, link and label, by their names in any language', () => {
  const label = 'From lakes.example';
  const inEnglish = '{title}\n\n{summary}\n\n{link}\n#lakes\n{label}';
  const text = 'Low water\n\nTwo lakes are closed.\n\nhttps://lakes.example/1\n#lakes\nFrom lakes.example';
  assert.equal(relayedText({ template: inEnglish, label }, entry), text);
  const inFrench = '{titre}\n\n{Résumé}\n\n{lien}\n#lakes\n{mention}';
  assert.equal(relayedText({ template: inFrench, label }, entry), text);
  assert.deepEqual(unknownNames('{titel} {zusammenfassung} {hinweis} {wetter} {a b}'), ['wetter']);
  assert.deepEqual([takes(inFrench, 'link'), takes('{title}', 'link')], [true, false]);
});

test('what an entry says is never read as a template, and what it leaves out leaves no gap', () => {
  const sly = { title: '{link} $& {label}', summary: '', link: 'https://lakes.example/2' };
  const text = relayedText({ template: '{title}\n\n{summary}\n\n{link}', label: 'secret' }, sly);
  assert.equal(text, '{link} $& {label}\n\nhttps://lakes.example/2');
});

test('a summary is cut at a sentence, and one that the site cut goes back to its last whole one', () => {
  const sentence = 'The directorate of lakes measured the water of forty bathing places again. ';
  assert.equal(cutAtSentence(sentence.repeat(5).trim()), sentence.repeat(3).trim());
  assert.equal(cutAtSentence('All is well. The second sentence was cut by the si…'), 'All is well.');
  assert.equal(cutAtSentence('All is well. Cut by the si...'), 'All is well.');
  assert.equal(cutAtSentence('No sentence ends before the si…'), 'No sentence ends before the si…');
  const long = `${'word '.repeat(80)}end.`;
  assert.match(cutAtSentence(long), /^(?:word )+word…$/u);
  assert.ok(cutAtSentence(long).length <= 240);
  assert.equal(cutAtSentence('x'.repeat(500)).length, 240);
  assert.equal(cutAtSentence('Short.'), 'Short.');
});
