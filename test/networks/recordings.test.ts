import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';

import { mastodon } from '#networks/mastodon/mastodon.ts';
import type { Network } from '#networks/network.ts';
import type { PrepareOutcome, Uploaded } from '#networks/publish-outcome.ts';
import type { RenderedMedia, Rendering } from '#networks/rendering.ts';
import { x } from '#networks/x/x.ts';

import { bytesOf, picture, rendering, soon } from '../contracts/network-contract.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { type MastodonWorld, openPracticeMastodon, openPracticeX, type XWorld } from '../support/practice-networks.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

const video = await madeRecording({ frameBytes: 60_000 });
const media: RenderedMedia = {
  sha256: createHash('sha256').update(video).digest('hex'),
  mimeType: 'video/mp4',
  width: 320,
  height: 240,
  byteLength: video.byteLength,
  alt: 'Le préfet parle devant la carte des crues,\nun bras levé.',
  recording: {
    pieces: 'p'.repeat(64),
    seconds: 3,
    video: { codec: 'avc', framesPerSecond: 25 },
    sound: 'aac',
  },
};

async function* piecesOf(): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < video.byteLength; at += 256 * 1024) yield video.subarray(at, at + 256 * 1024);
}

async function* othersIn(): AsyncGenerator<Uint8Array, void> {
  yield video.subarray(0, 3 * 1024 * 1024);
  throw new Error('the stored recording is not itself');
}

interface World {
  readonly kind: 'mastodon' | 'x';
  readonly network: Network;
  readonly clock: TestClock;
  readonly server: MastodonWorld['server'] | XWorld['server'];
  readonly polls: (times: number) => void;
  readonly fails: () => void;
  readonly blobs: () => readonly Uint8Array[];
  readonly forget: () => void;
}

function prepare(
  { network }: World,
  wanted: Rendering,
  {
    uploaded = [],
    pieces = piecesOf,
  }: { readonly uploaded?: readonly Uploaded[]; readonly pieces?: typeof piecesOf } = {},
): Promise<PrepareOutcome> {
  return network.prepare(wanted, { uploaded, bytesOf, piecesOf: pieces, signal: soon() });
}

/** Prepares as often as the network wants, with what was uploaded before. */
async function ready(world: World, wanted: Rendering): Promise<Extract<PrepareOutcome, { kind: 'prepared' }>> {
  let outcome = await prepare(world, wanted);
  for (let times = 0; outcome.kind === 'tryLater' && times < 10; times += 1) {
    assert.equal(outcome.why, 'media_processing');
    outcome = await prepare(world, wanted, { uploaded: outcome.uploaded });
  }
  assert.equal(outcome.kind, 'prepared', JSON.stringify(outcome));
  assert.ok(outcome.kind === 'prepared');
  return outcome;
}

