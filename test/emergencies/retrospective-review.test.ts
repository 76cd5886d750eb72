import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { DecisionOutcome } from '#approvals/decide.ts';
import { compareWithJournal } from '#cli/compare-journal.ts';
import { noMembers } from '#desks/may.ts';
import { followUses } from '#emergencies/ask-for-retrospective-review.ts';
import { decideUse } from '#emergencies/decide-use.ts';
import { readRetrospectiveReview } from '#emergencies/retrospective-review.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';

import { type Night, openNight } from '../support/night.ts';
import { member, present } from '../support/publishing-scene.ts';

const hour = 3600;

/** The warning is public. Returns its use’s id. */
async function published(night: Night): Promise<string> {
  const sent = await night.publish();
  await night.pass(10);
  return sent.kind === 'sent' ? sent.useId : assert.fail(sent.kind);
}

async function later(night: Night, seconds: number): Promise<void> {
  night.clock.advance(seconds * 1000);
  await followUses(night.store);
}

/** Lets days pass until ordinary approvers are asked. Returns after how many hours. */
async function untilAsked(night: Night, useId: string): Promise<number> {
  for (let hours = 1; hours < 24 * 6; hours += 1) {
    await later(night, hour);
    if ((await night.store.db.retrospectiveReview.count({ where: { useId } })) > 0) return hours;
  }
  return assert.fail('nobody was asked');
}

function decided(
  night: Night,
  useId: string,
  by: string,
  kind: 'approve' | 'requestChanges' = 'approve',
): Promise<DecisionOutcome> {
  const request = { useId, deskId: night.deskId, person: member(by), members: noMembers, kind };
  return night.store.write((work) => decideUse(work, request));
}

async function state(night: Night, useId: string): Promise<string> {
  const { db: tx, decisionKey } = night.store;
  return present(await readRetrospectiveReview({ tx, decisionKey }, useId)).state;
}

function told(night: Night, kind: string): Promise<number> {
  return night.store.db.notice.count({ where: { kind } });
}

test('on the next working morning ordinary approvers are asked, and approve it afterwards', async () => {
  await using night = await openNight();
  const useId = await published(night);
  await followUses(night.store);
  assert.equal(await night.store.db.retrospectiveReview.count(), 0, 'not in the night itself');
  await untilAsked(night, useId);
  const asked = present(await night.store.db.retrospectiveReview.findUnique({ where: { useId } }));
  const local = asked.askedAt.toLocaleString('en-GB', { timeZone: 'Europe/Paris', weekday: 'short', hour: '2-digit' });
  assert.match(local, /^(?:Mon|Tue|Wed|Thu|Fri) 09$|^(?:Mon|Tue|Wed|Thu|Fri), 09$/, local);
  assert.equal((await decided(night, useId, 'karim')).kind, 'decided');
  assert.equal(await state(night, useId), 'approved');
  assert.deepEqual(await decided(night, useId, 'lea'), { kind: 'refused', why: 'closed' });
  const differing = Object.values(await compareWithJournal(night.store)).filter((of) => of.length > 0);
  assert.deepEqual(differing, []);
});

test('the officer approves it neither as an approver nor in anybody’s place', async () => {
  await using night = await openNight({ settings: { approvers: ['karim', 'lea', 'leo'] } });
  const useId = await published(night);
  await untilAsked(night, useId);
  assert.deepEqual(await decided(night, useId, 'leo'), { kind: 'refused', why: 'author' });
  assert.deepEqual(await decided(night, useId, 'omar'), { kind: 'refused', why: 'not_approver' });
  assert.equal(await state(night, useId), 'open');
});

test('as many approve it as the desk wants', async () => {
  await using night = await openNight({ settings: { approvers: ['karim', 'lea', 'nadia'] } });
  const useId = await published(night);
  await untilAsked(night, useId);
  await decided(night, useId, 'karim', 'requestChanges');
  assert.equal(await state(night, useId), 'toCorrect');
  await decided(night, useId, 'karim');
  assert.equal(await state(night, useId), 'approved');
});

test('what has to be corrected stays open until it is, and is told to a steward like what nobody looked at', async () => {
  await using night = await openNight();
  const useId = await published(night);
  await untilAsked(night, useId);
  await decided(night, useId, 'lea', 'requestChanges');
  const { overdueAt } = present(await night.store.db.retrospectiveReview.findUnique({ where: { useId } }));
  await later(night, (overdueAt.getTime() - night.clock.now().getTime()) / 1000 - 60);
  assert.equal(await told(night, 'emergency.overdue'), 0);
  await later(night, 120);
  await later(night, 3 * 24 * hour);
  assert.equal(await told(night, 'emergency.overdue'), 1, 'once');
  const draft = present(await night.store.db.draft.findFirst());
  await night.store.write((work) =>
    askRetract(work, { draftId: draft.id, deliveryId: null, person: 'karim', members: noMembers, reason: 'Wrong' }),
  );
  await night.pass(60);
  await later(night, 60);
  assert.equal(await state(night, useId), 'corrected');
});

test('a state that somebody writes into the database approves nothing', async () => {
  await using night = await openNight();
  const useId = await published(night);
  await untilAsked(night, useId);
  await night.store.db.retrospectiveReview.update({ where: { useId }, data: { state: 'approved' } });
  assert.equal(await state(night, useId), 'open');
  const forged = { id: crypto.randomUUID(), deskId: night.deskId, subjectKind: 'emergencyUse', subjectId: useId };
  const by = { revision: 1, fingerprint: 'f', person: 'karim', personName: 'Karim', mac: 'f'.repeat(64) };
  const how = { kind: 'approve', via: 'button', decidedAt: night.clock.now() } as const;
  await night.store.db.decision.create({ data: { ...forged, ...by, ...how } });
  assert.equal(await state(night, useId), 'open');
});

test('a correction that somebody writes into the database corrects nothing', async () => {
  await using night = await openNight();
  const useId = await published(night);
  await untilAsked(night, useId);
  const byHand = { state: 'corrected', endedAt: night.clock.now() } as const;
  await night.store.db.retrospectiveReview.update({ where: { useId }, data: byHand });
  assert.equal(await state(night, useId), 'open');
  assert.equal((await decided(night, useId, 'karim', 'requestChanges')).kind, 'decided');
  for (const mac of [null, 'f'.repeat(64)]) {
    await night.store.db.retrospectiveReview.update({ where: { useId }, data: { ...byHand, mac } });
    assert.equal(await state(night, useId), 'toCorrect');
  }
  await later(night, 3 * 24 * hour);
  assert.equal(await told(night, 'emergency.overdue'), 1, 'a steward hears of it all the same');
});

test('nobody is asked about an exercise', async () => {
  await using night = await openNight({ mode: 'exercise' });
  await published(night);
  await later(night, 5 * 24 * hour);
  assert.equal(await night.store.db.retrospectiveReview.count(), 0);
});
