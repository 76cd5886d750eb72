import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { formInSlack, valuesIn } from './slack-client/form-in-slack.ts';
import { openSlackScene } from './slack-scene.ts';
import { slackLook } from './slack-transcript.ts';
import { playStory } from './team-story.ts';

/** Folder for the whole thread as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

/** Tests that a team in Slack can do everything in the story, in one language and over one kind of connection. */
export function testStoryInSlack(mode: 'socket' | 'http', language: 'fr' | 'en'): void {
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
