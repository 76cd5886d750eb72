import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import type { Network } from '#networks/network.ts';
import type { PrepareOutcome, Uploaded } from '#networks/publish-outcome.ts';
import type { RenderedMedia } from '#networks/rendering.ts';
import { x } from '#networks/x/x.ts';

import { bytesOf, rendering, soon } from '../contracts/network-contract.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { openPracticeX, type XWorld } from '../support/practice-networks.ts';
import { testClock } from '../support/test-clock.ts';

const video = await madeRecording();
const french = '1\n00:00:00,500 --> 00:00:02,500\nUne crue est attendue.\n';
const german = '1\n00:00:00,500 --> 00:00:02,500\nHochwasser kommt.\n';
const texts = new Map([french, german].map((text) => [hashOf(text), text] as const));
const media: RenderedMedia = {
  sha256: createHash('sha256').update(video).digest('hex'),
  mimeType: 'video/mp4',
  width: 320,
  height: 240,
  byteLength: video.byteLength,
  alt: 'Le préfet parle.',
  recording: {
    pieces: 'p'.repeat(64),
    seconds: 3,
    video: { codec: 'avc', framesPerSecond: 25 },
    sound: 'aac',
    captions: [
      { language: 'fr', sha256: hashOf(french) },
      { language: 'de', sha256: hashOf(german) },
    ],
  },
};
const both = [
  { languageCode: 'FR', displayName: 'français', text: french },
  { languageCode: 'DE', displayName: 'Deutsch', text: german },
];

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function* piecesOf(): AsyncGenerator<Uint8Array, void> {
  yield video;
}

async function captionsOf(sha256: string): Promise<string> {
  return texts.get(sha256) ?? '';
}

async function open(): Promise<XWorld & { readonly own: Network } & AsyncDisposable> {
  const clock = testClock();
  const world = await openPracticeX({ clock });
  const own = x({ ...world.keys, userId: world.accountId, reading: true, baseUrl: world.url, clock });
  return { ...world, own, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

function prepare(own: Network, uploaded: readonly Uploaded[] = []): Promise<PrepareOutcome> {
  const wanted = rendering('x', { media: [media] });
  return own.prepare(wanted, { uploaded, bytesOf, piecesOf, captionsOf, signal: soon() });
}

test('captions go up after their video and stand beside it, each in its language, before there is a post', async () => {
  await using world = await open();
  const first = await prepare(world.own);
  assert.ok(first.kind === 'tryLater' && first.why === 'media_processing', JSON.stringify(first));
  assert.deepEqual(world.server.subtitles(), []);
  const second = await prepare(world.own, first.uploaded);
  assert.ok(second.kind === 'prepared', JSON.stringify(second));
  assert.deepEqual(world.server.subtitles(), both);
  assert.equal(second.prepared.mediaIds.length, 1);
  const outcome = await world.own.publish(second.prepared, crypto.randomUUID(), soon());
  assert.ok(outcome.kind === 'published', JSON.stringify(outcome));
  // Its page plays them, as players of browsers read them.
  const address = `${world.url}/i/web/status/${outcome.id}`;
  const page = await (await fetch(address)).text();
  const tracks = [...page.matchAll(/<track[^>]*src="([^"]+)"[^>]*srclang="([^"]+)"[^>]*label="([^"]+)"/gu)];
  assert.deepEqual(
    tracks.map(([, , language, label]) => [language, label]),
    [
      ['FR', 'français'],
      ['DE', 'Deutsch'],
    ],
  );
  const captions = await fetch(new URL(tracks[0]?.[1] ?? '', address));
  assert.equal(captions.headers.get('content-type'), 'text/vtt');
  assert.equal(captions.headers.get('access-control-allow-origin'), '*');
  assert.equal(await captions.text(), 'WEBVTT\n\n1\n00:00:00.500 --> 00:00:02.500\nUne crue est attendue.\n');
});

test('an answer that is lost among the captions is tried later, and no captions stand there twice', async () => {
  await using world = await open();
  world.server.manners.videoPolls = 1;
  let outcome = await prepare(world.own);
  for (let times = 0; outcome.kind === 'tryLater' && times < 12; times += 1) {
    // Each look at the video and each request of its captions once without an answer.
    if (times < 6) world.server.troubles.set(['upload'], { kind: 'loseAnswer' }, 1);
    outcome = await prepare(world.own, outcome.uploaded);
  }
  assert.ok(outcome.kind === 'prepared', JSON.stringify(outcome));
  assert.deepEqual(world.server.subtitles(), both);
});

test('captions that X does not take refuse the post: it never goes out without them', async () => {
  await using world = await open();
  const first = await prepare(world.own);
  assert.ok(first.kind === 'tryLater');
  const wanted = rendering('x', { media: [media] });
  const broken = { uploaded: first.uploaded, bytesOf, piecesOf, captionsOf: async () => 'no captions', signal: soon() };
  const outcome = await world.own.prepare(wanted, broken);
  assert.ok(outcome.kind === 'refused' && outcome.why === 'media_rejected', JSON.stringify(outcome));
});

test('without anybody who gives their text they are a fault of ours', async () => {
  await using world = await open();
  const first = await prepare(world.own);
  assert.ok(first.kind === 'tryLater');
  const without = { uploaded: first.uploaded, bytesOf, piecesOf, signal: soon() };
  await assert.rejects(world.own.prepare(rendering('x', { media: [media] }), without), /nobody gives the captions/);
});
