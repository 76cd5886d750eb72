import assert from 'node:assert/strict';
import { test } from 'node:test';

import { present } from '../support/publishing-scene.ts';
import { placeOf } from '../support/slack-acts.ts';
import { openSlackScene, type SlackScene } from '../support/slack-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';
import { until } from '../support/until.ts';

/** A post that Karim is asked about, in a Slack that forgets at once what it could not deliver. */
async function askedScene(): Promise<SlackScene> {
  const scene = await openSlackScene('socket', { language: 'en', redeliverAfterMs: [1, 1, 1] });
  await setUpDesk(scene, scene);
  await askFor(scene);
  scene.slack.forgetUndelivered(true);
  return scene;
}

/** Somebody does this while no connection is open; resolves once one is again, and so many decisions stand. */
async function meanwhile(scene: SlackScene, work: () => Promise<unknown>, standing: readonly string[]): Promise<void> {
  const { slack } = scene;
  const { promise: comes, resolve: comesNow } = Promise.withResolvers<void>();
  slack.trouble('apps.connections.open', { kind: 'lateUntil', comes });
  slack.socket.drop();
  await until('no connection is open', () => slack.socket.connections() === 0);
  const heard = slack.eventIds().length;
  await work();
  assert.ok(slack.eventIds().length > heard);
  await until('Slack has given it up', () => slack.undelivered().length === 0);
  assert.equal(slack.socket.connections(), 0);
  comesNow();
  await until('it is heard of', async () => {
    const decisions = await scene.store.db.decision.findMany({ where: { withdrawnAt: null } });
    return decisions.map(({ kind }) => kind).join() === standing.join();
  });
  await scene.settle();
}

test('a ✅ that Slack never delivered counts once there is a connection again, and one taken back does not', async () => {
  await using scene = await askedScene();
  const { slack } = scene;
  const place = placeOf(present((await scene.cardWith('approve')).ref));
  await meanwhile(scene, () => slack.react(slack.id('karim'), place, 'white_check_mark'), ['approve']);
  await scene.cardWith('stop');
  await meanwhile(scene, () => slack.unreact(slack.id('karim'), place, 'white_check_mark'), []);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  await meanwhile(scene, () => slack.react(slack.id('karim'), place, 'white_check_mark'), ['approve']);
  await scene.pass(25);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('a ❌ that Slack never delivered stops what was about to leave', async () => {
  await using scene = await askedScene();
  const { slack } = scene;
  const place = placeOf(present((await scene.cardWith('approve')).ref));
  await scene.press('karim', 'approve');
  await meanwhile(scene, () => slack.react(slack.id('karim'), place, 'x'), ['reject']);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});
