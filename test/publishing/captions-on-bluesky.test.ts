import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { keepCaptions } from '#drafts/captions/caption-text.ts';
import { takeCaptions } from '#drafts/captions/take-captions.ts';
import { keepRecording } from '#drafts/recording-bytes.ts';
import { captionsIn } from '#practice/networks/bluesky/record.ts';

import { madeRecording } from '../support/made-recordings.ts';
import { openPracticeBluesky } from '../support/practice-networks.ts';
import { openScene, rules, type Scene } from '../support/publishing-scene.ts';
import { testClock } from '../support/test-clock.ts';

const video = new Uint8Array(await madeRecording());
// A network of the scene that shows captions, as Bluesky does.
const showing = { ...rules, mastodon: { ...rules.mastodon, showsCaptions: true } };

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function* piecesOf(): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  yield video;
}

/** Approves a video with captions of these words, and lets it leave. */
async function sent(scene: Scene, words: string): Promise<string> {
  const taken = takeCaptions(Buffer.from(`1\n00:00:00,500 --> 00:00:02,500\n${words}\n`), 'en');
  assert.ok(taken.kind === 'captions');
  const recording = {
    pieces: hashOf(createHash('sha256').update(video).digest()),
    seconds: 3,
    video: { codec: 'avc', framesPerSecond: 25 },
    sound: 'aac',
    captions: [taken.captions],
  } as const;
  const kept = { sha256: hashOf(video), mimeType: 'video/mp4', width: 320, height: 240, byteLength: video.byteLength };
  const media = { ...kept, alt: 'The prefect speaks before a map.', recording };
  await keepRecording(scene.store, media, piecesOf());
  await scene.store.write((work) => keepCaptions(work, taken.text));
  const draft = await scene.asked({ text: 'A video.', media: [media], accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.pass(20);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
  return draft.id;
}

for (const [what, changes, told] of [
  ['as they were approved are read back, and nothing is told', false, false],
  ['that somebody changes behind the post are told to the thread', true, true],
] as const) {
  test(`captions on Bluesky ${what}`, async () => {
    await using world = await openPracticeBluesky({ clock: testClock() });
    const { network } = world;
    await using scene = await openScene({
      rules: showing,
      wrap: (deps) => ({ ...deps, networkOf: async () => ({ kind: 'open', network }) }),
    });
    const draftId = await sent(scene, 'A flood & <more>');
    const [row] = world.server.rows();
    assert.ok(row !== undefined);
    const [shown] = captionsIn(row.value);
    const file = await fetch(`${world.url}/media/${shown?.cid}`);
    const vtt = 'WEBVTT\n\n00:00:00.500 --> 00:00:02.500\nA flood &amp; &lt;more&gt;\n';
    assert.deepEqual([shown?.lang, await file.text()], ['en', vtt]);
    if (changes) {
      const { embed } = row.value;
      assert.ok(embed?.$type === 'app.bsky.embed.video' && embed.captions?.[0] !== undefined);
      // The same language, another file.
      embed.captions[0].file.ref.$link = embed.video.ref.$link;
    }
    await scene.pass(3600);
    const all = await scene.store.db.journalEntry.findMany({ where: { draftId, kind: 'delivery.readBack' } });
    assert.deepEqual(
      all.map(({ data }) => Object(data).result),
      [told ? 'changed' : 'same'],
    );
    const notices = await scene.notices(draftId);
    assert.equal(notices.includes('delivery.changedByServer'), told);
  });
}

for (const [what, readyAfterMinutes, told] of [
  ['that takes ten minutes to be ready is told to nobody', 10, false],
  ['that the network refuses once it is public is told to the thread, once', null, true],
] as const) {
  test(`a video on Bluesky ${what}`, async () => {
    await using world = await openPracticeBluesky({ clock: testClock() });
    const { network, server } = world;
    server.manners.videos = readyAfterMinutes === null ? 'refused' : 'working';
    await using scene = await openScene({
      rules: showing,
      wrap: (deps) => ({ ...deps, networkOf: async () => ({ kind: 'open', network }) }),
    });
    const draftId = await sent(scene, 'A flood.');
    await scene.pass(10 * 60);
    assert.ok(!(await scene.notices(draftId)).includes('delivery.changedByServer'));
    if (readyAfterMinutes !== null) server.manners.videos = 'ready';
    await scene.pass(2 * 3600);
    const all = await scene.store.db.journalEntry.findMany({ where: { draftId, kind: 'delivery.readBack' } });
    assert.deepEqual(
      all.map(({ data }) => Object(data).result),
      [told ? 'unplayable' : 'same'],
    );
    const notices = await scene.store.db.notice.findMany({ where: { draftId, kind: 'delivery.changedByServer' } });
    assert.deepEqual(
      notices.map(({ data }) => Object(data).what),
      told ? [['playback']] : [],
    );
  });
}
