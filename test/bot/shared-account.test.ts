import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sleepCommand } from '#cli/account-commands.ts';
import { createDesk } from '#desks/create-desk.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;

/** Two desks with the same accounts: of "publications" Karim is the steward, of "general" Aïcha. */
async function twoDesks(): Promise<BotScene> {
  await using opening = new AsyncDisposableStack();
  const scene = opening.use(await openBotScene({ settings: { approvers: ['karim', 'lea'] }, people: [lea] }));
  const { platform } = await scene.store.db.desk.findFirstOrThrow();
  // That "publications" was made first.
  await scene.pass(1);
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

test('both desks of an account are told of its sleep and of who woke it; the one that was made first decides', async () => {
  await using scene = await twoDesks();
  const { id, handle } = await scene.store.db.account.findFirstOrThrow({ where: { network: 'mastodon' } });
  const state = async (): Promise<string> => (await scene.store.db.account.findUniqueOrThrow({ where: { id } })).state;
  await sleepCommand(scene.store, handle, null, 'Une journée sans X');
  await scene.settle();
  const channels = ['publications', 'general'] as const;
  for (const channel of channels) {
    assert.equal(toldIn(scene, channel, /mis en sommeil par/), 1, channel);
    assert.equal(toldIn(scene, channel, /Raison : Une journée sans X/), 1, channel);
  }
  const { name } = await scene.store.db.desk.findFirstOrThrow({ where: { channel: 'publications' } });
  assert.equal(toldIn(scene, 'general', new RegExp(`C’est la rédaction «.${name}.» qui décide`, 'u')), 1);
  await scene.people.command('aicha', 'general', 'comptes');
  await scene.settle();
  assert.match(
    scene.whispers('aicha').at(-1) ?? '',
    new RegExp(`rédaction «.${name}.» qui décide de son sommeil`, 'u'),
  );
  await scene.people.command('karim', 'publications', 'comptes');
  await scene.settle();
  assert.doesNotMatch(scene.whispers('karim').at(-1) ?? '', /qui décide de son sommeil/);
  await scene.people.command('aicha', 'general', `réveiller ${handle}`);
  await scene.settle();
  assert.match(scene.whispers('aicha').at(-1) ?? '', /qui décide pour/);
  assert.equal(await scene.store.db.request.count(), 0);
  await scene.press('karim', 'wake');
  await scene.press('karim', 'approveWaking');
  assert.match(scene.whispers('karim').at(-1) ?? '', /La demande vient de vous/);
  assert.equal(await state(), 'asleep');
  await scene.press('lea', 'approveWaking');
  assert.equal(await state(), 'active');
  for (const channel of channels) assert.equal(toldIn(scene, channel, /réveillé par Léa/), 1, channel);
  assert.throws(() => scene.cardWith('wake'), 'the button is off both messages');
});
