import { join } from 'node:path';
import { test } from 'node:test';

import { languages } from '#languages.ts';

import { playAgreedWeek } from './agreed-week.ts';
import { playCampaignWeek } from './campaign-week.ts';
import { playEmergencyWeek } from './emergency-week.ts';
import { playFirstWeek } from './first-week.ts';
import { playHeldWeek } from './held-week.ts';
import { playRestoredWeek } from './restored-week.ts';
import { playStoppedWeek } from './stopped-week.ts';

const weeks = {
  first: playFirstWeek,
  held: playHeldWeek,
  stopped: playStoppedWeek,
  restored: playRestoredWeek,
  agreed: playAgreedWeek,
  emergency: playEmergencyWeek,
  campaign: playCampaignWeek,
} as const;

// What Tambour made is compared with files. After a wanted change they are written anew with --test-update-snapshots.
for (const [name, play] of Object.entries(weeks)) {
  for (const language of languages) {
    test(`the ${name} week of a team makes what is recorded, in ${language}`, async (t) => {
      const file = join(import.meta.dirname, 'recorded', `${name}.${language}.txt`);
      t.assert.fileSnapshot(await play(language), file, { serializers: [String] });
    });
  }
}
