import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { bluesky } from '#networks/bluesky/bluesky.ts';
import { openSessions } from '#networks/bluesky/sessions.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import type { RateLimiter } from '#networks/rate-limiter.ts';
import type { RenderedMedia } from '#networks/rendering.ts';
import { x } from '#networks/x/x.ts';
import { rateLimiterOf } from '#rates/rate-limiter-of.ts';

import { bytesOf, rendering, soon } from '../contracts/network-contract.ts';
import type { Troubles } from '../simulators/networks/trouble.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { openPracticeBluesky, openPracticeMastodon, openPracticeX } from '../support/practice-networks.ts';
import { anAccount } from '../support/publishing-scene.ts';
import { openTestStore } from '../support/store.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

const video = await madeRecording();
const media: RenderedMedia = {
  sha256: createHash('sha256').update(video).digest('hex'),
  mimeType: 'video/mp4',
  width: 320,
  height: 240,
  byteLength: video.byteLength,
  alt: '',
  recording: { pieces: 'p'.repeat(64), seconds: 3, video: { codec: 'avc', framesPerSecond: 25 }, sound: 'aac' },
};

async function* piecesOf(): AsyncGenerator<Uint8Array, void> {
  yield video;
}

interface Limited extends AsyncDisposable {
  readonly troubles: Troubles;
  readonly network: (limiter: RateLimiter) => Network;
}

async function onMastodon(clock: TestClock): Promise<Limited> {
  const world = await openPracticeMastodon();
  const common = { serverUrl: world.url, accessToken: world.token, software: 'Mastodon 4.6.6', loopbackOnly: true };
  return {
    troubles: world.server.troubles,
    network: (limiter) => mastodon({ ...common, clock, limiter }),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

async function onBluesky(clock: TestClock): Promise<Limited> {
  const world = await openPracticeBluesky({ clock });
  const { url, did, appPassword } = world;
  const common = { serverUrl: url, webUrl: url, videoUrl: url, identifier: did, did, loopbackOnly: true, appPassword };
  return {
    troubles: world.server.troubles,
    network: (limiter) => bluesky({ ...common, sessions: openSessions(), clock, limiter }),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

async function onX(clock: TestClock): Promise<Limited> {
  const world = await openPracticeX({ clock });
  const common = { ...world.keys, userId: world.accountId, reading: true, baseUrl: world.url };
  return {
    troubles: world.server.troubles,
    network: (limiter) => x({ ...common, clock, limiter }),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

const all: readonly {
  readonly kind: NetworkKind;
  /** Nearly as long as the client waits for one request of a recording. */
  readonly afterSeconds: number;
  readonly open: (clock: TestClock) => Promise<Limited>;
  readonly written: (at: Date) => string;
}[] = [
  { kind: 'mastodon', afterSeconds: 590, open: onMastodon, written: (at) => at.toISOString() },
  { kind: 'bluesky', afterSeconds: 590, open: onBluesky, written: (at) => String(at.getTime() / 1000) },
  { kind: 'x', afterSeconds: 115, open: onX, written: (at) => String(at.getTime() / 1000) },
];

for (const { kind, afterSeconds, open, written } of all) {
  test(`a refusal for a while is heeded on ${kind}, even if the upload of a recording took long to be refused`, async () => {
    const clock = testClock();
    await using store = await openTestStore({ clock });
    await using world = await open(clock);
    const network = world.network(rateLimiterOf(store, await anAccount(store, kind), rules[kind]));
    const prepare = (): ReturnType<Network['prepare']> =>
      network.prepare(rendering(kind, { media: [media] }), { uploaded: [], bytesOf, piecesOf, signal: soon() });
    const late = {
      kind: 'rateLimited',
      get reset(): string {
        clock.advance(afterSeconds * 1000);
        return written(new Date(clock.now().getTime() + 300_000));
      },
    } as const;
    world.troubles.set(['upload'], late, 1);
    const first = await prepare();
    assert.ok(first.kind === 'tryLater' && first.why === 'rate_limit', JSON.stringify(first));
    // The server would take it now: it is not asked.
    clock.advance(100_000);
    const second = await prepare();
    assert.ok(second.kind === 'tryLater' && second.why === 'rate_limit', JSON.stringify(second));
    // With a second more where the limit was told, too.
    assert.ok(second.afterSeconds === 200 || second.afterSeconds === 201, `${second.afterSeconds}`);
    clock.advance(201_000);
    const last = await prepare();
    assert.ok(last.kind === 'prepared' || last.why === 'media_processing', JSON.stringify(last));
  });
}
