import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { thaw } from '#publishing/holding/freeze.ts';
import { doubtAfterRestore } from '#publishing/restoring/restore.ts';
import { restore } from '#storage/backup/restore.ts';

import { backedUp } from './backups.ts';
import type { Scene } from './publishing-scene.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { withTestKey } from './test-decision-key.ts';
import { onServer } from './test-server.ts';

/** A moment to which a scene's database can be restored; its networks stay as they are. */
export interface Moment extends AsyncDisposable {
  /**
   * Restores the database from a backup of that moment, by the real restore and without jobs, as after the loss of a
   * machine.
   */
  takeBack(): Promise<void>;
}

/** Backs up the scene's database. */
export async function remember(scene: Pick<Scene, 'store' | 'clock'>): Promise<Moment> {
  const folder = await temporaryFolder();
  const { store, clock } = scene;
  const database = { kind: 'server', url: store.url } as const;
  const { path: file } = await backedUp(database, folder.path, clock);
  return {
    async takeBack() {
      await onServer(store.connection, (client) =>
        client.query(`
          DO $$ BEGIN EXECUTE (
            SELECT 'TRUNCATE ' || string_agg(format('%I', relname), ', ') FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'
          ); END $$`),
      );
      const outcome = await restore({
        file,
        database,
        clock,
        newId: randomUUID,
        logger: null,
        onProgress: () => {},
        finish: (restored, backup) => doubtAfterRestore(withTestKey(restored), backup),
      });
      assert.equal(outcome.kind, 'restored', JSON.stringify(outcome));
      // Like a Tambour started afterwards: nothing that the server cached about the tables stays.
      await store.db.$disconnect();
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

/** Ends the freeze after a restore, as an approver does below its list. Nothing leaves because of it. */
export async function endFreeze({ store, deskId }: Pick<Scene, 'store' | 'deskId'>): Promise<void> {
  const by = { id: 'karim', name: 'Karim' };
  assert.equal((await thaw(store, { deskId, by, isAfterRestore: true })).kind, 'thawed');
}

/** Lets time pass with the sweep of every minute, as in a running Tambour. */
export async function passMinutes(scene: Pick<Scene, 'store' | 'pass'>, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await scene.store.runEveryMinute();
    await scene.pass(60);
  }
}
