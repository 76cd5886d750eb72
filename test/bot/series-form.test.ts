import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';

const text = ['Le fleuve monte.', 'Quittez les quais.'].join('\n---\n');

test('the form numbers the parts and shows all of them in public, which the card says and another version keeps', async () => {
  await using scene = await openBotScene();
  await scene.draft(text, { accounts: [scene.accountIds.mastodon], series: ['numbered', 'asFirst'] });
  const revision = () => scene.store.db.revision.findFirstOrThrow({ orderBy: { number: 'desc' } });
  const first = await revision();
  assert.deepEqual([first.series, first.restVisibility], ['numbered', 'asFirst']);
  await scene.press('aicha', 'ask');
  const card = scene.textOf(scene.cardWith('approve'));
  // Four characters more, and the two line breaks before them.
  assert.match(card, /Partie 1 sur 2 · 21\/500/u);
  assert.match(card, /Quittez les quais\.\s+>\s+> 2\/2/u);
  assert.match(card, /parties numérotées/u);
  assert.match(card, /toutes les parties aussi visibles que la première/u);

  await scene.press('aicha', 'edit');
  const form = JSON.stringify(scene.people.formOf('aicha')?.form);
  assert.match(form, /"initial":\["numbered","asFirst"\]/u);
  await scene.people.submit('aicha', { series: [] });
  await scene.settle();
  const second = await revision();
  assert.deepEqual([second.number, second.series, second.restVisibility], [2, 'plain', null]);
  assert.notEqual(second.fingerprint, first.fingerprint);
  assert.match(scene.seen(), /le découpage en publications/u);
  assert.match(scene.seen(), /la visibilité des autres parties/u);

  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { series: ['numbered', 'asFirst'] });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.deepEqual(
    scene.networks.mastodon.posts.map(({ rendering }) => [rendering.text, rendering.visibility]),
    [
      ['Le fleuve monte.\n\n1/2', 'public'],
      ['Quittez les quais.\n\n2/2', 'public'],
    ],
  );
});

test('what is ticked for series changes nothing of a post alone, as it is kept and as it is shown', async () => {
  await using scene = await openBotScene();
  await scene.draft('Le pont est ouvert.', { series: ['numbered', 'asFirst'] });
  const revision = await scene.store.db.revision.findFirstOrThrow();
  assert.deepEqual([revision.series, revision.restVisibility], [null, null]);
  await scene.press('aicha', 'ask');
  assert.doesNotMatch(scene.textOf(scene.cardWith('approve')), /numérot|aussi visibles/u);
});

test('while somebody types, the lengths that the form tells count the numbers', async () => {
  await using scene = await openBotScene();
  const typed = async (series: readonly string[]): Promise<string> => {
    const said = await scene.sink.typed({
      user: 'aicha',
      binding: { purpose: 'newDraft', channel: 'publications', draftId: null, revision: null, target: null },
      values: { text, accounts: [scene.accountIds.mastodon], series },
    });
    return JSON.stringify(said).replaceAll(/\s/gu, ' ');
  };
  assert.match(await typed([]), /partie 1 sur 2 : 16 sur 500/u);
  assert.match(await typed(['numbered']), /partie 1 sur 2 : 21 sur 500/u);
});
