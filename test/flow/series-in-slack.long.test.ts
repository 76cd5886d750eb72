import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { languageFacts } from '#languages.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

import { openChatScene } from '../support/chat-scene.ts';
import { ofScene } from '../support/of-scene.ts';
import { openSeriesNetworks, playSeries, rulesWithSeries, seriesLanguages } from '../support/series-story.ts';
import { slackTeam } from '../support/slack-scene.ts';
import { slackLook } from '../support/slack-transcript.ts';
import { testClock } from '../support/test-clock.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];
for (const language of seriesLanguages) {
  test(`in Slack a flood message in four parts is written, approved, published, counted and retracted, in ${language}`, async () => {
    await using opened = new AsyncDisposableStack();
    const clock = testClock();
    const on = opened.use(await openSeriesNetworks(() => clock));
    const networkOf = async ({ network }: { readonly network: NetworkKind }) =>
      ({ kind: 'open', network: ofScene(on.networks, network) }) as const;
    const scene = opened.use(await openChatScene(clock, { networkOf, rules: rulesWithSeries }));
    const people = [
      { name: 'odile', realName: 'Odile', kind: 'admin' as const },
      { name: 'aicha', realName: 'Aïcha' },
      { name: 'karim', realName: 'Karim' },
      { name: 'sacha', realName: 'Sacha', kind: 'guest' as const },
    ].map((person) => ({ ...person, locale: languageFacts[language].locale }));
    const team = await slackTeam(scene, 'socket', { language, people });
    const text = await playSeries(language, { ...on, scene, team, look: slackLook(team.slack), setsUp: true });
    if (folder !== undefined) await writeFile(join(folder, `series-slack-${language}.txt`), text);
  });
}
