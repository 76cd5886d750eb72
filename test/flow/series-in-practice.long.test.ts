import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';
import { practiceLook, practiceTeam } from '../support/practice-stage.ts';
import { openSeriesNetworks, playSeries, rulesWithSeries, seriesLanguages } from '../support/series-story.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

for (const language of seriesLanguages) {
  test(`in the practice chat a flood message in four parts is written, approved, published, counted and retracted, in ${language}`, async () => {
    await using opened = new AsyncDisposableStack();
    // The scene's own, once there is one.
    let clock = testClock();
    const on = opened.use(await openSeriesNetworks(() => clock));
    const through = (of: TestClock): typeof on.networks => {
      clock = of;
      return on.networks;
    };
    const scene = opened.use(await openBotScene({ through, rules: rulesWithSeries, settings: { language } }));
    for (const person of scene.people.chat.state.people) person.language = language;
    const stage = { ...on, scene, team: practiceTeam(scene), look: practiceLook(scene), setsUp: false };
    const text = await playSeries(language, stage);
    if (folder !== undefined) await writeFile(join(folder, `series-practice-${language}.txt`), text);
  });
}
