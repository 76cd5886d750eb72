import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { playAbsences } from '../support/absence-story.ts';
import { mattermostStage } from '../support/mattermost-stage.ts';
import { openMattermostScene } from '../support/mattermost-scene.ts';
import { openSlackScene } from '../support/slack-scene.ts';
import { slackLook } from '../support/slack-transcript.ts';

/** Where both threads are written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

describe('an approver on holiday, and a draft that nobody answers', () => {
  for (const language of ['fr', 'en'] as const) {
    test(`in ${language}, in Slack: the deputy approves; a reminder, a warning, and a press that closes it`, async () => {
      await using scene = await openSlackScene('socket', { language });
      const wednesdayNoon = { at: '2026-11-25', 'at~2s': '12:00' };
      const text = await playAbsences(language, { scene, team: scene, look: slackLook(scene.slack), wednesdayNoon });
      if (folder !== undefined) await writeFile(join(folder, `absence-${language}.txt`), text);
    });

    test(`in ${language}, on Mattermost: the same`, async () => {
      await using scene = await openMattermostScene({ language });
      const text = await playAbsences(language, {
        ...mattermostStage(scene, scene, scene.mattermost, true),
        wednesdayNoon: { at: '2026-11-25T11:00:00.000Z' },
      });
      if (folder !== undefined) await writeFile(join(folder, `absence-mattermost-${language}.txt`), text);
    });
  }
});
