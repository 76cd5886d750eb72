import assert from 'node:assert/strict';
import { test } from 'node:test';

import { forgetRecordings } from '#drafts/forget-recordings.ts';

import { alt, approve, describe, drop, type DroppedFiles, onBoth, working, written } from '../support/film-scene.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { openPracticeMastodon, openPracticeX } from '../support/practice-networks.ts';

const subRip = `1
00:00:00,500 --> 00:00:02,500
Une crue est attendue
cette nuit.

2
00:00:03,000 --> 00:00:05,500
Éloignez-vous des berges.
`;
const transcript = 'Une crue est attendue cette nuit. Éloignez-vous des berges.';

function srt(text: string | Uint8Array = subRip, name = 'prefet.srt'): DroppedFiles[number] {
  return { name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : new Uint8Array(text) };
}

async function film(seconds = 6): Promise<DroppedFiles[number]> {
  return { name: 'prefet.mp4', bytes: await madeRecording({ seconds }) };
}

test('captions dropped beside a video are read on its cards, public on X, and the description on Mastodon', async () => {
  await using onMastodon = await openPracticeMastodon();
  await using onX = await openPracticeX();
  await using scene = await written({ through: onBoth(onMastodon, onX) });
  // In one message, and the captions first.
  await drop(scene, srt(), await film());
  assert.match(
    working(scene),
    /Sous-titres \(français\), 2 passages\n> 0:00 Une crue est attendue\n> cette nuit\.\n> 0:03 Éloignez/,
  );
  assert.match(working(scene), /ce réseau n['’]affiche pas de sous-titres/);
  await describe(scene);
  assert.match(working(scene), /la transcription, c['’]est-à-dire ces mots, suit la description/);
  await scene.press('aicha', 'ask');
  assert.match(scene.textOf(scene.cardWith('approve')), /> 0:03 Éloignez-vous des berges\./);
  await scene.press('karim', 'approve');
  await scene.pass(120);
  assert.deepEqual(
    [onMastodon, onX].map(({ server }) => server.timeline().map(({ media }) => media[0]?.alt)),
    [[`${alt}\n\n${transcript}`], [alt]],
  );
  assert.deepEqual(onX.server.subtitles(), [{ languageCode: 'FR', displayName: 'français', text: subRip }]);
});

test('captions that cannot be read, or stand beside no video, get a sentence and no version', async () => {
  await using scene = await written();
  const told = (): string => scene.whispers('aicha').at(-1) ?? '';
  await drop(scene, srt());
  assert.match(told(), /prefet\.srt contient des sous-titres, et il n['’]y a pas de vidéo/);
  await drop(scene, await film());
  await drop(scene, srt(Buffer.from(subRip, 'latin1')));
  assert.match(told(), /prefet\.srt n['’]est pas enregistré en UTF-8/);
  await drop(scene, srt(''));
  assert.match(told(), /prefet\.srt ne contient aucun sous-titre/);
  await drop(scene, srt(`${subRip}\n3\nabc --> def\nperdu\n`));
  assert.match(told(), /prefet\.srt n['’]est pas lisible à la ligne 11/);
  await drop(scene, srt('bonjour'));
  assert.match(told(), /pas lisible à la ligne 1/);
  await drop(scene, srt('1\n00:00:01,000 --> 00:00:02,000\nun\u0007deux\n'));
  assert.match(told(), /près de la ligne 2 un caractère/);
  await drop(scene, srt(' '.repeat(1_100_000)));
  assert.match(told(), /trop gros pour des sous-titres/);
  assert.match(working(scene), /version 2[^]*Sans sous-titres/);
});

test('UTF-16, WebVTT and captions by another name are captions, in the language that the name tells', async () => {
  await using scene = await written();
  await drop(scene, await film());
  await drop(scene, srt(Buffer.from(`\uFEFF${subRip.replaceAll('\n', '\r\n')}`, 'utf16le'), 'texte.txt'));
  assert.match(working(scene), /Sous-titres \(français\), 2 passages\n> 0:00 Une crue est attendue\n> cette nuit\./);
  await drop(scene, srt('WEBVTT\n\n00:01.000 --> 00:02.000\nHochwasser <i>heute</i>\n', 'prefet.de.vtt'));
  assert.match(working(scene), /Sous-titres \(allemand\), 1 passage\n> 0:01 Hochwasser <i>heute<\/i>/);
  assert.match(working(scene), /« <i> » au passage 1 part tel quel/);
});

test('captions are replaced and removed in new versions, and an approval of others does not count for them', async () => {
  await using scene = await written({ settings: { captions: 'required' } });
  await drop(scene, await film());
  await drop(scene, srt());
  // By the newest button with that name: the one below the video is of a version that is over.
  await describe(scene);
  await approve(scene);
  assert.match(scene.seen(), /Karim a validé la version 4/);
  await scene.press('aicha', 'stop');
  // It was asked for once: what is dropped now waits for somebody to use it.
  await drop(scene, srt(subRip.replace('berges', 'rives')));
  await scene.press('aicha', 'useInPost');
  assert.match(working(scene), /version 5[^]*> 0:03 Éloignez-vous des rives\./);
  assert.match(scene.seen(), /les sous-titres/);
  assert.equal(scene.networks.x.posts.length, 0);
  await describe(scene, { captions0: ['fr'] });
  assert.match(working(scene), /version 6[^]*Sans sous-titres/);
  await scene.press('aicha', 'ask');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /cette rédaction demande des sous-titres/);
  await describe(scene, { captions0: ['burntIn'] });
  assert.match(working(scene), /Sous-titres incrustés dans l['’]image, d['’]après l['’]équipe/);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  assert.match(scene.seen(), /Karim a validé la version 7/);
});

function lines(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `${index + 1}\n00:00:00,${String(index % 1000).padStart(3, '0')} --> 00:00:01,999\nLigne ${index}\n`,
  ).join('\n');
}

test('two thousand captions, as of an hour of speech, are begun on the card and stand whole in a file of the thread', async () => {
  await using scene = await written();
  await drop(scene, await film());
  await drop(scene, srt(lines(2000)));
  assert.match(
    working(scene),
    /2 000 passages\n> 0:00 Ligne 0\n[^]*relisez-les tous dans le fichier sous-titres-fr-[0-9a-f]{6}\.srt/u,
  );
  assert.doesNotMatch(working(scene), /Ligne 200\b/);
  assert.match(scene.seen(), /a ajouté des sous-titres \(français\) : 2 000 passages/u);
});

test('ten thousand captions are more than any video has: whoever drops them is told so, and there is no version', async () => {
  await using scene = await written();
  await drop(scene, await film());
  const before = working(scene);
  await drop(scene, srt(lines(10_000)));
  assert.match(
    scene.whispers('aicha').at(-1) ?? '',
    /prefet\.srt est trop gros pour des sous-titres\. Déposez un fichier SRT ou VTT de 128 ko au plus\./,
  );
  assert.equal(working(scene), before);
});

test('captions whose stored words were changed after the approval never leave', async () => {
  await using scene = await written();
  await drop(scene, await film(), srt());
  await describe(scene);
  await scene.press('aicha', 'ask');
  await scene.store.db.caption.updateMany({ data: { text: subRip.replace('Éloignez-vous', 'Approchez-vous') } });
  await scene.press('karim', 'approve');
  await scene.pass(120);
  assert.equal(scene.networks.mastodon.posts.length + scene.networks.x.posts.length, 0);
  const deliveries = await scene.store.db.delivery.findMany();
  assert.deepEqual(new Set(deliveries.map(({ state, why }) => `${state} ${why}`)), new Set(['held content_changed']));
});

test('the words of a video stay, and stand on its card, when the video itself is forgotten', async () => {
  await using scene = await written();
  await drop(scene, await film(), srt());
  await describe(scene);
  await approve(scene);
  await scene.pass(120);
  scene.clock.advance(100 * 86_400_000);
  await forgetRecordings(scene.store);
  assert.equal(await scene.store.db.recordingPiece.count(), 0);
  assert.deepEqual(
    (await scene.store.db.caption.findMany()).map(({ text }) => text),
    [subRip],
  );
});
