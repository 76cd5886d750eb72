import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { type Clock, systemClock } from '#clock.ts';
import { createDesk } from '#desks/create-desk.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';
import { freeze, thaw } from '#publishing/holding/freeze.ts';
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
/** However busy the machine is with other things. */
const waitsMs = 8 * 60_000;

async function replica(url: string, clock: Clock): Promise<Store & AsyncDisposable> {
  const outcome = await openStore({
    database: { kind: 'server', url },
    backupFolder: '/nowhere',
    clock,
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

/** Asks the database for nothing, again and again; `stop` tells how long the machine kept the slowest waiting. */
function slowestTrip(store: Store): { readonly stop: () => Promise<number> } {
  let slowestMs = 0;
  const stopping = new AbortController();
  const asking = (async () => {
    while (!stopping.signal.aborted) {
      const askedAt = performance.now();
      await store.db.$queryRaw`SELECT 1`;
      await pause(5);
      slowestMs = Math.max(slowestMs, performance.now() - askedAt - 5);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await asking;
      return slowestMs;
    },
  };
}

test('of 1,000 scheduled posts on two replicas, a freeze lets go only what was claimed, and that within a second', async (t) => {
  await using database = await openTestDatabase('empty');
  let behindMs = 3_600_000;
  const clock: Clock = { ...systemClock, now: () => new Date(Date.now() - behindMs) };
  await using one = await replica(database.url, clock);
  await using other = await replica(database.url, clock);
  const network = scriptedNetwork({ kind: 'mastodon', clock: systemClock, keyLifeSeconds: 3000, reading: true });
  network.whileSending = () => pause(30);
  const desk = await aDesk(one);
  // It has passed once all are scheduled, however long that takes.
  await schedule(one, desk, new Date());
  behindMs = 0;
  const startedAt = Date.now();
  for (const store of [one, other]) await startOn(store, network);
  await until('a hundred posts', () => network.requests.length >= 100, waitsMs);
  const hundredAfterMs = Date.now() - startedAt;

  await using idle = await replica(database.url, clock);
  const trips = slowestTrip(idle);
  await other.write((work) => freeze(work, { deskId: desk.id, by, why: null }));
  const committedAt = Date.now();
  const countOf = (where: object): Promise<number> => one.db.delivery.count({ where });
  await until('all held', async () => (await countOf({ state: { in: ['ready', 'sending'] } })) === 0, waitsMs);
  const heldAfterMs = Date.now() - committedAt;
  const machineMs = await trips.stop();

  const after = network.requests.filter(({ at }) => at.getTime() > committedAt);
  const lastMs = Math.max(0, ...after.map(({ at }) => at.getTime() - committedAt));
  const sent = await countOf({ state: 'sent' });
  t.diagnostic(
    `a hundred in ${hundredAfterMs} ms; ${sent} out, ${after.length} of them after the commit, the last ${lastMs} ms; ` +
      `all held in ${heldAfterMs} ms; the machine kept anybody waiting for ${Math.round(machineMs)} ms`,
  );
  // A second of Tambour's own; on a machine with nothing else to do, the rest is a few milliseconds.
  assert.ok(lastMs <= 1000 + machineMs);
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
