import assert from 'node:assert/strict';
import { test } from 'node:test';

import { verifyJournal } from '#storage/verify-journal.ts';

import { type MattermostScene, openMattermostScene } from '../support/mattermost-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';

/** Leaves the database as a Tambour left it that knew servers by their address. */
async function asBefore({ store, mattermost }: MattermostScene, address: string): Promise<void> {
  const [now, before] = [`mattermost:${mattermost.server.diagnosticId}`, `mattermost:${address}`];
  for (const table of ['Desk', 'PostedMessage', 'ChatPost', 'ChatInbox', 'ChatCursor', 'ChatEvent']) {
    await store.db.$executeRawUnsafe(`UPDATE "${table}" SET "platform" = $2 WHERE "platform" = $1`, now, before);
  }
  await store.db.$executeRaw`UPDATE "ChatEvent" SET "dedupeKey" = replace("dedupeKey", ${now}, ${before})`;
  await store.db.chatServer.deleteMany();
}

async function platformsOf({ store: { db } }: MattermostScene): Promise<ReadonlySet<string>> {
  const rows = await Promise.all([
    db.desk.findMany({ select: { platform: true } }),
    db.postedMessage.findMany({ select: { platform: true } }),
    db.chatPost.findMany({ select: { platform: true } }),
    db.chatCursor.findMany({ select: { platform: true } }),
    db.chatEvent.findMany({ select: { platform: true } }),
  ]);
  return new Set(rows.flat().map(({ platform }) => platform));
}

test('desks made before servers were known by their ids go on, with what waits and what is scheduled', async () => {
  await using scene = await openMattermostScene({ language: 'en' });
  const { mattermost, store, networks } = scene;
  await setUpDesk(scene, scene);
  await askFor(scene, 'The library lends garden tools.');
  const waiting = await scene.cardWith('approve');
  await askFor(scene, 'The pool closes on Monday.');
  await scene.react('karim', await scene.cardWith('approve'), 'approve');
  const host = new URL(mattermost.url).host;
  await asBefore(scene, host);
  const heard = await store.db.chatEvent.count();
  const messages = async (): Promise<ReadonlyMap<string, string>> =>
    new Map((await store.db.postedMessage.findMany()).map(({ key, message }) => [key, message]));
  const before = await messages();

  await scene.startedAnew();
  await scene.settle();
  assert.deepEqual([...(await platformsOf(scene))], [`mattermost:${mattermost.server.diagnosticId}`]);
  assert.deepEqual(
    [await store.db.chatEvent.count({ where: { dedupeKey: { startsWith: `mattermost:${host}` } } }), heard > 0],
    [0, true],
  );
  await scene.pass(30);
  assert.deepEqual(
    networks.mastodon.posts.map(({ rendering }) => rendering.text),
    ['The pool closes on Monday.'],
  );
  // The same cards, found again: one is decided on, and none was posted anew.
  await scene.react('karim', waiting, 'approve');
  await scene.pass(30);
  assert.equal(networks.mastodon.posts.length, 2);
  const after = await messages();
  assert.ok(before.size > 0);
  for (const [key, message] of before) assert.equal(after.get(key), message);
  const entries = await store.db.journalEntry.findMany({ where: { kind: 'chat.desks_carried_over' } });
  assert.deepEqual(
    entries.map(({ actor, data }) => ({ actor, data })),
    [
      {
        actor: 'tambour',
        data: { from: `mattermost:${host}`, to: `mattermost:${mattermost.server.diagnosticId}`, desks: 1 },
      },
    ],
  );
  assert.equal((await verifyJournal(store)).kind, 'sound');
  // Once.
  await scene.startedAnew();
  await scene.settle();
  assert.equal(await store.db.journalEntry.count({ where: { kind: 'chat.desks_carried_over' } }), 1);
});
