import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { captionsIn as practised } from '#practice/networks/bluesky/record.ts';
import { readCaptions } from '#drafts/captions/read-captions.ts';
import { subRipOf } from '#drafts/captions/captions-text.ts';
import type { PrepareOutcome } from '#networks/publish-outcome.ts';
import type { RenderedMedia, Rendering } from '#networks/rendering.ts';
import { webVttOf } from '#text/web-vtt.ts';

import { bytesOf, rendering, soon } from '../contracts/network-contract.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { type BlueskyWorld, openPracticeBluesky } from '../support/practice-networks.ts';

const video = await madeRecording();
const french =
  '1\n00:00:00,500 --> 00:00:01,500\nUne crue <i>rapide</i> & forte > Loire,\nà 14,5 m.\n\n' +
  '2\n00:00:01,500 --> 00:00:02,500\nWEBVTT\n';
const german = '1\n00:00:00,500 --> 00:00:02,500\nHochwasser kommt.\n';
const texts = new Map([french, german].map((text) => [hashOf(text), text] as const));

const frenchVtt = `WEBVTT

00:00:00.500 --> 00:00:01.500
Une crue &lt;i&gt;rapide&lt;/i&gt; &amp; forte &gt; Loire,
à 14,5 m.

00:00:01.500 --> 00:00:02.500
WEBVTT
`;
const germanVtt = 'WEBVTT\n\n00:00:00.500 --> 00:00:02.500\nHochwasser kommt.\n';

function hashOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

function captioned(...captions: readonly (readonly [language: string, text: string])[]): Rendering {
  const media: RenderedMedia = {
    sha256: hashOf(video),
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
      captions: captions.map(([language, text]) => ({ language, sha256: hashOf(text) })),
    },
  };
  return rendering('bluesky', { media: [media] });
}

const both = captioned(['fr', french], ['de', german]);

async function* piecesOf(): AsyncGenerator<Uint8Array, void> {
  yield video;
}

async function captionsOf(sha256: string): Promise<string> {
  return texts.get(sha256) ?? 'no captions';
}

function othersIn(): Promise<string> {
  return Promise.reject(new Error('the stored captions are not themselves'));
}

function prepare(
  { network }: Pick<BlueskyWorld, 'network'>,
  wanted = both,
  given: typeof captionsOf = captionsOf,
): Promise<PrepareOutcome> {
  return network.prepare(wanted, { uploaded: [], bytesOf, piecesOf, captionsOf: given, signal: soon() });
}

async function published(world: BlueskyWorld, wanted = both): Promise<string> {
  const outcome = await prepare(world, wanted);
  assert.ok(outcome.kind === 'prepared', JSON.stringify(outcome));
  const sent = await world.network.publish(outcome.prepared, 'key', soon());
  assert.ok(sent.kind === 'published', JSON.stringify(sent));
  return sent.id;
}

test('captions stand beside their video in the record, each in its language, word for word and never as markup', async () => {
  await using world = await openPracticeBluesky();
  const id = await published(world);
  const [row] = world.server.rows();
  assert.ok(row !== undefined);
  const shown = await Promise.all(
    practised(row.value).map(async ({ lang, cid }) => [lang, await (await fetch(`${world.url}/media/${cid}`)).text()]),
  );
  assert.deepEqual(shown, [
    ['fr', frenchVtt],
    ['de', germanVtt],
  ]);
  const page = await (await fetch(`${world.url}/profile/${row.did}/post/${row.rkey}`)).text();
  assert.deepEqual(
    [...page.matchAll(/<track[^>]*srclang="([^"]+)"/gu)].map(([, language]) => language),
    ['fr', 'de'],
  );
  assert.deepEqual(await world.network.readBack(id, both, soon(), captionsOf), { kind: 'same' });
  assert.deepEqual(await world.network.readBack(id, both, soon()), { kind: 'same' });
});

test('what was read of a file says the same as WebVTT', () => {
  for (const text of texts.values()) {
    const read = readCaptions(Buffer.from(webVttOf(text)));
    assert.equal(read.kind === 'captions' ? subRipOf(read.cues) : read.why, text);
  }
});

