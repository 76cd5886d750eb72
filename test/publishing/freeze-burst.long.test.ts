import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { systemClock } from '#clock.ts';
import { createDesk } from '#desks/create-desk.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { decideAndPlan } from '#publishing/decide.ts';
import { freeze, thaw } from '#publishing/freeze.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import { openStore } from '#storage/open-store.ts';
import type { Store } from '#storage/store.ts';

import { aContent, anAccount, member, present, rules } from '../support/publishing-scene.ts';
import { scriptedNetwork, type ScriptedNetwork } from '../support/scripted-network.ts';
import { openTestDatabase } from '../support/store.ts';
import { withTestKey } from '../support/test-decision-key.ts';
import { until } from '../support/until.ts';

const drafts = 50;
const accounts = 20;
const approval = {
  person: member('karim'),
  members: noMembers,
  kind: 'approve',
  via: 'button',
  reason: null,
} as const;
const by = { id: 'lea', name: 'Lea' };

async function replica(url: string): Promise<Store & AsyncDisposable> {
  const outcome = await openStore({
    database: { kind: 'server', url },
    backupFolder: '/nowhere',
    clock: systemClock,
    newId: randomUUID,
    logger: null,
    role: 'main',
    onProgress: () => {},
  });
  assert.ok(outcome.kind === 'open');
  const { store } = outcome;
  return { ...withTestKey(store), [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
}

async function startOn(store: Store, network: ScriptedNetwork): Promise<void> {
  await startPublishing({
    store,
    rules,
    networkOf: async () => ({ kind: 'open', network }),
    isSwitchedOn: () => true,
    membersOf: async () => noMembers,
    sendTimeoutSeconds: 10,
  });
}

async function aDesk(store: Store): Promise<Desk> {
  const accountIds: string[] = [];
  for (let index = 0; index < accounts; index += 1) accountIds.push(await anAccount(store, 'mastodon', `a${index}`));
  const created = await store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'c1',
      by: 'sophie',
      name: 'Bruyère',
      language: 'en',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      accountIds,
    }),
  );
  assert.ok(created.kind === 'created');
  return present(await readDesk(store.db, { id: created.deskId }, new Date()));
}

/** Approved drafts for every account, scheduled for one instant. */
async function schedule(store: Store, desk: Desk, publishAt: Date): Promise<void> {
  const accountIds = desk.accounts.map(({ id }) => id);
  const window = { publishAt, notAfterAt: new Date(publishAt.getTime() + 3_600_000) };
  for (let index = 0; index < drafts; index += 1) {
    await store.write(async (work) => {
      const content = aContent(
        { accountIds: { mastodon: '', x: '' } },
        { accountIds, window, text: `Post ${index}, scheduled.` },
      );
      const { id: draftId } = await createDraft(work, { room: unlimitedRoom, desk, author: 'amina', content, rules });
      await askForApproval(work, { draftId, revision: 1, person: 'amina', desk, rules });
      const outcome = await decideAndPlan(work, null, { draftId, revision: 1, fingerprint: null, ...approval });
      assert.equal(outcome.kind, 'decided');
    });
  }
}

test('of 1,000 scheduled posts on two replicas, a freeze lets go only what was claimed, and that within a second', async (t) => {
  await using database = await openTestDatabase('empty');
  await using one = await replica(database.url);
  await using other = await replica(database.url);
  const network = scriptedNetwork({ kind: 'mastodon', clock: systemClock, keyLifeSeconds: 3000, reading: true });
  network.whileSending = () => pause(30);
  const desk = await aDesk(one);
  const publishAt = new Date(Date.now() + 40_000);
  await schedule(one, desk, publishAt);
  assert.ok(Date.now() < publishAt.getTime(), 'scheduling took too long for this test');
  for (const store of [one, other]) await startOn(store, network);
  await until('a hundred posts', () => network.requests.length >= 100, 60_000);

  await other.write((work) => freeze(work, { deskId: desk.id, by, why: null }));
  const committedAt = Date.now();
  const countOf = (where: object): Promise<number> => one.db.delivery.count({ where });
  await until('all held', async () => (await countOf({ state: { in: ['ready', 'sending'] } })) === 0, 60_000);
  const heldAfterMs = Date.now() - committedAt;

  const after = network.requests.filter(({ at }) => at.getTime() > committedAt);
  const lastMs = Math.max(0, ...after.map(({ at }) => at.getTime() - committedAt));
  const sent = await countOf({ state: 'sent' });
  t.diagnostic(
    `${sent} out, ${after.length} of them after the commit, the last ${lastMs} ms; all held in ${heldAfterMs} ms`,
  );
  assert.ok(lastMs <= 1000);
  assert.equal(await countOf({ state: 'held', why: 'frozen' }), drafts * accounts - sent);
  assert.ok(sent < drafts * accounts);
  assert.equal(network.requests.length, sent);
  const entries = await one.db.journalEntry.findMany({ select: { seq: true, kind: true } });
  const frozenSeq = present(entries.find(({ kind }) => kind === 'desk.frozen')).seq;
  assert.deepEqual(
    entries.filter(({ kind, seq }) => kind === 'delivery.sending' && seq > frozenSeq),
    [],
  );

  await thaw(one, { deskId: desk.id, by });
  await pause(2000);
  assert.equal(network.requests.length, sent);
});
