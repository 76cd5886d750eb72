import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import type { NetworkKind } from '#networks/network-rules.ts';

import { openChatScene } from '../support/chat-scene.ts';
import { mattermostTeam } from '../support/mattermost-scene.ts';
import { mattermostLook } from '../support/mattermost-transcript.ts';
import { ofScene } from '../support/of-scene.ts';
import { openSeriesNetworks, playSeries, rulesWithSeries, seriesLanguages } from '../support/series-story.ts';
import { testClock } from '../support/test-clock.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

for (const language of seriesLanguages) {
  test(`on Mattermost a flood message in four parts is written, approved, published, counted and retracted, in ${language}`, async () => {
    await using opened = new AsyncDisposableStack();
    const clock = testClock();
    const on = opened.use(await openSeriesNetworks(() => clock));
    const networkOf = async ({ network }: { readonly network: NetworkKind }) =>
      ({ kind: 'open', network: ofScene(on.networks, network) }) as const;
    const scene = opened.use(await openChatScene(clock, { networkOf, rules: rulesWithSeries }));
    const team = await mattermostTeam(scene, { language });
    const look = mattermostLook(team.mattermost);
    const text = await playSeries(language, { ...on, scene, team, look, setsUp: true });
    if (folder !== undefined) await writeFile(join(folder, `series-mattermost-${language}.txt`), text);
  });
}