function describeNetwork(name: string, open: () => Promise<World & AsyncDisposable>): void {
  describe(`a video on ${name}`, () => {
    let world: World & AsyncDisposable;
    before(async () => {
      world = await open();
    });
    after(async () => {
      await world[Symbol.asyncDispose]();
    });
    beforeEach(() => {
      world.server.troubles.clear();
      world.polls(1);
    });
    const post = (): Rendering => rendering(world.kind, { media: [media] });

    test('goes up byte for byte, is waited for, and is public with its description', async () => {
      world.polls(3);
      const wanted = post();
      const { prepared } = await ready(world, wanted);
      const outcome = await world.network.publish(prepared, crypto.randomUUID(), soon());
      assert.ok(outcome.kind === 'published', JSON.stringify(outcome));
      assert.ok(world.blobs().some((one) => Buffer.from(one).equals(Buffer.from(video))));
      assert.deepEqual(await world.network.readBack(outcome.id, wanted, soon()), { kind: 'same' });
    });

    test('is uploaded once, however often the network is looked at', async () => {
      world.polls(4);
      const count = world.blobs().length;
      await ready(world, post());
      assert.equal(world.blobs().length, count + 1);
    });

    test('that is still worked on after a quarter of an hour is given up, and goes up anew when tried again', async () => {
      world.polls(1_000_000);
      const wanted = post();
      const first = await prepare(world, wanted);
      assert.ok(first.kind === 'tryLater' && first.why === 'media_processing');
      assert.equal(first.uploaded[0]?.isProcessing, true);
      world.clock.advance(14 * 60_000);
      const second = await prepare(world, wanted, { uploaded: first.uploaded });
      assert.ok(second.kind === 'tryLater', JSON.stringify(second));
      assert.deepEqual(second.uploaded, first.uploaded);
      world.clock.advance(2 * 60_000);
      const third = await prepare(world, wanted, { uploaded: second.uploaded });
      assert.deepEqual(third, { kind: 'refused', why: 'media_unfinished', uploaded: [] });
      world.polls(1);
      await ready(world, wanted);
    });

    test('that the network cannot use is refused, and its upload is forgotten', async () => {
      world.fails();
      let outcome = await prepare(world, post());
      while (outcome.kind === 'tryLater') outcome = await prepare(world, post(), { uploaded: outcome.uploaded });
      assert.deepEqual(outcome, { kind: 'refused', why: 'media_rejected', uploaded: [] });
    });

    test('of which the network knows nothing any more goes up anew', async () => {
      world.polls(1_000_000);
      const wanted = post();
      const first = await prepare(world, wanted);
      world.forget();
      const second = await prepare(world, wanted, { uploaded: first.uploaded });
      assert.deepEqual([second.kind, second.uploaded], ['tryLater', []]);
      world.polls(1);
      await ready(world, wanted);
    });

    test('whose bytes turn out to be others is never there whole, and the error is told', async () => {
      const count = world.blobs().length;
      await assert.rejects(prepare(world, post(), { pieces: othersIn }), /not itself/);
      assert.equal(world.blobs().length, count);
    });

    test('of an upload that broke off is tried later', async () => {
      world.server.troubles.set(['upload'], { kind: 'loseAnswer' }, 1);
      const outcome = await prepare(world, post());
      assert.equal(outcome.kind, 'tryLater', JSON.stringify(outcome));
    });

    test('without anybody who gives its bytes is a fault of ours', async () => {
      await assert.rejects(world.network.prepare(post(), { uploaded: [], bytesOf, signal: soon() }), /nobody gives/);
    });

    test('beside a picture is refused by the network, so that a finding has to say it before', async () => {
      const wanted = rendering(world.kind, { media: [media, picture('Une carte')] });
      const { prepared } = await ready(world, wanted);
      const outcome = await world.network.publish(prepared, crypto.randomUUID(), soon());
      assert.ok(outcome.kind === 'refused' && outcome.why === 'media_rejected', JSON.stringify(outcome));
    });
  });
}

describeNetwork('Mastodon', async () => {
  const clock = testClock();
  const world = await openPracticeMastodon();
  const { manners } = world.server;
  return {
    ...world,
    kind: 'mastodon',
    clock,
    network: mastodon({
      serverUrl: world.url,
      accessToken: world.token,
      software: 'Mastodon 4.6.6',
      loopbackOnly: true,
      clock,
    }),
    polls: (times) => Object.assign(manners, { recordingPolls: times, refusesRecordings: false }),
    fails: () => Object.assign(manners, { refusesRecordings: true }),
    blobs: () => world.server.mediaBytes(),
    forget: () => world.server.forgetMedia(),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
});

describeNetwork('X', async () => {
  const clock = testClock();
  const world = await openPracticeX({ clock });
  const { manners } = world.server;
  return {
    ...world,
    kind: 'x',
    clock,
    network: x({ ...world.keys, userId: world.accountId, reading: true, baseUrl: world.url, clock }),
    polls: (times) => Object.assign(manners, { videoPolls: times, failsVideos: false }),
    fails: () => Object.assign(manners, { failsVideos: true }),
    blobs: () => world.server.mediaBytes(),
    forget: () => world.server.forgetMedia(),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
});
