import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';
import { practiceLook, practiceTeam } from '../support/practice-stage.ts';
import { openSeriesNetworks } from '../support/series-story.ts';
import { type DroppedFile, playStatement, statementLanguages } from '../support/statement-story.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

for (const language of statementLanguages) {
  test(`in the practice chat a statement of 40 seconds with French captions is written, approved, published, counted, corrected and retracted, in ${language}`, async () => {
    await using opened = new AsyncDisposableStack();
    // The scene's own, once there is one.
    let clock = testClock();
    const on = opened.use(await openSeriesNetworks(() => clock));
    const through = (of: TestClock): typeof on.networks => {
      clock = of;
      return on.networks;
    };
    const scene = opened.use(await openBotScene({ through, settings: { language, captions: 'auto' } }));
    for (const person of scene.people.chat.state.people) person.language = language;
    const drop = async (...files: readonly DroppedFile[]): Promise<void> => {
      const [line] = scene.messages();
      assert.ok(line);
      scene.people.say('aicha', { channel: 'publications', thread: line.ref.message }, '', [...files]);
      await scene.settle();
    };
    const stage = { ...on, scene, team: practiceTeam(scene), look: practiceLook(scene), setsUp: false, drop };
    const text = await playStatement(language, stage);
    if (folder !== undefined) await writeFile(join(folder, `statement-practice-${language}.txt`), text);
  });
}
