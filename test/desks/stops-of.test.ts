import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pauseOf } from '#desks/emergency-pause.ts';
import { freezeOf } from '#desks/freeze.ts';
import { stopsOf } from '#desks/stops-of.ts';

import { openDesk } from '../drafts/desk-in-store.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 28, 9, minute, 0, minute + 1));

/** Reads both in one statement, and sees that each is as it is read alone. */
async function stopsAsAlone({ db }: TestStore, deskId: string): Promise<Awaited<ReturnType<typeof stopsOf>>> {
  const stops = await stopsOf(db, deskId);
  assert.deepEqual(stops, { freeze: await freezeOf(db, deskId), pause: await pauseOf(db, deskId) });
  return stops;
}

test('what keeps a desk’s posts from leaving is read at once as each is read alone', async () => {
  await using store = await openTestStore();
  const [{ id: deskId }, { id: otherId }] = [await openDesk(store, 'c1'), await openDesk(store, 'c2')];
  assert.deepEqual(await stopsAsAlone(store, deskId), { freeze: null, pause: null });

  const freeze = { frozenBy: 'karim', why: 'Stop « tout »' };
  const [ownId, allId, emergencyId] = [store.newId(), store.newId(), store.newId()];
  await store.db.freeze.create({ data: { ...freeze, id: ownId, deskId, frozenAt: at(1), exceptEmergencies: true } });
  const emergency = { deskId, mode: 'real' as const, openedBy: 'sophie', what: 'Flood' };
  await store.db.emergency.createMany({
    data: [
      { ...emergency, id: store.newId(), openedAt: at(4) },
      { ...emergency, id: emergencyId, openedAt: at(3) },
      { ...emergency, id: store.newId(), openedAt: at(2), mode: 'exercise' },
    ],
  });
  const own = await stopsAsAlone(store, deskId);
  assert.partialDeepStrictEqual(own.freeze, { id: ownId, scope: 'desk', at: at(1), exceptEmergencies: true });
  assert.deepEqual(own.pause, { emergencyId, since: at(3), by: 'sophie', what: 'Flood' });
  assert.deepEqual(await stopsAsAlone(store, otherId), { freeze: null, pause: null });

  await store.db.freeze.create({ data: { ...freeze, id: allId, deskId: null, frozenAt: at(5) } });
  const both = await stopsAsAlone(store, deskId);
  assert.partialDeepStrictEqual(both.freeze, { id: allId, scope: 'all', exceptEmergencies: false });
  assert.partialDeepStrictEqual((await stopsAsAlone(store, otherId)).freeze, { id: allId });

  await store.db.freeze.updateMany({ data: { thawedAt: at(6) } });
  await store.db.emergency.updateMany({ data: { endedAt: at(6) } });
  assert.deepEqual(await stopsAsAlone(store, deskId), { freeze: null, pause: null });
});
