import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import type pg from 'pg';

import { noMembers } from '#desks/may.ts';
import { readDesk } from '#desks/desk.ts';
import { macOfUse } from '#drafts/emergency/use.ts';
import { followUses } from '#emergencies/ask-to-regularise.ts';
import { decideUse } from '#emergencies/decide-use.ts';
import { endEmergencies } from '#emergencies/end-emergency.ts';
import { readRegularisation } from '#emergencies/regularisation.ts';
import { migrate } from '#storage/migrate.ts';
import { readMigrations } from '#storage/read-migrations.ts';
import { writeBackup } from '#storage/backup/write-backup.ts';

import { type BotScene, type KeptScene, openBotScene } from '../support/bot-scene.ts';
import { oldRelease, restoredFrom } from '../support/old-release.ts';
import { member, present } from '../support/publishing-scene.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';
import { testDecisionKey } from '../support/test-decision-key.ts';

const migrations = join(import.meta.dirname, '../../prisma/migrations');
const emergencyId = randomUUID();
/** Drafts of that release: public, in doubt, asked for and not approved, and two routine ones that are due. */
const [isPublic, inDoubt, isAsked, routine] = [1, 7, 3, [4, 8]] as const;
const beganAt = new Date('2026-11-23T09:01:00.000Z');

/** Brings the database to where the migrations before this one had run. */
async function migrateBefore(client: pg.Client, until: string): Promise<void> {
  await using folder = await temporaryFolder();
  const names = (await readdir(migrations)).filter((name) => name < until);
  for (const name of names) await cp(join(migrations, name), join(folder.path, name), { recursive: true });
  const done = await migrate(client, randomUUID, () => {}, { folder: folder.path });
  assert.equal(done.kind, 'migrated');
}

/** Makes three drafts of that release ones of an emergency that goes on, without a template; for one, people are being called. Returns the id of the public one's use. */
async function openAnEmergency(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string; deskId: string; number: number; fingerprint: string }>(
    `SELECT "Draft"."id", "Draft"."deskId", "Draft"."number", "Revision"."fingerprint"
     FROM "Draft" JOIN "Revision" ON "Revision"."draftId" = "Draft"."id" AND "Revision"."number" = 1
     WHERE "Draft"."number" IN ($1, $2, $3) ORDER BY "Draft"."number"`,
    [isPublic, inDoubt, isAsked],
  );
  const [deskId, useIds] = [present(rows[0]).deskId, new Map<number, string>()];
  await client.query(
    `INSERT INTO "Emergency" ("id", "deskId", "mode", "what", "openedAt", "openedBy")
     VALUES ($1, $2, 'real', 'Crue', $3, 'aicha')`,
    [emergencyId, deskId, beganAt],
  );
  for (const { id: draftId, number, fingerprint } of rows) {
    const id = randomUUID();
    useIds.set(number, id);
    const of = { id, emergencyId, deskId, mode: 'real', part: 'free', templateId: null, version: 0 } as const;
    const use = { ...of, values: {}, draftId, revision: 1, fingerprint, by: 'aicha', at: beganAt };
    await client.query(
      `INSERT INTO "EmergencyUse" ("id", "emergencyId", "deskId", "mode", "part", "version", "values", "draftId",
         "revision", "fingerprint", "by", "at", "mac")
       VALUES ($1, $2, $3, 'real', 'free', 0, '{}', $4, 1, $5, 'aicha', $6, $7)`,
      [id, emergencyId, deskId, draftId, fingerprint, beganAt, macOfUse(testDecisionKey, use)],
    );
    const paging = `INSERT INTO "EmergencyPaging" ("draftId", "paged", "nextAt") VALUES ($1, $2, $3)`;
    await client.query(paging, number === isAsked ? [draftId, [], beganAt] : [draftId, ['karim'], null]);
  }
  return present(useIds.get(isPublic));
}

/** Has ordinary approvers asked about one, as the release with that migration did. */
async function askAfterwards(client: pg.Client, useId: string): Promise<void> {
  await client.query(
    `INSERT INTO "Regularisation" ("useId", "deskId", "askedAt", "overdueAt", "askedPolicy")
     SELECT "id", "deskId", "at", "at" + interval '2 days', 0 FROM "EmergencyUse" WHERE "id" = $1`,
    [useId],
  );
}

