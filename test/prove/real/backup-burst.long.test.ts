import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '../../support/until.ts';
import { chanceOf } from '../chance.ts';
import { prepareBurst } from './burst.ts';
import { checkReal } from './check-real.ts';
import { openFleet } from './crashes.ts';
import { evidenceOf } from './evidence-of.ts';
import { type Ground, openGround } from './open-ground.ts';
import { openWorld } from './open-world.ts';
import { rest } from './rest.ts';
import { runMain } from './run-main.ts';
import { find, press, within } from './team.ts';

const [leaving, waiting] = [14, 3];

/** Runs a command and expects success. */
async function run(ground: Ground, args: readonly string[]): Promise<void> {
  const command = runMain(ground, args);
  let written = '';
  for (const stream of [command.stdout, command.stderr]) {
    stream?.on('data', (chunk: Buffer) => (written += chunk.toString()));
  }
  const [code] = await once(command, 'close');
  assert.equal(code, 0, `${args.join(' ')}:\n${written}`);
}

test('backed up in mid-burst and restored to that: nothing goes out again, and what was approved since is asked about', async () => {
  await using ground = await openGround('server');
  await using world = await openWorld(ground, chanceOf(7), { approvalsNeeded: 1, graceSeconds: 0 });
  const { accounts, requests, posts, acts } = world;
  const [all, early] = [(leaving + waiting) * accounts.length, leaving * accounts.length];
  const asked = await prepareBurst(world, { count: waiting, dueAt: null, name: 'B', approved: false });
  const dueAt = new Date(Date.now() + 4000);
  await prepareBurst(world, { count: leaving, dueAt, name: 'A', approved: true });
  world.slow(600);
  // On a slow machine the backup may outlast the burst, so the last third is held back until it is done.
  const letOut = world.holdBackAfter(Math.floor((early * 2) / 3));
  const file = join(ground.data, 'mid-burst.backup');
  /** Approves each post that waits. */
  const approveAll = async (): Promise<void> => {
    for (const draftId of asked) {
      const found = await within(world, 60_000, () =>
        find(world, (button) => button.action === 'approve' && button.draftId === draftId),
      );
      assert.ok(found !== null, 'it asks for the approval');
      await press(world, 'karim', found);
    }
  };
  {
    await using fleet = openFleet(world, 2, null);
    await fleet.allStarted();
    await until('the burst runs', () => posts.length >= 3, 120_000);
    await run(ground, ['backup', '--to', file]);
    assert.ok(posts.length < early, 'it was taken before the end of the burst');
    world.slow(0);
    letOut();
    await approveAll();
    await until('all of it is public', () => posts.length === all, 120_000);
    const moving = await rest(world);
    assert.deepEqual(checkReal(await evidenceOf(world, moving, [])), []);
  }
  await ground.eyes.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA pgboss CASCADE');
  await run(ground, ['restore', file]);
  const [requestsBefore, actsBefore] = [requests.length, acts.filter(({ journalSeq }) => journalSeq > 0n)];

  await using fleet = openFleet(world, 2, null);
  await fleet.allStarted();
  assert.equal(await rest(world), null);
  assert.equal(posts.length, all, 'nothing went out again by itself');
  await approveAll();
  // Tambour looks for each post first, as soon as the network's rate limit allows.
  await until('all are known to be public', async () => (await states(ground)) === `sent ${all}`, 120_000);
  const moving = await rest(world);
  assert.equal(posts.length, all, 'nor when it was approved again');
  const evidence = await evidenceOf(world, moving, []);
  assert.deepEqual(
    checkReal({
      ...evidence,
      requests: requests.slice(requestsBefore),
      acts: acts.filter((act) => !actsBefore.includes(act)),
    }),
    [],
  );
});

async function states({ eyes }: Ground): Promise<string> {
  const rows = await eyes.query<{ readonly what: string }>(
    `SELECT "state"::text || ' ' || count(*) AS what FROM "Delivery" GROUP BY "state" ORDER BY 1`,
  );
  return rows.map(({ what }) => what).join(', ');
}
