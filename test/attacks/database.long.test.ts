import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { onServer } from '../support/test-server.ts';

/** From now on the database refuses to keep what is written, as PostgreSQL says it; until the returned call. */
async function refusing({ store }: BotScene, sqlstate: string, message: string): Promise<() => Promise<void>> {
  await onServer(store.connection, (client) =>
    client.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION USING ERRCODE = '${sqlstate}', MESSAGE = '${message}'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON "JournalEntry" EXECUTE FUNCTION refuse()`),
  );
  return async () => {
    await onServer(store.connection, (client) => client.query('DROP FUNCTION refuse() CASCADE'));
  };
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
for (const [what, sqlstate, message] of [
  ['is full', '53100', 'could not extend file: No space left on device'],
  ['may not be written to', '25006', 'cannot execute INSERT in a read-only transaction'],
  ['cannot be written to', '58030', 'could not write to file: Input/output error'],
] as const) {
  test(`while the disk ${what} no approval is confirmed, reading goes on, and afterwards it counts once`, async () => {
    await using scene = await openBotScene();
    await scene.draft('La piscine est ouverte.');
    await scene.press('aicha', 'ask');
    const { ref } = scene.cardWith('approve');
    const [draft] = await scene.store.db.draft.findMany();
    const { fingerprint: target } = await scene.store.db.revision.findFirstOrThrow();
    const event = { kind: 'button', action: 'approve', revision: 1, target, user: 'karim', ref } as const;
    const press = (): Promise<void> =>
      scene.sink.accept({ ...event, draftId: present(draft).id, dedupeKey: 'the press', trigger: { id: 't' } });

    const enough = await refusing(scene, sqlstate, message);
    const before = scene.seen();
    await assert.rejects(press());
    await scene.settle();
    assert.equal(scene.seen(), before);
    assert.equal(await scene.store.db.decision.count(), 0);
    const list = { dedupeKey: 'l', user: 'karim', channel: 'publications', text: 'liste', thread: null } as const;
    const listed = await scene.sink.command({ ...list, trigger: { id: 'l' } });
    assert.match(JSON.stringify(listed), /La piscine est ouverte/);
    await enough();

    // The chat brings again what was not taken.
    await press();
    await press();
    await scene.pass(60);
    assert.equal(await scene.store.db.decision.count(), 1);
    assert.deepEqual([scene.networks.mastodon.requests.length, scene.networks.x.requests.length], [1, 1]);
  });
}
