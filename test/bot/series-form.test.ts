import assert from 'node:assert/strict';
import { test } from 'node:test';

import sharp from 'sharp';

import { openBotScene } from '../support/bot-scene.ts';

async function aPng(size: number): Promise<Uint8Array> {
  const create = { width: 40 * size, height: 30, channels: 3, background: '#224488' } as const;
  return new Uint8Array(await sharp({ create }).png().toBuffer());
}

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

test('each picture is put with its part where it is described, and the card says with which it goes', async () => {
  await using scene = await openBotScene();
  const files = await Promise.all(
    ['a.png', 'b.png'].map(async (name, at) => scene.people.keepFile({ name, bytes: await aPng(at + 1) })),
  );
  await scene.draft(text, { accounts: [scene.accountIds.mastodon], files, alts: 'La crue\nLa colline' });
  await scene.press('aicha', 'altTexts');
  const form = JSON.stringify(scene.people.formOf('aicha')?.form);
  assert.match(form, /L[’']image ou la vidéo 2 va avec/u);
  await scene.people.submit('aicha', { alt0: 'La crue', alt1: 'La colline', part1: '2' });
  await scene.settle();
  const { media, number } = await scene.store.db.revision.findFirstOrThrow({ orderBy: { number: 'desc' } });
  assert.equal(number, 2);
  assert.deepEqual(Array.isArray(media) ? media.map((one) => Object(one).part) : null, [undefined, 2]);
  assert.match(scene.seen(), /la partie qui porte l[’']image ou la vidéo 2/u);
  await scene.press('aicha', 'ask');
  const card = scene.textOf(scene.cardWith('approve'));
  assert.match(
    card,
    /Le fleuve monte\.\s+~ Avec l[’']image ou la vidéo 1, .*Quittez les quais\.\s+~ Avec l[’']image ou la vidéo 2,/su,
  );
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.deepEqual(
    scene.networks.mastodon.posts.map(({ rendering }) => rendering.media.map(({ alt }) => alt)),
    [['La crue'], ['La colline']],
  );
});

test('a part that no form offers leaves a picture where it is', async () => {
  await using scene = await openBotScene();
  const files = [scene.people.keepFile({ name: 'a.png', bytes: await aPng(1) })];
  await scene.draft(text, { accounts: [scene.accountIds.mastodon], files, alts: 'La crue' });
  for (const part0 of ['0', '-1', '1.5', 'x', '']) {
    await scene.press('aicha', 'altTexts');
    await scene.people.submit('aicha', { alt0: `La crue ${part0}`, part0 });
    await scene.settle();
    const { media } = await scene.store.db.revision.findFirstOrThrow({ orderBy: { number: 'desc' } });
    assert.equal(Object(Array.isArray(media) ? media[0] : null).part, undefined);
  }
});
