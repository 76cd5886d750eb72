import assert from 'node:assert/strict';
import { test } from 'node:test';

import sharp from 'sharp';

import { type ChatScene, plainSpaces } from '../support/chat-scene.ts';
import { openMattermostScene } from '../support/mattermost-scene.ts';
import { openSlackScene } from '../support/slack-scene.ts';
import { setUpDesk, type Team } from '../support/team-in-chat.ts';
import type { SeenMessage } from '../contracts/chat-world.ts';

const alt = 'The town hall with its doors open';
const bytes = new Uint8Array(
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#224488' } })
    .png()
    .toBuffer(),
);

/** A desk in a chat that is late with one picture, and then has trouble with it once more. */
type Room = ChatScene &
  Pick<Team<SeenMessage, never>, 'press' | 'whispers' | 'cardWith'> & {
    /** Sends the form of a draft with a picture, and asks for approval at once. */
    createAndAsk(): Promise<void>;
    startedAnew(): Promise<void>;
  };

async function inSlack(comes: Promise<void>): Promise<Room> {
  const scene = await openSlackScene('socket', { language: 'en' });
  await setUpDesk(scene, scene);
  return Object.assign(scene, {
    async createAndAsk() {
      await scene.command('aicha', 'draft');
      scene.slack.trouble('files.info', { kind: 'lateUntil', comes });
      scene.slack.trouble('files.info', { kind: 'error', error: 'internal_error' }, 6);
      const files = [{ name: 'hall.png', bytes, alt }];
      await scene.submit('aicha', { text: 'The town hall is open.', files, ask: ['ask'] });
    },
  });
}

async function onMattermost(): Promise<Room> {
  const scene = await openMattermostScene({ language: 'en' });
  await setUpDesk(scene, scene);
  const { mattermost, id } = scene;
  return Object.assign(scene, {
    async createAndAsk() {
      const files = [{ name: 'hall.png', bytes }];
      const rootId = mattermost.say(id('aicha'), mattermost.channel, 'The town hall is open.', { files });
      await scene.settle();
      await mattermost.type(id('aicha'), mattermost.channel, 'draft', { rootId });
      await scene.settle();
      mattermost.trouble('GET /files/*/info', { kind: 'status', status: 503 }, 8);
      await scene.submit('aicha', { alts: alt, ask: ['ask'] });
    },
  });
}

for (const [name, open] of [
  ['in Slack', inSlack],
  ['on Mattermost', onMattermost],
] as const) {
  test(`${name} approval that was wanted with a late picture is asked for once it has come, also after a restart`, async () => {
    const late = Promise.withResolvers<void>();
    await using scene = await open(late.promise);
    await scene.createAndAsk().catch((error: unknown) => assert.match(String(error), /did not answer/));
    await scene.settle();
    assert.match((await scene.whispers('aicha')).at(-1) ?? '', /asked for as soon as they are there/);
    await assert.rejects(scene.cardWith('approve'), 'nobody is asked without the picture');
    await scene.startedAnew();
    late.resolve();
    await scene.pass(600);
    const card = await scene.cardWith('approve');
    assert.match(plainSpaces(card.text), /version 2/);
    await scene.press('karim', 'approve');
    await scene.pass(60);
    const [post] = scene.networks.mastodon.posts;
    assert.deepEqual(
      post?.rendering.media.map((media) => media.alt),
      [alt],
    );
  });
}
