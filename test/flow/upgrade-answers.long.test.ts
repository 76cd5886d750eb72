import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import type pg from 'pg';

import { rules } from '#app/rules.ts';
import { startRelay } from '#relay/start-relay.ts';
import { writeBackup } from '#storage/backup/write-backup.ts';
import { migrate } from '#storage/migrate.ts';
import { readMigrations } from '#storage/read-migrations.ts';

import { newsSite, siteEntry } from '../relay/news-site.ts';
import { type KeptScene, openBotScene } from '../support/bot-scene.ts';
import { endFreezeInChat, oldRelease, restoredFrom } from '../support/old-release.ts';
import { readReplies } from '../support/replies-read.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const migrations = join(import.meta.dirname, '../../prisma/migrations');

/**
 * Opens the desk of a release that had sources and did not ask who reads the answers: one that is switched on, of which a
 * page became a draft that is public, and one that is paused.
 */
async function withSources(from: 'disk' | 'backup', url: string): Promise<KeptScene> {
  await using folder = await temporaryFolder();
  for (const name of (await readdir(migrations)).filter((one) => one < '0054')) {
    await cp(join(migrations, name), join(folder.path, 'migrations', name), { recursive: true });
  }
  const backup = join(folder.path, 'before.backup');
  const kept = await oldRelease('disk', async (given, { accountIds, deskId }) => {
    // The fixture's own client is one that connected by itself.
    const client = given as pg.Client;
    const known = { folder: join(folder.path, 'migrations') };
    assert.equal((await migrate(client, randomUUID, () => {}, known)).kind, 'migrated');
    assert.ok(deskId !== null);
    await addSources(client, { url, deskId, accountId: accountIds.mastodon });
    const applied = await readMigrations(known.folder);
    const written = await writeBackup(client, { clock: testClock(), path: backup, applied });
    assert.equal(written.kind, 'written');
  });
  // The folder goes with this function.
  return from === 'disk' ? kept : await restoredFrom(kept, backup);
}

async function addSources(
  client: pg.Client,
  { url, deskId, accountId }: { readonly url: string; readonly deskId: string; readonly accountId: string },
): Promise<void> {
  const preview = { kind: 'entries', title: 'Site', texts: [], withoutLink: 0, isChecked: true };
  const add = (state: 'on' | 'paused', why: string | null, address: string): Promise<pg.QueryResult<{ id: string }>> =>
    client.query(
      `INSERT INTO "Source" ("id", "deskId", "url", "label", "template", "accountIds", "state", "pausedWhy", "wordedBy",
         "keptBy", "createdAt", "changedAt", "preview", "nextAt", "readAt")
       VALUES (gen_random_uuid(), $1, $2, 'Sur le site', '{titre}' || chr(10) || '{lien}', ARRAY[$3::uuid],
         $4::"SourceState", $5, ARRAY['aicha'], 'aicha', now(), now(), $6, '2026-01-01', '2026-01-01')
       RETURNING "id"`,
      [deskId, address, accountId, state, why, JSON.stringify(preview)],
    );
  const [source] = (await add('on', null, url)).rows;
  await add('paused', 'flood', `${url}?of=others`);
  const shown = { title: 'Le lac est ouvert', summary: '', link: 'https://www.lakes.example/news/1' };
  await client.query(
    `INSERT INTO "SourceItem" ("sourceId", "key", "hash", "position", "seenAt", "draftId", "shown", "shownHash")
     SELECT $1, 'www.lakes.example/news/1', 'h', 0, now(), d."draftId", $2, 'h' FROM "Delivery" d
     WHERE d."state" = 'sent' AND d."accountId" = $3 ORDER BY d."sentAt" DESC LIMIT 1`,
    [source?.id, JSON.stringify(shown), accountId],
  );
}

for (const from of ['disk', 'backup'] as const) {
  test(`after the upgrade sources under way name nobody, say so, draft on, and their replies are told (${from})`, async () => {
    await using site = await newsSite();
    await using scene = await openBotScene({ kept: await withSources(from, site.url) });
    const { store, clock } = scene;
    await startRelay({ store, rules, fetch: site.fetch, logger: null });
    assert.deepEqual(
      (await store.db.source.findMany({ orderBy: { state: 'asc' } })).map((one) => [one.state, one.answersBy]),
      [
        ['on', null],
        ['paused', null],
      ],
    );
    await scene.people.command('aicha', 'publications', 'sources');
    await scene.settle();
    const listed = scene.whispers('aicha').at(-1) ?? '';
    assert.equal(listed.split('Personne n’est désigné pour lire les réponses').length, 3);
    assert.match(listed, /En pause, car trop d’entrées/u);
    if (from === 'backup') await endFreezeInChat(scene);
    const before = await store.db.draft.count();
    site.entries.unshift(siteEntry(2, 'Nouvelle', clock.now().toUTCString()));
    clock.advance(3_600_000);
    await store.runEveryMinute();
    await scene.settle();
    assert.equal(await store.db.draft.count(), before + 1);
    assert.equal(await store.db.sourceItem.count({ where: { draftId: { not: null } } }), 2);
    await readReplies(scene, 'mastodon', 'd7', { replies: 2, unanswered: 2 });
    for (let hours = 0; hours < 80; hours += 4) {
      clock.advance(4 * 3_600_000);
      await store.runEveryMinute();
      await scene.settle();
    }
    assert.match(scene.seen(), /Réponses aux publications relayées depuis « Sur le site »/u);
    await scene.press('karim', 'answersRead');
    assert.match(scene.seen(), /Lu par Karim/u);
  });
}
