import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { noMembers } from '#desks/may.ts';
import { followUses } from '#emergencies/ask-for-retrospective-review.ts';
import { askUrgently } from '#emergencies/ask-urgently.ts';
import { decideUse } from '#emergencies/decide-use.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { composeDigest } from '#reach/compose-digest.ts';
import { type Digest, digestSchema } from '#reach/digest.ts';

import { type Night, openNight } from '../support/night.ts';
import { testPrices } from '../support/prices.ts';
import { member, present } from '../support/publishing-scene.ts';

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;

/** Composes the digest of the week that began an hour before the night, as of some moment; left out: now. */
async function digestOf(night: Night, begin: Date, asOf = night.clock.now()): Promise<Digest['emergencies']> {
  const period = { from: begin, to: new Date(begin.getTime() + weekMs) };
  const { decisionKey, db } = night.store;
  const desk = await night.desk();
  const digest = await composeDigest(db, { desk, period, asOf, rules, prices: testPrices, decisionKey });
  assert.deepEqual(digestSchema.parse(JSON.parse(JSON.stringify(digest))), digest, 'as it is stored');
  return digest.emergencies;
}

function kindsOf(told: Digest['emergencies']): readonly string[] {
  return told.map(({ afterwards }) => afterwards.kind);
}

async function published(night: Night, wish: Parameters<Night['publish']>[0] = {}): Promise<string> {
  const sent = await night.publish(wish);
  await night.pass(10);
  return sent.kind === 'sent' ? sent.useId : assert.fail(JSON.stringify(sent));
}

async function untilAsked(night: Night): Promise<void> {
  for (let hours = 0; hours < 24 * 6 && (await night.store.db.retrospectiveReview.count()) === 0; hours += 1) {
    night.clock.advance(hourMs);
    await followUses(night.store);
  }
}

async function decided(night: Night, useId: string, by: string, kind: 'approve' | 'requestChanges'): Promise<void> {
  const request = { useId, deskId: night.deskId, person: member(by), members: noMembers, kind };
  assert.equal((await night.store.write((work) => decideUse(work, request))).kind, 'decided');
}

test('a use stands there with its template, its officer and its moment, and then with what others made of it', async () => {
  await using night = await openNight();
  const begin = new Date(night.clock.now().getTime() - hourMs);
  assert.deepEqual(await digestOf(night, begin), [], 'nothing where there was none');
  const at = night.clock.now();
  const useId = await published(night);
  const told = {
    draftNumber: 1,
    mode: 'real',
    part: 'warning',
    what: 'Crue, vigilance rouge',
    at: at.toISOString(),
    by: 'leo',
  };
  assert.deepEqual(await digestOf(night, begin), [{ ...told, afterwards: { kind: 'notAsked' } }]);
  await untilAsked(night);
  const askedAt = night.clock.now();
  const open = { kind: 'open', since: askedAt.toISOString() };
  night.clock.advance(hourMs);
  assert.deepEqual(await digestOf(night, begin), [{ ...told, afterwards: open }]);
  await decided(night, useId, 'lea', 'requestChanges');
  const objectedAt = night.clock.now();
  const toCorrect = { kind: 'toCorrect', since: objectedAt.toISOString() };
  night.clock.advance(hourMs);
  assert.deepEqual(await digestOf(night, begin), [{ ...told, afterwards: toCorrect }]);
  await decided(night, useId, 'lea', 'approve');
  const approved = { kind: 'approved', at: night.clock.now().toISOString() };
  assert.deepEqual(await digestOf(night, begin), [{ ...told, afterwards: approved }]);
  // A digest that is composed anew says what it could have said then.
  for (const [asOf, afterwards] of [
    [at, { kind: 'notAsked' }],
    [askedAt, open],
    [objectedAt, toCorrect],
  ] as const) {
    assert.deepEqual(await digestOf(night, begin, asOf), [{ ...told, afterwards }]);
  }
  assert.deepEqual(await digestOf(night, begin, new Date(at.getTime() - 1)), []);
  assert.deepEqual(await digestOf(night, new Date(begin.getTime() - weekMs)), [], 'of the week before');
  assert.deepEqual(await digestOf(night, at), [{ ...told, afterwards: approved }], 'at the first moment of a week');
  assert.deepEqual(await digestOf(night, new Date(at.getTime() - weekMs)), [], 'and not at the last');
});

