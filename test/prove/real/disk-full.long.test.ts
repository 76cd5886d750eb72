import assert from 'node:assert/strict';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { smallDisk } from '../../support/small-disk.ts';
import { until } from '../../support/until.ts';
import { chanceOf } from '../chance.ts';
import { checkReal } from './check-real.ts';
import { type Fleet, openFleet } from './crashes.ts';
import { evidenceOf } from './evidence-of.ts';
import { openGround } from './open-ground.ts';
import type { PostgresServer } from './postgres-server.ts';
import { openWorld } from './open-world.ts';
import { keepWriting } from './posts.ts';
import { rest } from './rest.ts';

const diskMegabytes = 400;
const fullForMs = 4000;

/** Half of a segment of the server's WAL. */
const limitBytes = 8 * 1024 * 1024;

/** Returns how to use up all disk space, and how to free it. A limit on file sizes replaces a small disk. */
function roomOf(
  disk: { readonly path: string } | null,
  server: PostgresServer,
): Readonly<Record<'take' | 'giveBack', () => Promise<void>>> {
  if (disk === null) return { take: () => server.limitFiles(limitBytes), giveBack: () => server.limitFiles(null) };
  const filler = join(disk.path, 'filler');
  return {
    async take() {
      const { bavail, bsize } = await statfs(disk.path);
      await writeFile(filler, Buffer.alloc(bavail * bsize)).catch(() => undefined);
    },
    giveBack: () => rm(filler),
  };
}

async function readiness(fleet: Fleet): Promise<string> {
  const [replica] = fleet.replicas;
  const answer = await fetch(`${replica?.url()}/readyz`);
  return `${answer.status} ${await answer.text()}`;
}

test('the database’s disk is full in mid-load: that is told, nothing acknowledged is lost, and with room it goes on', async () => {
  await using disk = await smallDisk(diskMegabytes);
  await using ground = await openGround('server', disk?.path ?? null);
  const { server } = ground;
  assert.ok(server !== null);
  const room = roomOf(disk, server);
  await using world = await openWorld(ground, chanceOf(85));
  await using fleet = openFleet(world, 1, null);
  await fleet.allStarted();
  let isOver = false;
  await using writers = new AsyncDisposableStack();
  writers.defer(() => void (isOver = true));
  const writing = ['A', 'B', 'C'].map((name, index) =>
    keepWriting(world, chanceOf(850 + index), { name, isOver: () => isOver, tell: () => {} }),
  );
  await until('posts leave', () => world.posts.length > 2, 120_000);
  assert.match(await readiness(fleet), /^200/);

  await room.take();
  const told = await until('it is told', async () => /^503.*/.exec(await readiness(fleet))?.[0], 60_000);
  assert.match(told, /full|does not answer/);
  await pause(fullForMs);
  await room.giveBack();
  if (!server.isRunning()) await server.start();

  const before = world.posts.length;
  await until('posts leave again', () => world.posts.length > before + 2, 120_000);
  await until('it is ready again', async () => (await readiness(fleet)).startsWith('200'), 120_000);
  isOver = true;
  await Promise.all(writing);
  const moving = await rest(world);
  assert.deepEqual(checkReal(await evidenceOf(world, moving, [])), []);
  assert.ok(
    fleet.replicas.every((replica) => replica.isAlive()),
    'Tambour did not have to be started again',
  );
});
