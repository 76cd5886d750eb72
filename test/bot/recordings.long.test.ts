import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mastodon } from '#networks/mastodon/mastodon.ts';

import type { BotScene } from '../support/bot-scene.ts';
import { alt, approve, describe, drop, onBoth, working, written } from '../support/film-scene.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { openPracticeMastodon, openPracticeX } from '../support/practice-networks.ts';
import { redSquare } from '../support/red-square.ts';

test('a video dropped in the thread is told, described, approved and public on both networks, without its place', async () => {
  await using onMastodon = await openPracticeMastodon();
  await using onX = await openPracticeX();
  await using scene = await written({ through: onBoth(onMastodon, onX) });
  const clip = await madeRecording({ seconds: 40, place: '+48.1731+006.4496/', frameBytes: 2000 });
  assert.ok(Buffer.from(clip).includes('48.1731'));
  await drop(scene, { name: 'prefet.mov', bytes: clip });
  assert.match(working(scene), /Vidéo · 0:40 · 2 Mo · 320 × 240 · H\.264 · AAC/);
  assert.match(working(scene), /Vidéo 1 : sans description/);
  await scene.press('aicha', 'ask');
  assert.match(
    scene.whispers('aicha').at(-1) ?? '',
    /À corriger :\n- \*Description de la vidéo 1\*.* sauront rien de la vidéo\. Utilisez « Décrire la vidéo »/,
  );

  await describe(scene);
  assert.match(working(scene), /Vidéo 1, description\n> Le préfet parle/);
  await approve(scene);
  await scene.pass(120);
  for (const { server } of [onMastodon, onX]) {
    const [post] = server.timeline();
    const page = await (await fetch(post?.url ?? '')).text();
    assert.match(page, /<video src="\/media\/[^"]+" aria-label="Le préfet parle[^>]*controls/);
    assert.equal(post?.media[0]?.alt, alt);
    assert.equal(server.timeline().length, 1);
    const [bytes] = server.mediaBytes();
    assert.ok(bytes !== undefined && !Buffer.from(bytes).includes('48.1731'));
  }
  const [there, here] = [onMastodon, onX].map(({ server }) => Buffer.concat(server.mediaBytes()));
  assert.ok(there !== undefined && here !== undefined && there.equals(here));
});

