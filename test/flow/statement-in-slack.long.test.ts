import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { languageFacts } from '#languages.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

import { openChatScene } from '../support/chat-scene.ts';
import { ofScene } from '../support/of-scene.ts';
import { openSeriesNetworks } from '../support/series-story.ts';
import { slackTeam } from '../support/slack-scene.ts';
import { slackLook } from '../support/slack-transcript.ts';
import { type DroppedFile, playStatement, statementLanguages } from '../support/statement-story.ts';
import { testClock } from '../support/test-clock.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];
for (const language of statementLanguages) {
  test(`in Slack a statement of 40 seconds with French captions is written, approved, published, counted, corrected and retracted, in ${language}`, async () => {
    await using opened = new AsyncDisposableStack();
    const clock = testClock();
    const on = opened.use(await openSeriesNetworks(() => clock));
    const networkOf = async ({ network }: { readonly network: NetworkKind }) =>
      ({ kind: 'open', network: ofScene(on.networks, network) }) as const;
    const scene = opened.use(await openChatScene(clock, { networkOf }));
    const people = [
      { name: 'odile', realName: 'Odile', kind: 'admin' as const },
      { name: 'aicha', realName: 'Aïcha' },
      { name: 'karim', realName: 'Karim' },
      { name: 'sacha', realName: 'Sacha', kind: 'guest' as const },
    ].map((person) => ({ ...person, locale: languageFacts[language].locale }));
    const team = await slackTeam(scene, 'socket', { language, people });
    const { slack } = team;
    const drop = async (...files: readonly DroppedFile[]): Promise<void> => {
      const { ref } = await team.cardWith('ask');
      assert.ok(ref?.thread);
      await slack.say(team.id('aicha'), slack.channel, '', { threadTs: ref.thread, files });
      await scene.settle();
    };
    const stage = { ...on, scene, team, look: slackLook(slack), setsUp: true, drop };
    const text = await playStatement(language, stage);
    if (folder !== undefined) await writeFile(join(folder, `statement-slack-${language}.txt`), text);
  });
}
