import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { journal } from '#storage/journal.ts';
import { notify } from '#storage/notify.ts';

import { openTestStore } from '../support/store.ts';

test('what is journaled of a draft has its cards drawn anew, once a transaction, and by no notice more where one is told', async () => {
  await using store = await openTestStore();
  const deskId = randomUUID();
  const [silent, told, unseen, soon] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const entry = (draftId: string): Parameters<typeof journal>[1] => {
    return { kind: 'delivery.ready', deskId, draftId, actor: 'tambour', data: {} };
  };
  await store.write(async (work) => {
    await journal(work, { ...entry(silent), draftId: null });
    for (const draftId of [silent, silent, told]) await journal(work, entry(draftId));
    await journal(work, { ...entry(unseen), drawn: 'never' });
    await journal(work, { ...entry(soon), drawn: 'soon' });
    await notify(work, { key: 'once', deskId, draftId: told, kind: 'delivery.sent', data: {} });
  });
  const notices = await store.db.notice.findMany({ select: { id: true, draftId: true, kind: true } });
  assert.deepEqual(
    new Map(notices.map(({ draftId, kind }) => [draftId, kind])),
    new Map([
      [told, 'delivery.sent'],
      [silent, 'draft.changed'],
      [soon, 'draft.changed'],
    ]),
  );
  assert.equal(notices.length, 3);
  const now = store.clock.now().getTime();
  const waits = new Map((await store.waitingJobs()).map(({ key, startAfter }) => [key, startAfter.getTime() - now]));
  const waitOf = (id: string): number => waits.get(`notice:${notices.find(({ draftId }) => draftId === id)?.id}`) ?? 0;
  assert.ok(waitOf(soon) >= 5000);
  assert.ok(waitOf(silent) < 1000);

  const undone = store.write(async (work) => {
    await journal(work, entry(silent));
    throw new Error('the happening failed');
  });
  await assert.rejects(undone);
  assert.equal(await store.db.notice.count(), 3);
});
