import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';

import { networkOf } from '#app/networks.ts';
import { resumeAccount } from '#publishing/accounts.ts';
import { putToSleep, wake } from '#publishing/holding/sleep.ts';
import type { Keyring } from '#storage/keyring.ts';
import { type MasterKey, type MasterKeys, masterKeyOf } from '#storage/master-key.ts';
import { seal } from '#storage/seal.ts';

import { aDelivery, anApproval } from '../support/approval-by-hand.ts';
import { openScene, present, type Scene } from '../support/publishing-scene.ts';
import { scriptedNetwork } from '../support/scripted-network.ts';

const key = masterKeyOf(Buffer.alloc(32, 7));
const keys: MasterKeys = { current: key, other: null, mattermost: null };
const ring: Keyring = { keys: () => keys, reread: async () => keys };

/** The bytes that stand in the row of that account. */
async function sealed(
  { store }: Scene,
  by: MasterKey,
  id: string,
  accessToken: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const home = present(await store.db.account.findUnique({ where: { id } }));
  return seal(by, { accountId: id, purpose: 'token' }, home, JSON.stringify({ network: 'mastodon', accessToken }));
}

/** Opens accounts with real sealed tokens, and keeps each token that was opened. */
async function sealedScene(): Promise<{ readonly scene: Scene; readonly opened: string[] }> {
  const opened: string[] = [];
  const scene = await openScene({
    settings: { graceSeconds: 1 },
    wrap: (deps) => ({
      ...deps,
      networkOf: async (account) => {
        const network = await networkOf(deps.store, ring, async (_, secret) => {
          assert.ok(secret.network === 'mastodon');
          opened.push(secret.accessToken);
          return scriptedNetwork({ kind: 'mastodon', clock: deps.store.clock, keyLifeSeconds: 0, reading: true });
        })(account);
        return network.kind === 'open' ? deps.networkOf(account) : network;
      },
    }),
  });
  for (const [network, id] of Object.entries(scene.accountIds)) {
    await scene.store.db.account.update({
      where: { id },
      data: { sealedToken: await sealed(scene, key, id, `token of ${network}`) },
    });
  }
  return { scene, opened };
}

async function sealedOf({ store }: Scene, id: string): Promise<Buffer> {
  return Buffer.from(present(await store.db.account.findUnique({ where: { id } })).sealedToken);
}

const other = masterKeyOf(randomBytes(32));
const changes: Readonly<Record<string, (scene: Scene, bytes: Buffer, id: string) => Promise<Buffer> | Buffer>> = {
  'is the other account’s': (scene, _bytes, id) =>
    sealedOf(scene, present(Object.values(scene.accountIds).find((one) => one !== id))),
  'has one bit changed': (_scene, bytes) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    return changed;
  },
  'was cut short': (_scene, bytes) => bytes.subarray(0, -1),
  'is empty': () => Buffer.alloc(0),
  'was sealed with another key': async (scene, _bytes, id) => Buffer.from(await sealed(scene, other, id, 'foreign')),
};

test('a sealed token is opened for its own account', async () => {
  const { scene, opened } = await sealedScene();
  await using _ = scene;
  await scene.decide(await scene.asked());
  await scene.pass(10);
  assert.deepEqual(new Set(opened), new Set(['token of mastodon', 'token of x']));
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
});

for (const [what, change] of Object.entries(changes)) {
  test(`a sealed token that ${what} opens nothing: its post is held and told, and no other is`, async () => {
    const { scene, opened } = await sealedScene();
    await using _ = scene;
    const { db } = scene.store;
    const id = scene.accountIds.mastodon;
    const changed = await change(scene, await sealedOf(scene, id), id);
    await db.account.update({ where: { id }, data: { sealedToken: new Uint8Array(changed) } });
    const draft = await scene.asked();
    await scene.decide(draft);
    await scene.pass(60);
    const delivery = await scene.delivery(draft.id);
    assert.equal(delivery.state === 'held' && delivery.why, 'token_unreadable');
    assert.ok((await scene.notices(draft.id)).includes('delivery.held'));
    assert.deepEqual([scene.mastodon.requests.length, scene.x.posts.length], [0, 1]);
    assert.ok(opened.every((token) => token === 'token of x'));
  });
}

const elsewhere = {
  server: { serverUrl: 'https://thief.example' },
  id: { remoteId: 'another' },
  network: { network: 'x', serverUrl: 'https://api.x.com' },
  practice: { practice: false },
} as const;

for (const [what, data] of Object.entries(elsewhere)) {
  test(`an account whose ${what} somebody changed in its row is paused, told and in the journal, and its token goes nowhere`, async () => {
    const { scene, opened } = await sealedScene();
    await using _ = scene;
    const { db } = scene.store;
    const id = scene.accountIds.mastodon;
    const scheduled = await scene.asked();
    await scene.decide(scheduled);
    await db.account.update({ where: { id }, data });
    await scene.store.runEveryMinute();
    await scene.pass(60);
    assert.ok(opened.every((token) => token === 'token of x'));
    // The approval was for that server: the other account's post waits as well.
    assert.deepEqual([scene.mastodon.requests, scene.x.requests], [[], []]);
    assert.partialDeepStrictEqual(await db.account.findUniqueOrThrow({ where: { id } }), {
      state: 'paused',
      pausedWhy: 'row_changed',
    });
    assert.equal((await scene.delivery(scheduled.id)).state, 'held');
    const entry = await db.journalEntry.findFirstOrThrow({ where: { kind: 'account.rowChanged' } });
    assert.partialDeepStrictEqual(entry.data, { accountId: id, is: data });
    for (let minute = 0; minute < 3; minute += 1) await scene.store.runEveryMinute();
    const told = await db.notice.findMany({ where: { kind: 'account.rowChanged' }, select: { deskId: true } });
    assert.deepEqual(told, [{ deskId: scene.deskId }]);
  });
}

