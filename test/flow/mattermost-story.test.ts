import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { openMattermostScene } from '../support/mattermost-scene.ts';
import { mattermostLook } from '../support/mattermost-transcript.ts';
import { present } from '../support/publishing-scene.ts';
import { playStory } from '../support/team-story.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

describe('a team and its administrator on Mattermost', () => {
  for (const language of ['fr', 'en'] as const) {
    test(`in ${language}: set up, draft, describe, ask, refuse, approve, edit, approve, publish once, stop`, async () => {
      await using scene = await openMattermostScene({ language });
      const { mattermost } = scene;
      const text = await playStory(language, {
        scene,
        team: scene,
        look: mattermostLook(mattermost),
        // Dialogs take no files.
        draftWithPicture: async (values, picture) => {
          await scene.submit('aicha', values);
          const { channel, thread } = present((await scene.cardWith('ask')).ref);
          mattermost.say(scene.id('aicha'), channel, '', { rootId: thread, files: [picture] });
          await scene.settle();
          await scene.press('aicha', 'useInPost');
        },
        picturesComeLater: true,
        written: (user) => {
          const { elements = [] } = present(mattermost.dialogOf(user)).dialog;
          return Object.fromEntries(elements.map((element) => [element.name, element.default]));
        },
      });
      if (folder !== undefined) await writeFile(join(folder, `mattermost-${language}.txt`), text);
    });
  }
});
