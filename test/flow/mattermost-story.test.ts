import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import sharp from 'sharp';

import { drawnDialog } from '../support/mattermost-client/drawn-dialog.ts';
import { openMattermostScene } from '../support/mattermost-scene.ts';
import { mattermostStage } from '../support/mattermost-stage.ts';
import { present } from '../support/publishing-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';
import { playStory } from '../support/team-story.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

describe('a team and its administrator on Mattermost', () => {
  for (const language of ['fr', 'en'] as const) {
    test(`in ${language}: set up, draft, describe, ask, refuse, approve, edit, approve, publish once, stop`, async () => {
      await using scene = await openMattermostScene({ language });
      const text = await playStory(language, mattermostStage(scene, scene, scene.mattermost, true));
      if (folder !== undefined) await writeFile(join(folder, `mattermost-${language}.txt`), text);
    });
  }

  test('a draft asked for in a thread begins with what stands there, and its pictures come along', async () => {
    await using scene = await openMattermostScene({ language: 'en' });
    const { mattermost } = scene;
    const { channel } = mattermost;
    await setUpDesk(scene, scene);
    const user = scene.id('aicha');
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a7' } })
      .png()
      .toBuffer();
    const files = [{ name: 'counter.png', bytes }];
    const message = mattermost.say(user, channel, 'The counter opens on Monday.\nalt: A counter', { files });
    assert.equal((await mattermost.type(user, channel, 'draft', { rootId: message })).kind, 'answered');
    await scene.settle();
    const [field] = drawnDialog(present(mattermost.dialogOf(user)).dialog, mattermost.client).fields;
    assert.deepEqual([field?.name, field?.start], ['text', 'The counter opens on Monday.']);
    await scene.submit('aicha', {});
    const card = await scene.cardWith('ask');
    assert.match(card.text, /The counter opens on Monday\./);
    assert.match(card.text, /A counter/);
    await scene.press('aicha', 'ask');
    await scene.react('karim', await scene.cardWith('approve'), 'approve');
    await scene.pass(25);
    for (const { posts } of [scene.networks.mastodon, scene.networks.x]) {
      const sent = posts.map(({ rendering }) => [rendering.text, rendering.media.map(({ alt }) => alt)]);
      assert.deepEqual(sent, [['The counter opens on Monday.', ['A counter']]]);
    }
  });
});
