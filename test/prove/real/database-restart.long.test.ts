import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { chanceOf } from '../chance.ts';
import { checkReal } from './check-real.ts';
import { openFleet } from './crashes.ts';
import { evidenceOf } from './evidence-of.ts';
import { openGround } from './open-ground.ts';
import { openWorld } from './open-world.ts';
import { keepWriting } from './posts.ts';
import { rest } from './rest.ts';

const restarts = 3;

test('PostgreSQL is killed three times while posts leave: Tambour goes on by itself, and nothing acknowledged is lost', async () => {
  await using ground = await openGround('server');
  const { server } = ground;
  assert.ok(server !== null);
  const chance = chanceOf(86);
  await using world = await openWorld(ground, chance);
  await using fleet = openFleet(world, 2, null);
  await fleet.allStarted();
  const begun = [...fleet.replicas];
  let isOver = false;
  await using writers = new AsyncDisposableStack();
  writers.defer(() => void (isOver = true));
  const writing = ['A', 'B', 'C'].map((name, index) =>
    keepWriting(world, chanceOf(860 + index), { name, isOver: () => isOver, tell: () => {} }),
  );
  for (let number = 0; number < restarts; number += 1) {
    await world.next('request');
    await pause(chance.below(60));
    await server.kill();
    await pause(300 + chance.below(1200));
    await server.start();
    const before = world.posts.length;
    for (const untilMs = performance.now() + 30_000; world.posts.length < before + 2 && performance.now() < untilMs;) {
      await Promise.race([world.next('answer'), pause(1000)]);
    }
    assert.ok(world.posts.length > before, `posts leave again after restart ${number + 1}`);
  }
  isOver = true;
  await Promise.all(writing);
  const moving = await rest(world);
  assert.deepEqual(checkReal(await evidenceOf(world, moving, [])), []);
  assert.deepEqual([...fleet.replicas], begun);
  assert.ok(
    begun.every((replica) => replica.isAlive()),
    'no Tambour had to be started again',
  );
});
