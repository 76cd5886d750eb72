import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { formInSlack, valuesIn } from '../support/slack-client/form-in-slack.ts';
import { openSlackScene } from '../support/slack-scene.ts';
import { slackLook } from '../support/slack-transcript.ts';
import { playStory } from '../support/team-story.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

const runs = [
  ['socket', 'fr'],
  ['socket', 'en'],
  ['http', 'fr'],
] as const;

describe('a team and its administrator in Slack', () => {
  for (const [mode, language] of runs) {
    test(`in ${language}, over ${mode}: set up, draft, describe, ask, refuse, approve, edit, approve, publish once, stop`, async () => {
      await using scene = await openSlackScene(mode, { language });
      const { slack } = scene;
      const text = await playStory(language, {
        scene,
        team: scene,
        look: slackLook(slack),
        draftWithPicture: async (values, picture) => {
          await scene.submit('aicha', { ...values, files: [picture] });
        },
        picturesComeLater: false,
        hasGuests: true,
        written: (user) => {
          const form = formInSlack(slack, user);
          return form === null ? {} : valuesIn(form);
        },
      });
      if (folder !== undefined) await writeFile(join(folder, `slack-${mode}-${language}.txt`), text);
    });
  }
});
