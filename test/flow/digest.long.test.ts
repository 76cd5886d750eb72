import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { mattermostDigestStage, slackDigestStage } from '../support/digest-stages.ts';
import { playDigest } from '../support/digest-story.ts';
import { openMattermostScene } from '../support/mattermost-scene.ts';
import { openSlackScene } from '../support/slack-scene.ts';

/** Where the digests and their threads are written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

async function keep(name: string, text: string): Promise<void> {
  if (folder !== undefined) await writeFile(join(folder, `${name}.txt`), text);
}

const story = 'it comes at its hour, changes in its place, is shown on request, and gives its figures as a file';

describe('the weekly digest in Slack', () => {
  for (const [mode, language] of [
    ['socket', 'fr'],
    ['socket', 'en'],
    ['http', 'en'],
  ] as const) {
    test(`in ${language}, over ${mode}: ${story}`, async () => {
      await using scene = await openSlackScene(mode, { language });
      await keep(`digest-slack-${mode}-${language}`, await playDigest(language, slackDigestStage(scene)));
    });
  }
});

describe('the weekly digest on Mattermost', () => {
  for (const language of ['fr', 'en'] as const) {
    test(`in ${language}: ${story}`, async () => {
      await using scene = await openMattermostScene({ language });
      await keep(`digest-mattermost-${language}`, await playDigest(language, mattermostDigestStage(scene)));
    });
  }
});
