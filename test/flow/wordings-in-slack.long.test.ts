import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { present } from '../support/publishing-scene.ts';
import { openSlackScene } from '../support/slack-scene.ts';
import { slackLook } from '../support/slack-transcript.ts';
import { playWordings } from '../support/wording-story.ts';

/** Where the threads are written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

const story = 'an approver proposes a wording, its author takes it; of two who edit at once nobody loses anything';

describe('a team’s wordings in Slack', () => {
  for (const [mode, language] of [
    ['socket', 'fr'],
    ['http', 'en'],
  ] as const) {
    test(`in ${language}, over ${mode}: ${story}`, async () => {
      await using scene = await openSlackScene(mode, { language });
      const { slack } = scene;
      const text = await playWordings(language, {
        scene,
        team: scene,
        look: slackLook(slack),
        say: async (name, words) => {
          const { channel, thread } = present((await scene.cardWith('propose')).ref);
          await slack.say(scene.id(name), channel, words, { threadTs: present(thread) });
          await scene.settle();
        },
      });
      if (folder !== undefined) await writeFile(join(folder, `wording-slack-${language}.txt`), text);
    });
  }
});
