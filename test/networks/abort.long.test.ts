import assert from 'node:assert/strict';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import { x } from '#networks/x/x.ts';

import { rendering } from '../contracts/network-contract.ts';
import { plainServer } from '../support/plain-server.ts';

const picture = { sha256: 'a', mimeType: 'image/png', width: 1, height: 1, byteLength: 1, alt: 'Un point' };

test('an upload that is ended in its midst, at any moment, ends as a value and breaks nothing', async () => {
  const broken: unknown[] = [];
  const note = (error: unknown): void => void broken.push(error);
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  await using server = await plainServer((request) => {
    if (Math.random() < 0.5) request.resume();
    if (Math.random() < 0.2) setTimeout(() => request.socket.destroy(), 5);
  });
  try {
    const keys = { appKey: 'a', appSecret: 'b', accessToken: 'c', accessSecret: 'd' };
    const networks = [
      mastodon({ serverUrl: server.url, accessToken: 't', software: '', loopbackOnly: true, clock: systemClock }),
      x({ ...keys, userId: null, reading: false, baseUrl: server.url, clock: systemClock }),
    ];
    const bytes = new Uint8Array(4_000_000);
    for (let attempt = 0; attempt < 40; attempt += 1) {
      for (const network of networks) {
        const outcome = await network.prepare(rendering(network.rules.kind, { media: [picture] }), {
          uploaded: [],
          bytesOf: () => Promise.resolve(bytes),
          signal: AbortSignal.timeout(attempt % 15),
        });
        assert.equal(outcome.kind, 'tryLater');
      }
    }
    assert.deepEqual(broken, []);
  } finally {
    process.off('unhandledRejection', note);
    process.off('uncaughtException', note);
  }
});
