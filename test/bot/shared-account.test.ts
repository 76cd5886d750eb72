import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sleepCommand } from '#cli/account-commands.ts';
import { createDesk } from '#desks/create-desk.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

/** Two desks with the same accounts: of "publications" Karim is the steward, of "general" Aïcha. */
async function twoDesks(): Promise<BotScene> {
  await using opening = new AsyncDisposableStack();
  const scene = opening.use(await openBotScene());
  const { platform } = await scene.store.db.desk.findFirstOrThrow();
  const created = await scene.store.write((work) =>
    createDesk(work, {
      platform,
      channel: 'general',
      by: 'aicha',
      name: 'Beaumont',
      language: 'fr',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      stewards: ['aicha'],
      accountIds: Object.values(scene.accountIds),
    }),
  );
  assert.equal(created.kind, 'created');
  opening.move();
  return scene;
}

function toldIn(scene: BotScene, channel: string, words: RegExp): number {
  return scene
    .messages()
    .filter(({ ref }) => ref.channel === channel)
    .filter((message) => words.test(scene.textOf(message))).length;
}

test('both desks of an account are told of its sleep and of who woke it, and a steward of either may', async () => {
  await using scene = await twoDesks();
  const { id, handle } = await scene.store.db.account.findFirstOrThrow({ where: { network: 'mastodon' } });
  await sleepCommand(scene.store, handle, null);
  await scene.settle();
  const channels = ['publications', 'general'] as const;
  for (const channel of channels) assert.equal(toldIn(scene, channel, /mis en sommeil par/), 1, channel);
  const there = scene.messages().filter(({ ref }) => ref.channel === 'general');
  const button = present(there.find((message) => /Réveiller/.test(scene.textOf(message))));
  await scene.pressOn('karim', button, 'wake');
  assert.equal((await scene.store.db.account.findUniqueOrThrow({ where: { id } })).state, 'asleep');
  await scene.pressOn('aicha', button, 'wake');
  assert.equal((await scene.store.db.account.findUniqueOrThrow({ where: { id } })).state, 'active');
  for (const channel of channels) assert.equal(toldIn(scene, channel, /réveillé par Aïcha/), 1, channel);
  assert.throws(() => scene.cardWith('wake'), 'the button is off both messages');
});
