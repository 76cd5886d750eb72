import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Content, plainContent } from '#drafts/content.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import { columnsOfContent, contentOfJson, jsonOfContent } from '#drafts/kept-content.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';

import { rules } from '#app/rules.ts';

import { anAccount } from './builders.ts';

type Media = Content['media'][number];

const picture: Media = {
  sha256: 'a'.repeat(64),
  mimeType: 'image/png',
  width: 4,
  height: 4,
  byteLength: 100,
  alt: 'Un carré rouge.',
};
const recording = {
  pieces: 'b'.repeat(64),
  seconds: 40,
  video: { codec: 'avc', framesPerSecond: 25 },
  sound: 'aac',
} as const;

function contentWith(media: Media): Content {
  return {
    ...plainContent({ text: 'Crue', language: 'fr', accountIds: [account.id], timeZone: 'Europe/Paris' }),
    media: [media],
  };
}

const account = anAccount('mastodon');

function fingerprint(media: Media): string {
  const content = contentWith(media);
  return fingerprintOf(renderingsOf(content, [account], rules), content, [account]);
}

test('a content without a recording is kept and fingerprinted to the byte as before there were any', () => {
  assert.deepEqual(columnsOfContent(contentWith(picture)).media, [picture]);
  assert.equal(JSON.stringify(columnsOfContent(contentWith(picture)).media), JSON.stringify([picture]));
  assert.equal(fingerprint(picture), '43f98792c5c528bd4a0b0721d3a2eef4d7ba38bfc8587723fd4be3a20e09f26d');
});

test('a recording is kept beside the rest of its medium, and read again as it was', () => {
  const content = contentWith({ ...picture, mimeType: 'video/mp4', recording });
  assert.deepEqual(contentOfJson(JSON.parse(JSON.stringify(jsonOfContent(content)))), content);
});

test('everything of a recording is in the fingerprint', () => {
  const video: Media = { ...picture, mimeType: 'video/mp4', recording };
  const others: readonly Media[] = [
    picture,
    { ...video, sha256: 'c'.repeat(64) },
    { ...video, alt: 'Autre chose.' },
    { ...video, recording: { ...recording, pieces: 'd'.repeat(64) } },
    { ...video, recording: { ...recording, seconds: 41 } },
    { ...video, recording: { ...recording, sound: null } },
    { ...video, recording: { ...recording, video: { codec: 'hevc', framesPerSecond: 25 } } },
  ];
  const all = [video, ...others].map(fingerprint);
  assert.equal(new Set(all).size, all.length);
});

const captions = [{ language: 'fr', sha256: 'e'.repeat(64) }] as const;

test('captions, their transcript and whether they are burnt in are kept, and what is sent of them is in the fingerprint', () => {
  const video: Media = { ...picture, mimeType: 'video/mp4', recording };
  const captioned: Media = { ...video, recording: { ...recording, captions, transcript: 'Bonjour.' } };
  const content = contentWith({ ...captioned, recording: { ...recording, captions, openCaptions: true } });
  assert.deepEqual(contentOfJson(JSON.parse(JSON.stringify(jsonOfContent(content)))), content);
  const onX = anAccount('x');
  const of = (media: Media): string => {
    const both = { ...contentWith(media), accountIds: [account.id, onX.id] };
    return fingerprintOf(renderingsOf(both, [account, onX], rules), both, [account, onX]);
  };
  const all = [
    video,
    captioned,
    { ...video, recording: { ...recording, openCaptions: true } },
    { ...video, recording: { ...recording, captions: [{ language: 'de', sha256: 'e'.repeat(64) }] } },
    { ...video, recording: { ...recording, captions: [{ language: 'fr', sha256: 'f'.repeat(64) }] } },
    { ...captioned, recording: { ...recording, captions, transcript: 'Bonsoir.' } },
  ] satisfies readonly Media[];
  assert.equal(new Set(all.map(of)).size, all.length);
});

test('captions are sent where they are shown, and elsewhere their words follow the description', () => {
  const media: Media = { ...picture, recording: { ...recording, captions, transcript: 'Bonjour.' } };
  const onX = anAccount('x');
  const both = { ...contentWith(media), accountIds: [account.id, onX.id] };
  const [there, here] = renderingsOf(both, [account, onX], rules).map((one) => one.media[0]);
  assert.deepEqual(there, { ...picture, alt: 'Un carré rouge.\n\nBonjour.', recording });
  assert.deepEqual(here, { ...picture, recording: { ...recording, captions } });
});
