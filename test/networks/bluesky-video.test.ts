import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { boundedDispatchers } from '#networks/bounded-dispatcher.ts';
import { blueskyRules } from '#networks/bluesky/bluesky-rules.ts';
import { isThere } from '#networks/bluesky/is-there.ts';
import type { PrepareOutcome } from '#networks/publish-outcome.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import { bytesOf, rendering, soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { type BlueskyWorld, openPracticeBluesky } from '../support/practice-networks.ts';
import { testClock } from '../support/test-clock.ts';

const video = await madeRecording({ frameBytes: 60_000 });
const media: RenderedMedia = {
  sha256: createHash('sha256').update(video).digest('hex'),
  mimeType: 'video/mp4',
  width: 320,
  height: 240,
  byteLength: video.byteLength,
  alt: 'Le préfet parle devant la carte des crues,\nun bras levé.',
  recording: { pieces: 'p'.repeat(64), seconds: 3, video: { codec: 'avc', framesPerSecond: 25 }, sound: 'aac' },
};

async function* piecesOf(): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < video.byteLength; at += 256 * 1024) yield video.subarray(at, at + 256 * 1024);
}

async function* othersIn(): AsyncGenerator<Uint8Array, void> {
  yield video.subarray(0, 1024 * 1024);
  throw new Error('the stored recording is not itself');
}

function prepare(
  { network }: Pick<BlueskyWorld, 'network'>,
  wanted = rendering('bluesky', { media: [media] }),
  pieces = piecesOf,
): Promise<PrepareOutcome> {
  return network.prepare(wanted, { uploaded: [], bytesOf, piecesOf: pieces, signal: soon() });
}

test('a video goes up byte for byte, and stands in the record with its description and its size', async () => {
  await using world = await openPracticeBluesky();
  const wanted = rendering('bluesky', { media: [media] });
  const outcome = await prepare(world, wanted);
  assert.ok(outcome.kind === 'prepared', JSON.stringify(outcome));
  const sent = await world.network.publish(outcome.prepared, 'key', soon());
  assert.ok(sent.kind === 'published', JSON.stringify(sent));
  const { embed } = world.server.rows()[0]?.value ?? {};
  assert.ok(embed?.$type === 'app.bsky.embed.video');
  const { mimeType, size, ref } = embed.video;
  assert.deepEqual([mimeType, size, embed.alt], ['video/mp4', video.byteLength, media.alt]);
  assert.deepEqual(embed.aspectRatio, { width: 320, height: 240 });
  const shown = await fetch(`${world.url}/media/${ref.$link}`);
  assert.ok(Buffer.from(await shown.arrayBuffer()).equals(Buffer.from(video)));
  assert.deepEqual(await world.network.readBack(sent.id, wanted, soon()), { kind: 'same' });
  const other = { ...wanted, media: [{ ...media, alt: 'Autre' }] };
  assert.deepEqual(await world.network.readBack(sent.id, other, soon()), { kind: 'changed', what: ['alt'] });
  const without = { ...wanted, media: [] };
  assert.deepEqual(await world.network.readBack(sent.id, without, soon()), { kind: 'changed', what: ['media'] });
});

test('the same video again is the same record: an attempt after a doubt makes no second post', async () => {
  await using world = await openPracticeBluesky();
  const since = new Date();
  const [one, other] = [await prepare(world), await prepare(world)];
  assert.ok(one.kind === 'prepared' && other.kind === 'prepared');
  assert.deepEqual(one.prepared.mediaIds, other.prepared.mediaIds);
  const { text } = one.prepared.rendering;
  const again = { ...other.prepared, rendering: { ...other.prepared.rendering, text } };
  world.troubles?.loseAnswer();
  assert.equal((await world.network.publish(one.prepared, 'key', soon(), since)).kind, 'doubt');
  assert.equal((await world.network.publish(again, 'key', soon(), since)).kind, 'published');
  assert.equal(world.server.rows().length, 1);
});

test('a stored video that is not what was approved is thrown, and nothing of it is there', async () => {
  await using world = await openPracticeBluesky();
  await assert.rejects(prepare(world, rendering('bluesky', { media: [media] }), othersIn), /is not itself/);
});

test('a video during whose upload the session ends goes up whole the next time', async () => {
  const clock = testClock();
  await using world = await openPracticeBluesky({ clock });
  await world.network.check(soon());
  world.server.endSessions();
  let outcome = await prepare(world);
  for (let times = 0; outcome.kind === 'tryLater' && times < 3; times += 1) outcome = await prepare(world);
  assert.equal(outcome.kind, 'prepared', JSON.stringify(outcome));
});

test('what Bluesky takes of videos stands in its rules', () => {
  const { recordings } = blueskyRules.defaultLimits;
  assert.partialDeepStrictEqual(recordings, { mimeTypes: ['video/mp4'], maxBytes: 100_000_000, maxSeconds: 180 });
});

test('a video that cannot be played yet is told apart from one that can, and from one of which nobody tells', async () => {
  await using world = await openPracticeBluesky();
  const wanted = rendering('bluesky', { media: [media] });
  const outcome = await prepare(world, wanted);
  assert.ok(outcome.kind === 'prepared');
  const sent = await world.network.publish(outcome.prepared, 'key', soon());
  assert.ok(sent.kind === 'published');
  const read = async () => (await world.network.readBack(sent.id, wanted, soon())).kind;
  const { manners } = world.server;
  manners.videos = 'working';
  assert.equal(await read(), 'unplayable');
  manners.hasAppView = false;
  assert.equal(await read(), 'same');
  manners.hasAppView = true;
  // What else was changed is told first.
  const other = { ...wanted, media: [{ ...media, alt: 'Autre' }] };
  assert.equal((await world.network.readBack(sent.id, other, soon())).kind, 'changed');
  manners.videos = 'ready';
  assert.equal(await read(), 'same');
});

test('an address that a server tells of a video is asked at the service for videos alone, and followed nowhere', async () => {
  const asked: string[] = [];
  await using elsewhere = await askedServer(({ pathname }) => {
    asked.push(pathname);
    if (pathname === '/moved') return new Response(null, { status: 302, headers: { location: '/gone' } });
    return pathname === '/there' ? {} : new Response('', { status: 404 });
  });
  const options = { loopbackOnly: true, dispatcherFor: boundedDispatchers(null) };
  const ask = (address: string, videoUrl = elsewhere.url): Promise<boolean | null> =>
    isThere(address, { ...options, videoUrl }, soon());
  assert.equal(await ask(`${elsewhere.url}/there`), true);
  assert.equal(await ask(`${elsewhere.url}/gone`), false);
  assert.equal(await ask(`${elsewhere.url}/moved`), null);
  assert.deepEqual(asked, ['/there', '/gone', '/moved']);
  assert.equal(await ask(`${elsewhere.url}/there`, 'http://127.0.0.1:1'), null);
  assert.equal(await ask('no address'), null);
  assert.equal(asked.length, 3);
});