test('what was taken back since is corrected, and an exercise is nobody’s to approve', async () => {
  await using night = await openNight();
  const begin = new Date(night.clock.now().getTime() - hourMs);
  const useId = await published(night);
  await untilAsked(night);
  await decided(night, useId, 'lea', 'requestChanges');
  const draft = present(await night.store.db.draft.findFirst());
  await night.store.write((work) =>
    askRetract(work, { draftId: draft.id, deliveryId: null, person: 'karim', members: noMembers, reason: 'Wrong' }),
  );
  await night.pass(60);
  await followUses(night.store);
  assert.deepEqual(kindsOf(await digestOf(night, begin)), ['corrected']);

  await using practised = await openNight({ mode: 'exercise' });
  const start = new Date(practised.clock.now().getTime() - hourMs);
  await published(practised);
  const [told] = await digestOf(practised, start);
  assert.partialDeepStrictEqual(told, { mode: 'exercise', afterwards: { kind: 'exercise' } });
});

test('what was written without a template stands there too, though nobody approved it and nothing went out', async () => {
  await using night = await openNight();
  const begin = new Date(night.clock.now().getTime() - hourMs);
  const desk = await night.desk();
  const content = {
    text: 'Le pont est fermé.',
    ownTexts: {},
    contentWarning: null,
    language: 'fr',
    visibility: 'public',
    accountIds: desk.accounts.map(({ id }) => id),
    media: [],
    window: null,
    timeZone: 'Europe/Paris',
  } as const;
  const person = member('leo');
  const outcome = await night.store.write((work) =>
    askUrgently(work, night.deps.rules, { desk, person, members: noMembers, content }),
  );
  assert.equal(outcome.kind, 'asked', JSON.stringify(outcome));
  const [told] = await digestOf(night, begin);
  assert.partialDeepStrictEqual(told, { part: 'free', what: 'Le pont est fermé.', afterwards: { kind: 'unsent' } });
});

test('nothing that somebody writes into the database makes one approved, or an exercise', async () => {
  await using night = await openNight();
  const begin = new Date(night.clock.now().getTime() - hourMs);
  const useId = await published(night);
  await untilAsked(night);
  const ended = { state: 'approved', endedAt: night.clock.now() } as const;
  await night.store.db.retrospectiveReview.update({ where: { useId }, data: ended });
  const forged = { id: crypto.randomUUID(), deskId: night.deskId, subjectKind: 'emergencyUse', subjectId: useId };
  const by = { revision: 1, fingerprint: 'f', person: 'karim', personName: 'Karim', mac: 'f'.repeat(64) };
  const how = { kind: 'requestChanges', via: 'button', decidedAt: night.clock.now() } as const;
  await night.store.db.decision.create({ data: { ...forged, ...by, ...how } });
  assert.deepEqual(kindsOf(await digestOf(night, begin)), ['open']);
  await night.store.db.emergencyUse.update({ where: { id: useId }, data: { mode: 'exercise' } });
  assert.deepEqual(kindsOf(await digestOf(night, begin)), ['unproven']);
});

test('the desk of another channel has none of it', async () => {
  await using night = await openNight();
  const begin = new Date(night.clock.now().getTime() - hourMs);
  await published(night);
  const { db } = night.store;
  const other = crypto.randomUUID();
  await db.$executeRaw`
    INSERT INTO "Desk" SELECT (jsonb_populate_record("own", jsonb_build_object('id', ${other}::text, 'channel', 'other'))).*
    FROM "Desk" "own" WHERE "id" = ${night.deskId}::uuid`;
  const desk = { ...(await night.desk()), id: other };
  const period = { from: begin, to: new Date(begin.getTime() + weekMs) };
  const { decisionKey } = night.store;
  const asOf = night.clock.now();
  const digest = await composeDigest(db, { desk, period, asOf, rules, prices: testPrices, decisionKey });
  assert.deepEqual(digest.emergencies, []);
});
