import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';

import type { PrepareOutcome } from '#networks/publish-outcome.ts';
import type { RenderedMedia, Rendering } from '#networks/rendering.ts';

import { bytesOf, rendering, soon } from '../contracts/network-contract.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { openRealWorld, type RealWorld } from './open-real-world.ts';

// A video with captions on the real server: the record, the files that it names, and what the server takes of them.

const video = await madeRecording();
const french = '1\n00:00:00,500 --> 00:00:02,500\nUne crue <i>rapide</i> & forte.\n';
const german = '1\n00:00:00,500 --> 00:00:02,500\nHochwasser kommt.\n';
const texts = new Map([french, german].map((text) => [hashOf(text), text] as const));

let world: RealWorld;
before(async () => {
  world = await openRealWorld();
});
after(async () => {
  await world[Symbol.asyncDispose]();
});

function hashOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

function captioned(...captions: readonly (readonly [language: string, text: string])[]): readonly RenderedMedia[] {
  const [sha256, pieces] = [hashOf(video), 'p'.repeat(64)];
  const sent = captions.map(([language, text]) => ({ language, sha256: hashOf(text) }));
  const film = { seconds: 3, video: { codec: 'avc', framesPerSecond: 25 }, sound: 'aac' } as const;
  const recording = { pieces, ...film, captions: sent };
  const shape = { width: 320, height: 240, byteLength: video.byteLength };
  return [{ sha256, mimeType: 'video/mp4', ...shape, alt: 'Le préfet parle.', recording }];
}

async function captionsOf(sha256: string): Promise<string> {
  return texts.get(sha256) ?? '';
}

async function* piecesOf(): AsyncGenerator<Uint8Array, void> {
  yield video;
}

async function prepare(wanted: Rendering): Promise<Extract<PrepareOutcome, { kind: 'prepared' }>> {
  const asked = { uploaded: [], bytesOf, piecesOf, captionsOf, signal: soon() };
  const outcome = await world.network.prepare(wanted, asked);
  assert.ok(outcome.kind === 'prepared', JSON.stringify(outcome));
  return outcome;
}

test('captions stand beside their video in the record, each in its language, and are read back as approved', async () => {
  const { network, account, server } = world;
  const wanted = rendering('bluesky', { media: captioned(['fr', french], ['de', german]) });
  const { prepared } = await prepare(wanted);
  const sent = await network.publish(prepared, crypto.randomUUID(), soon());
  assert.ok(sent.kind === 'published', JSON.stringify(sent));
  const { did, owner } = account;
  const asked = { repo: did, collection: 'app.bsky.feed.post', rkey: sent.id };
  const { embed } = Object(Object((await owner.get('com.atproto.repo.getRecord', asked)).body).value);
  const shown = await Promise.all(
    embed.captions.map(async ({ lang, file }: Captions) => {
      const blob = new URLSearchParams({ did, cid: file.ref.$link }).toString();
      const answer = await fetch(`${server.url}/xrpc/com.atproto.sync.getBlob?${blob}`);
      return [lang, file.mimeType, await answer.text()];
    }),
  );
  assert.deepEqual(shown, [
    ['fr', 'text/vtt', 'WEBVTT\n\n00:00:00.500 --> 00:00:02.500\nUne crue &lt;i&gt;rapide&lt;/i&gt; &amp; forte.\n'],
    ['de', 'text/vtt', 'WEBVTT\n\n00:00:00.500 --> 00:00:02.500\nHochwasser kommt.\n'],
  ]);
  assert.deepEqual(await network.readBack(sent.id, wanted, soon(), captionsOf), { kind: 'same' });
  const other = { ...wanted, media: captioned(['fr', german], ['de', german]) };
  const changed = { kind: 'changed', what: ['captions'] };
  assert.deepEqual(await network.readBack(sent.id, other, soon(), captionsOf), changed);
});

interface Captions {
  readonly lang: string;
  readonly file: { readonly ref: { readonly $link: string }; readonly mimeType: string };
}
