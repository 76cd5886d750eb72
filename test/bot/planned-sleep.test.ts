import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';
import { playDayWithoutX, say, told } from '../support/day-without-x.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;

test('a day without X is planned, told the day before, kept and ended, and the other network publishes', () =>
  playDayWithoutX('en'));

test('before it is announced whoever planned it calls it off; after that those who approve decide', async () => {
  await using scene = await openBotScene({ settings: { language: 'en', approvers: ['karim', 'lea'] }, people: [lea] });
  const x = (): Promise<Date | null> =>
    scene.store.db.account.findUniqueOrThrow({ where: { id: scene.accountIds.x } }).then(({ sleepsAt }) => sleepsAt);
  await say(scene, 'aicha', 'sleep x on 26 November Test');
  await scene.press('aicha', 'cancelSleep');
  assert.equal(told(scene, /Aïcha called off the sleep of @valmont \(X\) \(Test\)/), 1);
  assert.equal(await x(), null);
  // Told at once: it is tomorrow.
  await say(scene, 'aicha', 'sleep x on 24 November Test');
  assert.equal(told(scene, /Soon, “Test”/), 1);
  assert.throws(() => scene.cardWith('cancelSleep'));
  await scene.press('karim', 'wake');
  await scene.press('karim', 'approveWaking');
  assert.ok((await x()) !== null, 'not by whoever asked');
  await scene.press('lea', 'approveWaking');
  assert.equal(await x(), null);
  assert.equal(told(scene, /called off the sleep/), 2);
});
