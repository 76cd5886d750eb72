import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { until } from '../../support/until.ts';
import { chanceOf } from '../chance.ts';
import { prepareBurst } from './burst.ts';
import { checkReal } from './check-real.ts';
import { type Fleet, openFleet } from './crashes.ts';
import { evidenceOf } from './evidence-of.ts';
import { releaseHeld, whatIsHeld, whatStands } from './freezing.ts';
import { openGround } from './open-ground.ts';
import { openWorld, type World } from './open-world.ts';
import { rest } from './rest.ts';
import { runMain } from './run-main.ts';
import { type } from './team.ts';

const posts = 16;
const slowMs = 400;
const frozenForMs = 3000;

/** Runs a burst on three replicas and freezes it halfway. Judges once it was thawed and every post let go. */
async function frozenInMidBurst(freeze: (world: World, fleet: Fleet) => Promise<number>): Promise<void> {
  await using ground = await openGround('server');
  await using world = await openWorld(ground, chanceOf(1), { approvalsNeeded: 1 });
  const dueAt = new Date(Date.now() + 4000);
  await prepareBurst(world, { count: posts, dueAt, name: 'A', approved: true });
  world.slow(slowMs);
  const all = posts * world.accounts.length;
  // On a slow machine the freeze command may outlast the burst, so the last third is held back until it has answered.
  const letOut = world.holdBackAfter(Math.floor((all * 2) / 3));
  await using fleet = openFleet(world, 3, null);
  await fleet.allStarted();
  await until('the burst runs', () => world.posts.length >= 4, 60_000);

  const answeredMs = await freeze(world, fleet);
  const atAnswer = world.requests.length;
  letOut();
  await fleet.allStarted();
  await pause(frozenForMs);
  const thawAskedMs = Date.now();
  assert.ok(world.posts.length < all, 'the freeze came before the end of the burst');
  assert.ok(world.requests.length - atAnswer <= world.accounts.length, 'at most what was on the wire');

  const thawed = runMain(ground, ['thaw', '--all']);
  const [code] = await once(thawed, 'exit');
  if (code !== 0) await type(world, 'karim', 'thaw');
  world.slow(0);
  let isOver = false;
  // Without this, a failure would leave the loop running and the test would never end.
  using ending = new DisposableStack();
  ending.defer(() => {
    isOver = true;
  });
  const lettingGo = releaseHeld(world, () => isOver, whatIsHeld);
  await until('each has been let go', () => world.posts.length >= all, 120_000).catch(async (cause: unknown) => {
    throw new Error(`not every post was let go:\n${await whatStands(world)}`, { cause });
  });
  const moving = await rest(world);
  isOver = true;
  await lettingGo;
  const evidence = await evidenceOf(world, moving, [{ answeredMs, thawAskedMs }]);
  assert.deepEqual(checkReal(evidence), []);
}

test('everything is frozen by a command that is killed at its answer: nothing leaves three replicas a second later', () =>
  frozenInMidBurst(async ({ ground }) => {
    const command = runMain(ground, ['freeze', '--all', '--why', 'the account is not ours']);
    const exited = once(command, 'exit');
    const { stdout } = command;
    assert.ok(stdout !== null);
    const [said] = await once(stdout, 'data');
    const answeredMs = Date.now();
    command.kill('SIGKILL');
    await exited;
    assert.match(String(said), /^Frozen/);
    return answeredMs;
  }));

test('all three are killed at the answer to a freeze in the chat: begun again, nothing leaves', () =>
  frozenInMidBurst(async (world, fleet) => {
    assert.ok((await type(world, 'karim', 'freeze the account is not ours')) !== null);
    const answeredMs = Date.now();
    await fleet.killAll();
    return answeredMs;
  }));