test('an account whose changed row claims that this was told is paused and told', async () => {
  const { scene, opened } = await sealedScene();
  await using _ = scene;
  const { db } = scene.store;
  const where = { id: scene.accountIds.mastodon };
  await db.account.update({ where, data: { ...elsewhere.server, pausedWhy: 'row_changed' } });
  await scene.store.runEveryMinute();
  assert.equal((await db.account.findUniqueOrThrow({ where })).state, 'paused');
  assert.equal(await db.notice.count({ where: { kind: 'account.rowChanged' } }), 1);
  assert.ok(opened.every((token) => token === 'token of x'));
});

/** Ways in which a sleep ends. */
const endings: Readonly<Record<string, (scene: Scene, accountId: string) => Promise<unknown>>> = {
  'its time': async (scene) => scene.pass(3600),
  'a steward': async ({ store }, accountId) => {
    await store.write((work) => wake(work, { accountId, by: { id: 'sophie', name: 'Sophie' } }));
    assert.equal((await store.db.account.findUniqueOrThrow({ where: { id: accountId } })).pausedWhy, null);
  },
};

for (const [what, end] of Object.entries(endings)) {
  test(`an account that sleeps and whose row somebody changed goes on sleeping, and is paused once ${what} ends that; its token goes nowhere`, async () => {
    const { scene, opened } = await sealedScene();
    await using _ = scene;
    const { store } = scene;
    const accountId = scene.accountIds.mastodon;
    const until = new Date(scene.clock.now().getTime() + 3_600_000);
    const by = { id: 'sophie', name: 'Sophie' };
    await store.write((work) => putToSleep(work, { accountId, by, until, why: null }));
    await scene.decide(await scene.asked());
    await store.db.account.update({ where: { id: accountId }, data: elsewhere.server });
    const told = (): Promise<number> => store.db.notice.count({ where: { kind: 'account.rowChanged' } });
    for (let minute = 0; minute < 3; minute += 1) await store.runEveryMinute();
    await scene.pass(60);
    await resumeAccount(store, { accountId, by: 'amina' });
    assert.partialDeepStrictEqual(await store.db.account.findUniqueOrThrow({ where: { id: accountId } }), {
      state: 'asleep',
      asleepUntil: until,
    });
    assert.equal(await told(), 1);
    await end(scene, accountId);
    for (let minute = 0; minute < 3; minute += 1) await store.runEveryMinute();
    assert.partialDeepStrictEqual(await store.db.account.findUniqueOrThrow({ where: { id: accountId } }), {
      state: 'paused',
      pausedWhy: 'row_changed',
    });
    assert.equal(await told(), 2);
    assert.ok(opened.every((token) => token === 'token of x'));
    assert.deepEqual(scene.mastodon.requests, []);
  });
}

test('an account whose row was changed while it was approved leaves nothing for the new server, even at once', async () => {
  const { scene, opened } = await sealedScene();
  await using _ = scene;
  const id = scene.accountIds.mastodon;
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.store.db.account.update({ where: { id }, data: elsewhere.server });
  await scene.pass(10);
  const delivery = await scene.delivery(draft.id);
  assert.equal(delivery.state === 'held' && delivery.why, 'content_changed');
  assert.ok(opened.every((token) => token === 'token of x'));
});

type Edit = (scene: Scene, draftId: string) => Promise<unknown>;

/** Edits by somebody with the database in hand who does not do all that an approval does, even with Tambour's key. */
const forgeries: Readonly<Record<string, Edit>> = {
  'the draft’s state': ({ store }, id) => store.db.draft.update({ where: { id }, data: { state: 'approved' } }),
  'an approval': (scene, id) => anApproval(scene, id, 'karim', 'signed'),
  'a delivery, for what nobody approved': (scene, id) => aDelivery(scene, id),
  'a delivery and the draft’s state': async (scene, id) => {
    await scene.store.db.draft.update({ where: { id }, data: { state: 'approved' } });
    await aDelivery(scene, id);
  },
  'a delivery, the state, and an approval by who is no approver': async (scene, id) => {
    await scene.store.db.draft.update({ where: { id }, data: { state: 'approved' } });
    await anApproval(scene, id, 'omar', 'signed');
    await aDelivery(scene, id);
  },
  'a delivery, the state, and an approval by the author': async (scene, id) => {
    await scene.store.db.draft.update({ where: { id }, data: { state: 'approved' } });
    await anApproval(scene, id, 'amina', 'signed');
    await aDelivery(scene, id);
  },
};

for (const [what, forge] of Object.entries(forgeries)) {
  test(`written into the database by hand, it publishes nothing: ${what}`, async () => {
    await using scene = await openScene({ settings: { graceSeconds: 0 } });
    const draft = await scene.asked();
    await forge(scene, draft.id);
    for (let minute = 0; minute < 3; minute += 1) {
      await scene.store.runEveryMinute();
      await scene.pass(60);
    }
    assert.deepEqual([scene.mastodon.requests, scene.x.requests], [[], []]);
  });
}
