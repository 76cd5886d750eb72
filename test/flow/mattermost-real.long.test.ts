import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { mattermostStage } from '../support/mattermost-stage.ts';
import { openSceneOver } from '../support/real-mattermost/open-scene-over.ts';
import { serverInEnvironment } from '../support/real-mattermost/server-in-environment.ts';
import { simulatedAccess } from '../support/real-mattermost/simulated-access.ts';
import type { Stay } from '../support/real-mattermost/stay.ts';
import { withStay } from '../support/real-mattermost/with-stay.ts';
import { playStory } from '../support/team-story.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

function story(name: string, language: 'fr' | 'en', stay: () => Stay): void {
  test(`in ${language}: set up, draft, describe, ask, refuse, approve, edit, approve, publish once, stop`, async () => {
    await using scene = await openSceneOver(stay(), language);
    const text = await playStory(language, mattermostStage(scene, scene, scene.people, stay().hasGuests));
    if (folder !== undefined) await writeFile(join(folder, `${name}-${language}.txt`), text);
  });
}

withStay(
  'a team on the simulated Mattermost, over its own API',
  'fr',
  (opened) => simulatedAccess(opened, { hasLicence: true }),
  (stay) => story('mattermost-over-api', 'fr', stay),
);

const real = serverInEnvironment();
for (const language of ['fr', 'en'] as const)
  if (real !== null)
    withStay(
      `a team on a real Mattermost, in ${language}`,
      language,
      () => real,
      (stay) => story('mattermost-real', language, stay),
    );
