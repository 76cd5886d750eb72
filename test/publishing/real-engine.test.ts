import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { createDesk } from '#desks/create-desk.ts';
import { readDesk } from '#desks/desk.ts';
import { noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import { openStore } from '#storage/open-store.ts';

import { aContent, anAccount, member, present, rules } from '../support/publishing-scene.ts';
import { ofScene } from '../support/of-scene.ts';
import { scriptedNetwork } from '../support/scripted-network.ts';
import { openTestDatabase } from '../support/store.ts';
import { withTestKey } from '../support/test-decision-key.ts';
import { until } from '../support/until.ts';

test('with the real job engine an approved post leaves right when its grace ends', async () => {
  await using database = await openTestDatabase();
  const outcome = await openStore({
    database: { kind: 'server', url: database.url },
    backupFolder: '/nowhere',
    clock: systemClock,
    newId: randomUUID,
    logger: null,
    role: 'main',
    onProgress: () => {},
  });
  assert.ok(outcome.kind === 'open');
  await using opened = outcome.store;
  const store = withTestKey(opened);
  const options = { clock: systemClock, keyLifeSeconds: 3000, reading: true } as const;
  const networks = {
    mastodon: scriptedNetwork({ kind: 'mastodon', ...options }),
    x: scriptedNetwork({ kind: 'x', ...options }),
  };
  const accountIds = { mastodon: await anAccount(store, 'mastodon'), x: await anAccount(store, 'x') };
  const deps: PublishingDeps = {
    store,
    rules,
    networkOf: async ({ network }) => ({ kind: 'open', network: ofScene(networks, network) }),
    isSwitchedOn: () => true,
    membersOf: async () => noMembers,
    sendTimeoutSeconds: 10,
  };
  await startPublishing(deps);
  const created = await store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'c1',
      by: 'sophie',
      name: 'Bruyère',
      language: 'en',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      graceSeconds: 1,
      accountIds: Object.values(accountIds),
    }),
  );
  assert.ok(created.kind === 'created');
  const desk = present(await readDesk(store.db, { id: created.deskId }, new Date()));
  const draftId = await store.write(async (work) => {
    const { id } = await createDraft(work, {
      room: unlimitedRoom,
      desk,
      author: 'amina',
      content: aContent({ accountIds }),
      rules,
    });
    await askForApproval(work, { draftId: id, revision: 1, person: 'amina', desk, rules });
    return id;
  });
  const decision = {
    person: member('karim'),
    members: noMembers,
    kind: 'approve',
    via: 'button',
    reason: null,
  } as const;
  await store.write((work) => decideAndPlan(work, deps, { draftId, revision: 1, fingerprint: null, ...decision }));

  await until('both are sent', async () => (await store.db.delivery.count({ where: { state: 'sent' } })) === 2);
  const [delivery] = await store.db.delivery.findMany();
  for (const network of Object.values(networks)) {
    assert.equal(network.requests.length, 1);
    const lateMs = present(network.requests[0]).at.getTime() - present(delivery).dueAt.getTime();
    assert.ok(lateMs >= 0, `left ${-lateMs} ms early`);
    // Generous, for a machine that is busy; a poll of the queue's other workers would take 5 s.
    assert.ok(lateMs < 2000, `left ${lateMs} ms late`);
  }
});