/** The migrations before which a release stopped: each of these saw an emergency otherwise. */
type Until = (typeof untils)[number];
const untils = ['0049', '0050', '0054'] as const;

/** Opens what the release before that migration left in the middle of an emergency. */
async function leftBy(
  until: Until,
  from: 'disk' | 'backup',
): Promise<{ readonly kept: KeptScene; readonly useId: string }> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'release.backup');
  let useId = '';
  const kept = await oldRelease('disk', async (open) => {
    // The fixture's own client is one that connected by itself.
    const client = open as pg.Client;
    await migrateBefore(client, until);
    useId = await openAnEmergency(client);
    if (until !== '0049') await askAfterwards(client, useId);
    if (from === 'disk') return;
    const applied = (await readMigrations()).filter(({ name }) => name < until);
    const written = await writeBackup(client, { clock: testClock(beganAt), path, applied });
    assert.equal(written.kind, 'written');
    await client.query('COMMIT');
  });
  return { kept: from === 'disk' ? kept : await restoredFrom(kept, path), useId };
}

function textsOn(scene: BotScene): readonly string[] {
  return Object.entries(scene.networks).flatMap(([kind, { posts }]) =>
    posts.map(({ rendering }) => `${kind}: ${rendering.text}`),
  );
}

/** Nothing routine and nothing unapproved has left, and nothing went out twice. */
async function assertNothingLeft(scene: BotScene, when: string): Promise<void> {
  const texts = textsOn(scene);
  assert.equal(new Set(texts).size, texts.length, `${when}: twice`);
  const drafts = await scene.store.db.draft.findMany({
    where: { number: { in: [isAsked, ...routine] } },
    include: { revisions: true, deliveries: true },
  });
  for (const { number, revisions, deliveries } of drafts) {
    // Each waits for somebody to let it go.
    for (const { state } of deliveries) assert.equal(state, 'held', `${when}: draft ${number}`);
    const [revision] = revisions;
    assert.ok(!texts.some((text) => text.endsWith(present(revision).text)), `${when}: draft ${number}`);
  }
}

for (const until of untils) {
  for (const from of ['disk', 'backup'] as const) {
    const what = until === '0049' ? 'that goes on' : 'about which others were asked';
    test(`after an upgrade from before ${until} nothing leaves by an emergency ${what}; it is ended, and approved afterwards (${from})`, async () => {
      const { kept, useId } = await leftBy(until, from);
      await using scene = await openBotScene({ kept });
      const { store, clock } = scene;
      const reader = { tx: store.db, decisionKey: store.decisionKey };
      for (let minutes = 0; minutes < 30; minutes += 1) {
        await store.runEveryMinute();
        await scene.pass(60);
      }
      await assertNothingLeft(scene, 'while it goes on');
      const { nextAt, unansweredAt } = await store.db.emergencyPaging.findFirstOrThrow({
        where: { draft: { number: isAsked } },
      });
      assert.ok(nextAt === null && unansweredAt !== null, 'the calls have come to their end');
      assert.equal(await store.db.delivery.count({ where: { state: { in: ['sending', 'doubt'] } } }), 0);
      const desk = present(await readDesk(store.db, { id: present(scene.deskId) }, clock.now()));
      const ends = { desk, members: noMembers, person: member('karim') } as const;
      assert.equal((await endEmergencies(store, ends)).kind, 'ended');
      await scene.pass(300);
      await store.runEveryMinute();
      await scene.pass(300);
      await assertNothingLeft(scene, 'once it is ended');
      for (let hours = 0; hours < 48 && (await readRegularisation(reader, useId)) === null; hours += 1) {
        clock.advance(3_600_000);
        await followUses(store);
      }
      assert.equal((await readRegularisation(reader, useId))?.state, 'open');
      const request = { useId, deskId: desk.id, members: noMembers, kind: 'approve' } as const;
      const decides = async (by: string): Promise<string> =>
        (await store.write((work) => decideUse(work, { ...request, person: member(by) }))).kind;
      assert.equal(await decides('aicha'), 'refused');
      assert.equal(await decides('karim'), 'decided');
      assert.equal((await readRegularisation(reader, useId))?.state, 'approved');
      await scene.settle();
      assert.match(scene.seen(), /Validé après coup, en dernier par Karim/u);
      await assertNothingLeft(scene, 'once it is approved');
    });
  }
}