test('a record with other captions than were approved is told: other words, another language, none, some too many', async () => {
  await using world = await openPracticeBluesky();
  const id = await published(world);
  const changed = { kind: 'changed', what: ['captions'] };
  const others = [
    captioned(['fr', german], ['de', german]),
    captioned(['fr', french], ['en', german]),
    captioned(['de', german], ['fr', french]),
    captioned(['fr', french]),
    captioned(),
  ];
  for (const { media } of others) {
    assert.deepEqual(await world.network.readBack(id, { ...both, media }, soon(), captionsOf), changed);
  }
});

test('the same captions again are the same record, also where an answer was lost', async () => {
  await using world = await openPracticeBluesky();
  const since = new Date();
  const [one, other] = [await prepare(world), await prepare(world)];
  assert.ok(one.kind === 'prepared' && other.kind === 'prepared');
  assert.deepEqual(one.prepared.mediaIds, other.prepared.mediaIds);
  assert.equal(one.prepared.mediaIds.length, 1);
  world.troubles?.loseAnswer();
  assert.equal((await world.network.publish(one.prepared, 'key', soon(), since)).kind, 'doubt');
  assert.equal((await world.network.publish(other.prepared, 'key', soon(), since)).kind, 'published');
  assert.equal(world.server.rows().length, 1);
});

test('20,000 bytes of captions are taken; one more refuses the post, which never goes out without them', async () => {
  await using world = await openPracticeBluesky();
  const start = '1\n00:00:00,500 --> 00:00:02,500\n';
  const room = 20_001 - Buffer.byteLength(webVttOf(`${start}a\n`));
  for (const [more, kind] of [
    [0, 'prepared'],
    [1, 'refused'],
  ] as const) {
    const text = `${start}${'a'.repeat(room + more)}\n`;
    const wanted = captioned(['fr', text]);
    const outcome = await prepare(world, wanted, () => Promise.resolve(text));
    assert.equal(outcome.kind, kind, JSON.stringify(outcome));
    if (outcome.kind === 'refused') assert.equal(outcome.why, 'media_rejected');
    if (outcome.kind === 'prepared') {
      const sent = await world.network.publish(outcome.prepared, 'key', soon());
      assert.equal(sent.kind, 'published', JSON.stringify(sent));
    }
  }
});

test('captions that are not themselves, or that nobody gives, are a fault of ours, found before any of the video is sent', async () => {
  await using world = await openPracticeBluesky();
  let pieces = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array, void> {
    pieces += 1;
    yield video;
  };
  const asked = { uploaded: [], bytesOf, piecesOf: counted, captionsOf: othersIn, signal: soon() };
  await assert.rejects(world.network.prepare(both, asked), /not themselves/);
  const { captionsOf: _, ...without } = asked;
  await assert.rejects(world.network.prepare(both, without), /nobody gives the captions/);
  assert.equal(pieces, 0);
});

test('the practice server takes captions as the real one does: of their type, their size and with a language', async () => {
  await using world = await openPracticeBluesky();
  const outcome = await prepare(world);
  assert.ok(outcome.kind === 'prepared');
  const { rendering: wanted, mediaIds } = outcome.prepared;
  const [ids = ''] = mediaIds;
  const [first = '', ...files] = ids.split('\n');
  const refused = async (id: string, post = wanted): Promise<string> => {
    const sent = await world.network.publish({ rendering: post, mediaIds: [id] }, crypto.randomUUID(), soon());
    return sent.kind;
  };
  const [fr = '', de = ''] = files;
  assert.equal(await refused([first, first, de].join('\n')), 'refused');
  assert.equal(await refused([first, fr.replace(/ \d+$/, ' 20001'), de].join('\n')), 'refused');
  assert.equal(await refused([first, fr, `bafkreia${'a'.repeat(51)} text/vtt 12`].join('\n')), 'refused');
  assert.equal(
    await refused(ids, { ...wanted, media: captioned(['français', french], ['de', german]).media }),
    'refused',
  );
  assert.equal(world.server.rows().length, 0);
  await assert.rejects(refused(first), /a video has 0 captions of 2/);
});
