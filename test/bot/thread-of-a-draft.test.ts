import assert from 'node:assert/strict';
import { test } from 'node:test';

import sharp from 'sharp';

import { openMattermostScene } from '../support/mattermost-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

const png = new Uint8Array(
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#224488' } })
    .png()
    .toBuffer(),
);

test('whoever opens a thread on Mattermost to decide finds one card at its end, and one line for each thing before', async () => {
  await using scene = await openMattermostScene({ language: 'en' });
  const { mattermost, id } = scene;
  await setUpDesk(scene, scene);
  await scene.command('aicha', 'draft');
  await scene.submit('aicha', { text: 'The library lends garden tools.' });
  const rootId = present((await scene.cardWith('ask')).ref?.thread);
  mattermost.say(id('aicha'), mattermost.channel, 'alt: A watering can', {
    rootId,
    files: [{ name: 'can.png', bytes: png }],
  });
  await scene.settle();
  await scene.pass(5);
  await scene.press('aicha', 'ask');
  const card = await scene.cardWith('approve');
  const ours = mattermost
    .seen(id('karim'))
    .filter((post) => post.rootId === rootId && post.author === mattermost.bot.id);
  const isOfCard = (post: (typeof ours)[number]): boolean => card.parts.some((part) => part.id === post.id);
  const at = ours.findIndex(isOfCard);
  assert.ok(ours.slice(at).every(isOfCard), 'nothing comes after the card');
  assert.deepEqual(
    ours.slice(0, at).map(({ message, sections, files }) => [message, sections.length, files.length]),
    [
      ['Draft 1, version 2. Approval was asked for, on the card below.', 0, 0],
      ['Aïcha saved version 2. Changed: the images.', 0, 0],
    ],
  );
});