test('a video beside a picture, two videos, a codec and a length that X does not take are told before approval', async () => {
  await using scene = await written();
  await drop(scene, { name: 'a.mp4', bytes: await madeRecording({ seconds: 2 }) });
  await drop(scene, { name: 'b.png', bytes: new Uint8Array(redSquare.bytes) });
  assert.match(working(scene), /une seule vidéo ou un seul son, et rien à côté/);
  await using other = await written();
  await drop(other, { name: 'a.mp4', bytes: await madeRecording({ seconds: 2 }) });
  await drop(other, { name: 'b.mp4', bytes: await madeRecording({ seconds: 4 }) });
  assert.match(working(other), /une seule vidéo ou un seul son, et rien à côté/);
  await using third = await written();
  const phone = await madeRecording({
    container: 'mov',
    picture: 'hevc',
    rotation: 90,
    seconds: 150,
    width: 1920,
    height: 1080,
  });
  await drop(third, { name: 'c.mov', bytes: phone });
  const card = working(third);
  assert.match(card, /Vidéo · 2:30 · \d+ Mo · 1.080 × 1.920 · H\.265 \(HEVC\) · AAC/);
  assert.match(card, /H\.265 \(HEVC\) n['’]y est pas accepté\. Exportez la vidéo en H\.264/);
  assert.match(card, /elle dure 150 s, la durée acceptée est de 0,5 à 140 s/);
  assert.match(
    card,
    /1.080 × 1.920 pixels dépassent 1.310.720 au total\. Exportez-la plus petite, par exemple en 858 × 1.526/,
  );
  await third.press('aicha', 'ask');
  assert.match(third.whispers('aicha').at(-1) ?? '', /À corriger/);
});

test('an empty file, a lying extension and a video that was cut off each get a sentence, and no version', async () => {
  await using scene = await written();
  const whole = await madeRecording();
  await drop(scene, { name: 'coupee.mp4', bytes: whole.slice(0, 20_000) });
  assert.match(scene.whispers('aicha').at(-1) ?? '', /coupee\.mp4 est abîmé ou incomplet/);
  await drop(scene, { name: 'film.mp4', bytes: new TextEncoder().encode('ceci n’est pas un film') });
  assert.match(scene.whispers('aicha').at(-1) ?? '', /film\.mp4 n['’]est pas une image/);
  await drop(scene, { name: 'vide.mp4', bytes: new Uint8Array() });
  assert.match(scene.whispers('aicha').at(-1) ?? '', /vide\.mp4/);
  assert.match(scene.textOf(scene.cardWith('ask')), /version 1/);
});

test('a video named as a picture is a video, and one that is taken out again leaves the text alone', async () => {
  await using scene = await written();
  await drop(scene, { name: 'photo.jpg', bytes: await madeRecording() });
  assert.match(working(scene), /Vidéo · 0:03/);
  await scene.press('aicha', 'altTexts');
  await scene.people.submit('aicha', { alt0: '', remove: ['0'] });
  await scene.settle();
  assert.doesNotMatch(scene.textOf(scene.cardWith('ask')), /Vidéo/);
});

test('a file too large for a picture is read as it comes: a video is taken, and a picture is told', async () => {
  await using scene = await written({
    // The practice chat takes no file as large as that.
    wrapChat: (chat) => ({ ...chat, download: async (_, { maxBytes }) => ({ kind: 'tooLarge', maxBytes }) }),
  });
  await drop(scene, { name: 'grand.mp4', bytes: await madeRecording(), alt: 'Le préfet parle.' });
  assert.match(working(scene), /Vidéo · 0:03[^]*> Le préfet parle\./);
  await drop(scene, { name: 'grande.png', bytes: new Uint8Array(redSquare.bytes) });
  assert.match(scene.whispers('aicha').at(-1) ?? '', /grande\.png dépasse 30 Mo/);
  assert.match(scene.textOf(scene.cardWith('ask')), /version 2/);
});

test('a network that never ends its work is told in the thread, and nothing is public without the video', async () => {
  await using onMastodon = await openPracticeMastodon();
  onMastodon.server.manners.recordingPolls = 1_000_000;
  await using scene = await written({
    through: (clock) => {
      const server = { serverUrl: onMastodon.url, accessToken: onMastodon.token, loopbackOnly: true, clock } as const;
      const network = mastodon({ ...server, software: 'Mastodon 4.6.6' });
      return { mastodon: network, x: network };
    },
  });
  await drop(scene, { name: 'prefet.mp4', bytes: await madeRecording() });
  await describe(scene);
  await approve(scene);
  await scene.pass(5 * 60);
  assert.match(scene.seen(), /le réseau prépare encore les images ou la vidéo\. Nouvel essai/);
  await scene.pass(20 * 60);
  assert.match(scene.seen(), /travaille depuis 15 minutes à la vidéo sans finir, rien n['’]a été publié/);
  assert.equal(onMastodon.server.timeline().length, 0);
});

test('a video whose stored bytes were changed after the approval never leaves', async () => {
  await using scene = await written();
  await drop(scene, { name: 'prefet.mp4', bytes: await madeRecording() });
  await describe(scene);
  await scene.press('aicha', 'ask');
  const [piece] = await scene.store.db.recordingPiece.findMany();
  assert.ok(piece);
  const bytes = new Uint8Array(piece.bytes);
  bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
  await scene.store.db.recordingPiece.updateMany({ data: { bytes } });
  await scene.press('karim', 'approve');
  await scene.pass(120);
  assert.equal(scene.networks.mastodon.posts.length + scene.networks.x.posts.length, 0);
  const deliveries = await scene.store.db.delivery.findMany();
  assert.deepEqual(
    deliveries.map(({ state, why }) => [state, why]),
    [
      ['held', 'content_changed'],
      ['held', 'content_changed'],
    ],
  );
});

/** A draft with a described video, approved for a time to come. */
async function planned(): Promise<{ readonly scene: BotScene; readonly clip: Uint8Array<ArrayBuffer> }> {
  const scene = await written();
  const clip = await madeRecording();
  await drop(scene, { name: 'prefet.mp4', bytes: clip });
  await describe(scene);
  await scene.press('aicha', 'ask');
  return { scene, clip };
}

test('a restore without videos holds the post and says so, and the same file dropped again lets it go unchanged', async () => {
  const { scene, clip } = await planned();
  await using _ = scene;
  await scene.store.db.recordingPiece.deleteMany();
  await scene.press('karim', 'approve');
  await scene.pass(120);
  assert.equal(scene.networks.mastodon.posts.length + scene.networks.x.posts.length, 0);
  assert.match(scene.seen(), /n['’]est plus enregistré ici[^]*Déposez le même fichier de nouveau dans ce fil/);
  assert.doesNotMatch(scene.seen(), /n['’]est pas ce qui a été validé/);
  await drop(scene, { name: 'encore.mp4', bytes: clip });
  assert.match(scene.whispers('aicha').at(-1) ?? '', /encore\.mp4 est déjà la vidéo[^]*réessayez/);
  assert.deepEqual(
    (await scene.store.db.draft.findMany({ include: { revisions: true } })).map(({ revisions }) => revisions.length),
    [3],
  );
  await scene.press('aicha', 'tryAgain');
  await scene.pass(120);
  assert.equal(scene.networks.mastodon.posts.length + scene.networks.x.posts.length, 1);
});

test('another video dropped for one that is missing is offered as a change, and does not go out', async () => {
  const { scene } = await planned();
  await using _ = scene;
  await scene.store.db.recordingPiece.deleteMany();
  await scene.press('karim', 'approve');
  await scene.pass(120);
  await drop(scene, { name: 'autre.mp4', bytes: await madeRecording({ seconds: 5 }) });
  await scene.pass(120);
  assert.equal(scene.networks.mastodon.posts.length + scene.networks.x.posts.length, 0);
});

test('in each language the words are of a video where there is one, of a sound, or of images', async () => {
  await using scene = await written();
  await drop(scene, { name: 'prefet.mp4', bytes: await madeRecording() });
  assert.match(scene.seen(), /la vidéo/);
  assert.doesNotMatch(scene.seen().replaceAll('une vidéo', ''), /les images|l’image/);
  assert.match(working(scene), /\[Décrire la vidéo\]/);
  await using other = await written();
  await drop(other, { name: 'message.mp3', bytes: await madeRecording({ container: 'mp3' }) });
  assert.match(working(other), /Son · 0:03[^]*\[Décrire le son\]/);
  await describe(other, { alt0: 'Le message du préfet, lu par lui.' });
  assert.match(other.seen(), /la description du son 1/);
});
