import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Card } from '#chat/card.ts';
import { startDigests } from '#reach/start-digests.ts';

import { adapterOf as mattermostAdapter, doorOf, mattermostWith } from '../chat/mattermost/open-adapter.ts';
import { adapterOf as slackAdapter, slackWith } from '../chat/slack/open-adapter.ts';
import { mentionsIn } from '../support/mattermost-text.ts';
import { openBotScene } from '../support/bot-scene.ts';
import { withHistory } from '../support/digest-desk.ts';
import { seenInSlack } from '../support/slack-client/seen-in-slack.ts';

const hostile =
  '<!channel> @all <@U000000001> [x](https://evil.example) `` ![x](https://evil.example/x.png) =1+1 \u202e';

/** The cards of a digest of posts whose texts, and of accounts whose names, mean harm; without their chart. */
async function digestCards(): Promise<readonly Card[]> {
  await using scene = await openBotScene();
  const { db } = scene.store;
  assert.ok(scene.deskId !== null);
  await startDigests(scene.store);
  await scene.settle();
  scene.clock.advance((7 * 24 - 1) * 3_600_000);
  await withHistory(scene.store, scene.deskId);
  await db.revision.updateMany({ data: { text: `${hostile} Water is off.` } });
  await db.account.updateMany({ data: { handle: `@valmont ${hostile}`, displayName: hostile } });
  await db.desk.updateMany({ data: { name: `Valmont ${hostile}` } });
  await scene.store.runEveryMinute();
  await scene.settle();
  const command = { user: 'karim', channel: 'publications', thread: null } as const;
  const figures = await scene.sink.command({ ...command, dedupeKey: 'd', text: 'bilan', trigger: { id: 'd' } });
  assert.equal(figures.kind, 'whisper');
  const cards = scene.messages().flatMap(({ body }) => (body.kind === 'card' ? [body.card] : []));
  assert.equal(cards.length, 2);
  return [...cards, ...(figures.kind === 'whisper' ? [figures.card] : [])].map((card) => ({
    ...card,
    blocks: card.blocks.filter(({ kind }) => kind !== 'image' && kind !== 'file'),
  }));
}

test('whatever the posts and accounts are called, a digest calls nobody, links nowhere else and shows no picture', async () => {
  const cards = await digestCards();
  assert.match(JSON.stringify(cards), /<!channel>/);
  await using slack = await slackWith();
  await using onSlack = await slackAdapter(slack);
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using onMattermost = await mattermostAdapter(mattermost, door);
  for (const [at, card] of cards.entries()) {
    await onSlack.chat.post({ channel: slack.channel }, card, { key: `k${at}` });
    await onMattermost.chat.post({ channel: mattermost.channel }, card, { key: `k${at}` });
  }
  const onSlackSeen = await seenInSlack(slack, slack.id('aicha'));
  assert.equal(onSlackSeen.length, cards.length);
  for (const one of onSlackSeen) {
    assert.deepEqual([one.mentions, one.notified], [[], []]);
    for (const link of one.links) assert.match(link, /^https:\/\/(?:mastodon|x)\.example\.org\//);
  }
  for (const { message, notified, previews } of mattermost.seen(mattermost.id('aicha'))) {
    assert.deepEqual([notified, previews], [[], []]);
    // A link of Markdown leads to our own posts; what looks like one in a text is escaped.
    for (const [, link] of message.matchAll(/(?<!\\)\]\(([^)]*)\)/g)) {
      assert.match(link ?? '', /^https:\/\/(?:mastodon|x)\.example\.org\//);
    }
    assert.deepEqual(mentionsIn(message), []);
  }
  assert.deepEqual(slack.complaints(), []);
});
