import assert from 'node:assert/strict';
import { test } from 'node:test';

import { terminal } from '#messages/en/terminal.ts';
import { checkPracticeAccounts } from '#practice/desk/check-practice-accounts.ts';

import { openPracticeX } from '../support/practice-networks.ts';

test('a practice network that was asked too often is told as that, and for how long', async () => {
  await using world = await openPracticeX();
  world.server.rates.limits.me = { limit: 1, windowSeconds: 15 * 60 };
  const check = () => checkPracticeAccounts([{ network: world.network, sealFor: async () => new Uint8Array(1) }]);
  assert.equal((await check()).kind, 'checked');
  const second = await check();
  assert.ok(second.kind === 'askedTooOften' && second.afterSeconds > 14 * 60, second.kind);
  assert.equal(
    terminal.notStarted.practiceAskedTooOften(second),
    'The practice X was asked too often: Tambour was started many times in a short while. Start it again in 15 minutes, or start "tambour practice" anew before.',
  );
});

test('a practice network that is not there is away', async () => {
  await using world = await openPracticeX();
  world.troubles?.stop();
  const check = await checkPracticeAccounts([{ network: world.network, sealFor: async () => new Uint8Array(1) }]);
  assert.deepEqual(check, { kind: 'away' });
});
