import assert from 'node:assert/strict';
import { test } from 'node:test';

import { until } from '../../support/until.ts';
import { adapterOf, cardOf, slackWith } from './open-adapter.ts';

test('whoever opens the Home tab sees their own page, as it is at that moment', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const [aicha, karim] = [slack.id('aicha'), slack.id('karim')];
  let looks = 0;
  adapter.sink.onHome = async (user) => cardOf(`page ${(looks += 1)} of ${user}`);
  await adapter.chat.start(adapter.sink);
  slack.openHome(aicha);
  await until('the Home tab', () => JSON.stringify(slack.homeOf(aicha) ?? '').includes(`page 1 of ${aicha}`));
  assert.equal(slack.homeOf(karim), null);
  slack.openHome(aicha);
  await until('the Home tab', () => JSON.stringify(slack.homeOf(aicha)).includes(`page 2 of ${aicha}`));
  slack.openHome(karim, 'messages');
  await slack.settled();
  assert.equal(looks, 2);
  assert.deepEqual(slack.complaints(), []);
});

test('a Home tab that Slack does not take is told of, and nothing else stops', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  slack.trouble('views.publish', { kind: 'error', error: 'not_enabled' });
  slack.openHome(slack.id('aicha'));
  await until('the Home tab', () => adapter.failures.length > 0);
  assert.equal(adapter.failures[0]?.what, 'show the Home tab');
  assert.equal((await slack.command(slack.id('aicha'), slack.channel, 'help')).kind, 'acked');
});
