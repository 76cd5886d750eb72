import assert from 'node:assert/strict';
import { test } from 'node:test';

import { meetServer, standingOf } from '#storage/chat-server.ts';
import { addAnotherServer, moveServer } from '#storage/settle-server.ts';

import { openTestStore, type TestStore } from '../support/store.ts';

const production = { id: 'q1', address: 'chat.example.org' };
const copy = { id: 'q1', address: 'staging.example.org' };
const stranger = { id: 'z9', address: 'chat.example.org' };

async function addDesk({ db, newId, clock }: TestStore, platform: string): Promise<void> {
  const desk = {
    id: newId(),
    platform,
    channel: 'c1',
    name: 'Bruyère',
    language: 'fr',
    timeZone: 'Europe/Paris',
  } as const;
  await db.desk.create({ data: { ...desk, createdAt: clock.now() } });
}

async function kindsIn({ db }: TestStore): Promise<readonly string[]> {
  return (await db.journalEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ kind, actor }) => `${kind} ${actor}`);
}

test('the first server is known from then on, at its address alone', async () => {
  await using store = await openTestStore();
  assert.deepEqual(await meetServer(store, production), { kind: 'known', platform: 'mattermost:q1' });
  assert.deepEqual(await meetServer(store, production), { kind: 'known', platform: 'mattermost:q1' });
  assert.deepEqual(await meetServer(store, copy), {
    kind: 'elsewhere',
    address: copy.address,
    formerly: [production.address],
  });
  assert.deepEqual(await meetServer(store, stranger), {
    kind: 'unknown',
    address: stranger.address,
    known: [production.address],
  });
  assert.deepEqual(await kindsIn(store), ['chat.server_added tambour']);
});

test('two replicas that meet the same server at once are of one mind', async () => {
  await using store = await openTestStore();
  const met = await Promise.all([1, 2, 3].map(() => meetServer(store, production)));
  for (const one of met) assert.deepEqual(one, { kind: 'known', platform: 'mattermost:q1' });
  assert.deepEqual(await kindsIn(store), ['chat.server_added tambour']);
});

test('what moved keeps its desks, and its former address is a stranger’s from then on', async () => {
  await using store = await openTestStore();
  await meetServer(store, production);
  await addDesk(store, 'mattermost:q1');
  assert.equal(
    (await moveServer(store, copy, { from: 'elsewhere.example.org', by: 'administrator' })).kind,
    'notThere',
  );
  assert.deepEqual(await moveServer(store, copy, { from: production.address, by: 'administrator' }), {
    kind: 'settled',
    platform: 'mattermost:q1',
    desks: 1,
  });
  assert.equal((await moveServer(store, copy, { from: production.address, by: 'administrator' })).kind, 'known');
  assert.equal((await meetServer(store, copy)).kind, 'known');
  assert.equal((await meetServer(store, production)).kind, 'elsewhere');
  assert.deepEqual(await kindsIn(store), ['chat.server_added tambour', 'chat.server_moved administrator']);
});

test('a copy that is used beside what it was copied from has none of its desks', async () => {
  await using store = await openTestStore();
  await meetServer(store, production);
  await addDesk(store, 'mattermost:q1');
  const added = await addAnotherServer(store, copy, 'administrator');
  assert.ok(added.kind === 'settled' && added.platform !== 'mattermost:q1', added.kind);
  assert.equal(added.desks, 0);
  assert.deepEqual(await meetServer(store, copy), { kind: 'known', platform: added.platform });
  assert.deepEqual(await meetServer(store, production), { kind: 'known', platform: 'mattermost:q1' });
});

test('desks of a server that said its id go to no other, wherever that stands', async () => {
  await using store = await openTestStore();
  await meetServer(store, production);
  await addDesk(store, 'mattermost:q1');
  assert.deepEqual(
    await moveServer(
      store,
      { id: 'z9', address: 'new.example.org' },
      { from: production.address, by: 'administrator' },
    ),
    {
      kind: 'notThere',
      addresses: [],
    },
  );
  assert.equal((await addAnotherServer(store, stranger, 'administrator')).kind, 'settled');
  assert.equal(await store.db.desk.count({ where: { platform: 'mattermost:q1' } }), 1);
});

test('looking at how a server stands changes nothing', async () => {
  await using store = await openTestStore();
  assert.deepEqual(await standingOf(store.db, production), { kind: 'first' });
  assert.equal(await store.db.chatServer.count(), 0);
});
