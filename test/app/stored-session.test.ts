import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';

import { networkOf } from '#app/networks.ts';
import { accountFromRow } from '#desks/account.ts';
import { bluesky } from '#networks/bluesky/bluesky.ts';
import { openSessions } from '#networks/bluesky/sessions.ts';
import type { Network } from '#networks/network.ts';
import { type Keyring, keyring, sealNow } from '#storage/keyring.ts';
import { readMasterKey } from '#storage/master-key.ts';
import { rotateKey } from '#storage/rotate-key.ts';

import { soon } from '../contracts/network-contract.ts';
import { type BlueskyWorld, openPracticeBluesky } from '../support/practice-networks.ts';
import { anAccount } from '../support/publishing-scene.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

interface Scene extends AsyncDisposable {
  readonly store: TestStore;
  readonly world: BlueskyWorld;
  readonly clock: TestClock;
  readonly accountId: string;
  /** The key file. */
  readonly path: string;
  /** Starts a process of its own, which knows no session yet, and opens the account there. */
  replica(): Promise<Network>;
  giveToken(appPassword: string): Promise<void>;
}

async function openScene(): Promise<Scene> {
  await using opened = new AsyncDisposableStack();
  const clock = testClock();
  const store = opened.use(await openTestStore({ clock }));
  const world = opened.use(await openPracticeBluesky({ clock }));
  const folder = opened.use(await temporaryFolder());
  const path = join(folder.path, 'master.key');
  await readMasterKey({ path, made: true });
  const accountId = await anAccount(store, 'bluesky', world.did, { practice: false });
  const where = { id: accountId };
  const { url: serverUrl, did } = world;
  await store.db.account.update({ where, data: { serverUrl, remoteId: did } });
  const ringNow = async (): Promise<Keyring> => {
    const read = await readMasterKey({ path, made: false });
    return read.kind === 'key' ? keyring(path, read.keys) : assert.fail(read.refusal.kind);
  };
  const giveToken = async (appPassword: string): Promise<void> => {
    const ring = await ringNow();
    await store.write(async (work) => {
      const home = { network: 'bluesky', practice: false, serverUrl, remoteId: did };
      const secret = JSON.stringify({ network: 'bluesky', identifier: did, appPassword });
      const sealedToken = await sealNow(work, ring, { accountId, purpose: 'token' }, home, secret);
      await work.tx.account.update({ where, data: { sealedToken } });
    });
  };
  await giveToken(world.appPassword);
  const rest = opened.move();
  return {
    store,
    world,
    clock,
    accountId,
    path,
    giveToken,
    replica: async () => {
      const [ring, sessions] = [await ringNow(), openSessions()];
      const open = networkOf(store, ring, (account, secret, shared) => {
        assert.ok(secret.network === 'bluesky' && shared !== undefined);
        const { session } = shared;
        const common = { serverUrl: account.serverUrl, did: account.remoteId, loopbackOnly: true };
        return Promise.resolve(bluesky({ ...secret, ...common, sessions, session, clock }));
      });
      const network = await open(accountFromRow(await store.db.account.findUniqueOrThrow({ where }), clock.now()));
      return network.kind === 'open' ? network.network : assert.fail(network.kind);
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

async function works(network: Network): Promise<void> {
  const outcome = await network.check(soon());
  assert.equal(outcome.kind, 'ok');
}

test('of replicas that start together one logs in, and of those that start later none', async () => {
  await using scene = await openScene();
  const { world } = scene;
  const replicas = await Promise.all(Array.from({ length: 4 }, () => scene.replica()));
  await Promise.all(replicas.map(works));
  for (let starts = 0; starts < 5; starts += 1) await works(await scene.replica());
  assert.deepEqual([world.server.logIns(), world.server.renewedBy()], [1, []]);
});

test('a session is renewed by one replica at a time, and no token renews twice, for days and over restarts', async () => {
  await using scene = await openScene();
  const { world, clock } = scene;
  let replicas: readonly Network[] = await Promise.all([1, 2, 3].map(() => scene.replica()));
  for (let days = 0; days < 9; days += 1) {
    clock.advance(24 * 3600_000);
    await Promise.all(replicas.map(works));
    if (days % 4 === 3) replicas = await Promise.all(replicas.map(() => scene.replica()));
  }
  const used = world.server.renewedBy();
  assert.deepEqual([world.server.logIns(), new Set(used).size], [1, used.length]);
  assert.equal(used.length, 8);
});

test('a session that the server does not take is renewed once for all who were told so', async () => {
  await using scene = await openScene();
  const { world } = scene;
  const replicas = await Promise.all([scene.replica(), scene.replica()]);
  await Promise.all(replicas.map(works));
  world.server.endSessions();
  await Promise.all(replicas.map(works));
  assert.equal(world.server.logIns(), 2);
});

test('a password that is not taken is tried by one replica in five minutes; another one at once', async () => {
  await using scene = await openScene();
  const { world, clock } = scene;
  world.server.setAccount(world.did, { appPassword: null });
  for (let starts = 0; starts < 6; starts += 1) {
    assert.deepEqual(await (await scene.replica()).check(soon()), { kind: 'tokenRefused' });
  }
  assert.equal(world.server.logIns(), 1);
  world.server.setAccount(world.did, { appPassword: 'another-one' });
  await scene.giveToken('another-one');
  await works(await scene.replica());
  assert.equal(world.server.logIns(), 2);
  world.server.endSessions();
  world.server.setAccount(world.did, { appPassword: null });
  assert.deepEqual(await (await scene.replica()).check(soon()), { kind: 'tokenRefused' });
  world.server.setAccount(world.did, { appPassword: 'another-one' });
  clock.advance(5 * 60_000);
  await works(await scene.replica());
});

test('what stands there is sealed, and is none where it was damaged, or is no session', async () => {
  await using scene = await openScene();
  const { store, world, accountId } = scene;
  await works(await scene.replica());
  const { sealed } = await store.db.networkSession.findUniqueOrThrow({ where: { accountId } });
  assert.ok(sealed !== null && !Buffer.from(sealed).includes('eyJ'));
  await store.db.networkSession.update({ where: { accountId }, data: { sealed: new Uint8Array(randomBytes(200)) } });
  await works(await scene.replica());
  assert.equal(world.server.logIns(), 2);
  await store.db.$executeRaw`
    UPDATE "NetworkSession" SET "sealed" = (SELECT "sealedToken" FROM "Account" WHERE "id" = ${accountId}::uuid)
    WHERE "accountId" = ${accountId}::uuid`;
  await works(await scene.replica());
  assert.equal(world.server.logIns(), 3);
});

test('one that a backup brings back, of a server that forgot it since, costs one log-in', async () => {
  await using scene = await openScene();
  const { store, world, accountId } = scene;
  await works(await scene.replica());
  const before = await store.db.networkSession.findUniqueOrThrow({ where: { accountId } });
  world.server.endSessions();
  await works(await scene.replica());
  await store.db.networkSession.update({ where: { accountId }, data: before });
  world.server.endSessions();
  await works(await scene.replica());
  await works(await scene.replica());
  assert.equal(world.server.logIns(), 3);
});

test('a replaced master key leaves none behind that the former one opens, and no replica logs in for it', async () => {
  await using scene = await openScene();
  const { store, world, clock, accountId, path } = scene;
  const running = await scene.replica();
  await works(running);
  const rotated = await rotateKey(store, { path, step: 'all', to: null, keepOld: null, by: 'administrator' });
  assert.equal(rotated.kind, 'rotated');
  const { sealed } = await store.db.networkSession.findUniqueOrThrow({ where: { accountId } });
  assert.equal(sealed, null);
  clock.advance(3 * 3600_000);
  await works(running);
  await works(await scene.replica());
  assert.equal(world.server.logIns(), 1);
});

test('a renewal that died with its process is waited for until it is surely over', async () => {
  await using scene = await openScene();
  const { store, world, accountId } = scene;
  await store.db.$executeRaw`
    INSERT INTO "NetworkSession" ("accountId", "renewalId", "renewalEndsAt")
    VALUES (${accountId}::uuid, gen_random_uuid(), clock_timestamp() + interval '300 milliseconds')`;
  const waiting = await scene.replica();
  const outcome = await waiting.check(AbortSignal.timeout(50));
  assert.deepEqual(outcome, { kind: 'unreachable', why: 'timeout' });
  await works(waiting);
  assert.equal(world.server.logIns(), 1);
  const row = await store.db.networkSession.findUniqueOrThrow({ where: { accountId } });
  assert.deepEqual([row.renewalId, row.renewalEndsAt], [null, null]);
});
