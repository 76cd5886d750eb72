import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { openMattermostScene } from '../support/mattermost-scene.ts';
import { mattermostLook } from '../support/mattermost-transcript.ts';
import { present } from '../support/publishing-scene.ts';
import { playWordings } from '../support/wording-story.ts';

/** Where the threads are written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

const story = 'an approver proposes a wording, its author takes it; of two who edit at once nobody loses anything';

describe('a team’s wordings on Mattermost', () => {
  for (const language of ['fr', 'en'] as const) {
    test(`in ${language}: ${story}`, async () => {
      await using scene = await openMattermostScene({ language });
      const { mattermost } = scene;
      const text = await playWordings(language, {
        scene,
        team: scene,
        look: mattermostLook(mattermost),
        say: async (name, words) => {
          const { channel, thread } = present((await scene.cardWith('propose')).ref);
          mattermost.say(scene.id(name), channel, words, { rootId: present(thread) });
          await scene.settle();
        },
      });
      if (folder !== undefined) await writeFile(join(folder, `wording-${language}.txt`), text);
    });
  }
});
