import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import type { NetworkKind } from '#networks/network-rules.ts';

import { openChatScene } from '../support/chat-scene.ts';
import { mattermostTeam } from '../support/mattermost-scene.ts';
import { mattermostLook } from '../support/mattermost-transcript.ts';
import { ofScene } from '../support/of-scene.ts';
import { openSeriesNetworks } from '../support/series-story.ts';
import { type DroppedFile, playStatement, statementLanguages } from '../support/statement-story.ts';
import { testClock } from '../support/test-clock.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

for (const language of statementLanguages) {
  test(`on Mattermost a statement of 40 seconds with French captions is written, approved, published, counted, corrected and retracted, in ${language}`, async () => {
    await using opened = new AsyncDisposableStack();
    const clock = testClock();
    const on = opened.use(await openSeriesNetworks(() => clock));
    const networkOf = async ({ network }: { readonly network: NetworkKind }) =>
      ({ kind: 'open', network: ofScene(on.networks, network) }) as const;
    const scene = opened.use(await openChatScene(clock, { networkOf }));
    const team = await mattermostTeam(scene, { language });
    const { mattermost } = team;
    const drop = async (...files: readonly DroppedFile[]): Promise<void> => {
      const { ref } = await team.cardWith('ask');
      assert.ok(ref?.thread);
      mattermost.say(team.id('aicha'), mattermost.channel, '', { rootId: ref.thread, files });
      await scene.settle();
    };
    const stage = { ...on, scene, team, look: mattermostLook(mattermost), setsUp: true, drop };
    const text = await playStatement(language, stage);
    if (folder !== undefined) await writeFile(join(folder, `statement-mattermost-${language}.txt`), text);
  });
}
