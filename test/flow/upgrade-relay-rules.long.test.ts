import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import type pg from 'pg';

import { rules } from '#app/rules.ts';
import { startRelay } from '#relay/start-relay.ts';
import { migrate } from '#storage/migrate.ts';

import { newsSite, siteEntry } from '../relay/news-site.ts';
import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const migrations = join(import.meta.dirname, '../../prisma/migrations');
const sourceId = '0197c0de-0000-7000-8000-000000000001';
const at = '2026-11-23T10:00:00.000Z';
const official = 'https://www.lakes.example/feed';

/** Brings the database to where sources were, and no rules; with a source that is switched on and drafts one entry. */
async function withSource(client: pg.ClientBase, deskId: string, accountId: string): Promise<void> {
  await using folder = await temporaryFolder();
  const names = (await readdir(migrations)).filter((name) => name < '0054');
  for (const name of names) await cp(join(migrations, name), join(folder.path, name), { recursive: true });
  // The fixture's own client is one that connected by itself.
  assert.equal((await migrate(client as pg.Client, randomUUID, () => {}, { folder: folder.path })).kind, 'migrated');
  await client.query(
    `INSERT INTO "Source" ("id", "deskId", "url", "label", "template", "accountIds", "state", "wordedBy", "keptBy",
       "createdAt", "changedAt", "preview", "nextAt", "readAt")
     VALUES ($1, $2, $3, 'Sur le site', '{titre} {lien} {mention}', ARRAY[$4]::uuid[], 'on', '{aicha}', 'aicha', $5, $5,
       '{"kind":"entries","title":"Lacs","texts":[],"withoutLink":0,"isChecked":true}', $5, $5)`,
    [sourceId, deskId, official, accountId, at],
  );
  const { rows } = await client.query<{ id: string }>(`SELECT "id" FROM "Draft" WHERE "state" = 'writing' LIMIT 1`);
  await client.query(
    `INSERT INTO "SourceItem" ("sourceId", "key", "hash", "position", "seenAt", "draftId", "shown", "shownHash")
     VALUES ($1, 'www.lakes.example/news/1', 'a', 0, $2, $3, $4, 'a')`,
    [sourceId, at, rows[0]?.id ?? null, '{"title":"Une","summary":"","link":"https://www.lakes.example/news/1"}'],
  );
}

test('after the upgrade a source goes on with drafts, has no rule, and can have one (disk)', async () => {
  await using scene = await openBotScene({
    kept: await oldRelease('disk', async (client, { accountIds, deskId }) => {
      assert.ok(deskId !== null);
      await withSource(client, deskId, accountIds.mastodon);
      await client.query(`UPDATE "Desk" SET "officialDomains" = '{lakes.example}'`);
    }),
  });
  await using site = await newsSite();
  const { store, clock } = scene;
  const { db } = store;
  assert.equal(await db.relayRule.count(), 0);
  await startRelay({ store, rules, fetch: site.fetch, logger: null });
  const read = async (number: number): Promise<void> => {
    site.entries.unshift(siteEntry(number, `Nouvelle ${number}`, clock.now().toUTCString()));
    clock.advance(3_600_000);
    await store.runEveryMinute();
    await scene.settle();
  };
  site.entries.unshift(siteEntry(1, 'Une', clock.now().toUTCString()));
  await read(2);
  const drafted = { sourceId, draftId: { not: null }, key: { endsWith: '/2' } };
  assert.equal(await db.sourceItem.count({ where: drafted }), 1);
  await scene.people.command('aicha', 'publications', 'sources');
  await scene.settle();
  const source = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
  assert.equal(source.kind, 'feed');
  assert.equal(await db.relayedByRule.count(), 0);
});

test('after a restore of the release before there is no rule, and what was approved goes on (backup)', async () => {
  await using scene = await openBotScene({ kept: await oldRelease('backup') });
  const { db } = scene.store;
  assert.deepEqual([await db.relayRule.count(), await db.relayedByRule.count()], [0, 0]);
  await scene.pass(3600);
});
