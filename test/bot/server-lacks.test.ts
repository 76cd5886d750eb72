import assert from 'node:assert/strict';
import { test } from 'node:test';

import sharp from 'sharp';

import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { madeRecording } from '../support/made-recordings.ts';

const convertRecording = (): Promise<never> => Promise.reject(new Error('nobody asked for it'));

/** A desk whose account on Mastodon is on a server with this software. */
async function deskOn(software: string, options: Parameters<typeof openBotScene>[0] = {}): Promise<BotScene> {
  const scene = await openBotScene({ settings: { language: 'en' }, ...options });
  const { mastodon: id } = scene.accountIds;
  const { defaultLimits } = mastodonRules;
  const limits = JSON.parse(JSON.stringify(defaultLimits));
  await scene.store.db.account.update({ where: { id }, data: { software, limits } });
  return scene;
}

async function publish(scene: BotScene): Promise<void> {
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(120);
}

const account = '@valmont@practice.example (Mastodon)';
const drawn = [{ kind: 'text', approved: '5*6*7', shown: '567' }] as const;

test('where nothing can be deleted, no way says that it would be', async () => {
  await using scene = await deskOn('Snac 2.75');
  scene.networks.mastodon.readBackAnswer = { kind: 'changed', what: ['drawn'], redrawn: drawn };
  await scene.draft('Tickets cost 5*6*7 euros.');
  await publish(scene);
  assert.match(
    scene.seen(),
    /what people read is not what was approved\. Look; if that is not acceptable, delete it on the network/,
  );
  await scene.press('aicha', 'retract');
  const retracting = scene.people.formOf('aicha')?.form;
  const said = (retracting?.intro ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
  assert.match(said, /supprimées tout de suite de @valmont \(X\)\./);
  assert.ok(said.includes(`Tambour ne peut rien supprimer de ${account} : supprimez-y vous-mêmes`), said);
  await scene.press('aicha', 'correct');
  const ways = (scene.people.formOf('aicha')?.form.fields ?? []).flatMap((field) =>
    field.kind === 'radio' && field.id.startsWith('way.') ? [field.choices.map(({ value }) => value)] : [],
  );
  assert.deepEqual(ways, [
    ['edit', 'reply', 'leave'],
    ['replace', 'reply', 'leave'],
  ]);
});

test('whatever went wrong with a post there, its thread says to delete it by hand', async () => {
  const byHand = /delete it on the network yourself, since Tambour cannot: \[/g;
  await using scene = await deskOn('Snac 2.75');
  const { mastodon } = scene.networks;
  const accounts = [scene.accountIds.mastodon];
  mastodon.readBackAnswer = { kind: 'changed', what: ['visibility'] };
  await scene.draft('The bridge is closed.', { accounts });
  await publish(scene);
  mastodon.readBackAnswer = { kind: 'unplayable' };
  await scene.draft('The road is closed.', { accounts });
  await publish(scene);
  await scene.pass(20 * 60);
  assert.equal(scene.seen().match(byHand)?.length, 2, scene.seen());
  mastodon.readBackAnswer = { kind: 'same' };
  mastodon.troubles.push('hang');
  await scene.draft('The pier is closed.');
  await publish(scene);
  await scene.press('karim', 'retract');
  await scene.people.submit('karim', { text: 'Wrong pier.' });
  mastodon.answerHanging();
  await scene.pass(120);
  assert.match(scene.seen(), /public after all/);
  assert.equal(scene.seen().match(byHand)?.length, 3, scene.seen());
});

test('an unlisted post is remarked upon on each account whose server would show it to all', async () => {
  await using scene = await deskOn('Snac 2.75');
  await scene.draft('The bridge is closed.', { visibility: 'unlisted' });
  const remark = /posts cannot be left out of public timelines there/g;
  assert.equal(scene.textOf(scene.cardWith('ask')).match(remark)?.length, 2);
  await using other = await deskOn('Mastodon 4.6.6');
  await other.draft('The bridge is closed.', { visibility: 'unlisted', accounts: [other.accountIds.mastodon] });
  assert.doesNotMatch(other.textOf(other.cardWith('ask')), remark);
});

test('a series is as public there as its server shows it, so that nothing is told as changed', async () => {
  for (const [software, rest] of [
    ['Snac 2.75', 'public'],
    ['Mastodon 4.6.6', 'unlisted'],
  ] as const) {
    await using scene = await deskOn(software);
    await scene.draft('One.\n---\nTwo.\n---\nThree.', { accounts: [scene.accountIds.mastodon] });
    await publish(scene);
    assert.deepEqual(
      scene.networks.mastodon.posts.map(({ rendering }) => rendering.visibility),
      ['public', rest, rest],
    );
  }
});

test('where a description ends at its first line end, it goes out in one line', async () => {
  const bytes = new Uint8Array(
    await sharp({ create: { width: 40, height: 40, channels: 3, background: '#2a6' } })
      .png()
      .toBuffer(),
  );
  for (const [software, alt] of [
    ['Snac 2.75', 'A plain green square, as green as the lake.'],
    ['Hollo 0.10.0', 'A plain green square,\nas green as the lake.'],
  ] as const) {
    await using scene = await deskOn(software);
    const file = scene.people.keepFile({ name: 'lake.png', bytes });
    await scene.draft('Fireworks over the lake.', { files: [file], accounts: [scene.accountIds.mastodon] });
    await scene.press('aicha', 'altTexts');
    await scene.people.submit('aicha', { alt0: 'A plain green square,\nas green as the lake.' });
    await scene.settle();
    await publish(scene);
    const [post] = scene.networks.mastodon.posts;
    assert.deepEqual(
      post?.rendering.media.map((media) => media.alt),
      [alt],
    );
  }
});

test('a video in H.265 is remarked upon, and offered to be converted, where the server shows it as it is', async () => {
  const clip = await madeRecording({ container: 'mov', picture: 'hevc', width: 320, height: 240 });
  for (const [software, isRemarkedUpon] of [
    ['Hollo 0.10.0', true],
    ['Unknown software (4.6.6)', true],
    ['Mastodon 4.6.6', false],
  ] as const) {
    await using scene = await deskOn(software, { convertRecording });
    await scene.draft('The bridge is open.', {
      files: [scene.people.keepFile({ name: 'clip.mov', bytes: clip })],
      accounts: [scene.accountIds.mastodon],
    });
    // The video may come after the draft was made: then what asks for its description is a message of its own.
    const card = scene.textOf(scene.cardWith('ask'));
    assert.match(card, /Video · 0:03 · 0\.\d MB · 320 × 240 · H\.265 \(HEVC\)/);
    const remark = /this server does not convert the video, and not every browser plays H\.265 \(HEVC\)/;
    assert.equal(remark.test(card), isRemarkedUpon, `${software}\n${card}`);
    assert.equal(card.includes('[Convert the video]'), isRemarkedUpon, software);
  }
});

test('a mention is told with the accounts on which it notifies somebody', async () => {
  await using scene = await deskOn('Mastodon 4.6.6');
  await scene.draft('Thanks to @lake@social.example for the picture.');
  assert.match(scene.textOf(scene.cardWith('ask')), /on @valmont@practice\.example, @lake@social\.example will be/);
});
