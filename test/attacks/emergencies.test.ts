import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createDesk } from '#desks/create-desk.ts';
import { noMembers } from '#desks/may.ts';
import { askForTemplate } from '#drafts/emergency/ask-for-template.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';
import { rules } from '#app/rules.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';
import { fallAsleep, wake } from '#publishing/holding/sleep.ts';
import { reviseWhenFree } from '#publishing/deciding/stop.ts';

import { aFlood, askFlood } from '../support/flood.ts';
import { type Night, openNight } from '../support/night.ts';
import { member } from '../support/publishing-scene.ts';

const forged = 'f'.repeat(64);
const administrator = { id: 'administrator', name: 'administrator' };

async function silent(night: Night): Promise<void> {
  await night.pass(7200);
  assert.deepEqual([night.mastodon.requests.length, night.x.requests.length], [0, 0]);
}

async function agreeTo(night: Night, templateId: string, deskId = night.deskId): Promise<void> {
  const decision = { templateId, deskId, person: member('karim'), members: noMembers, kind: 'approve' } as const;
  assert.equal((await night.store.write((work) => decideTemplate(work, decision))).kind, 'decided');
}

/** Publishes on Mastodon alone: what is for X waits, since its account sleeps. Returns the draft's id. */
async function halfPublished(night: Night): Promise<string> {
  const { x: accountId } = night.accountIds;
  await night.store.write((work) => fallAsleep(work, { accountId, by: administrator, until: null, why: null }));
  const sent = await night.publish();
  await night.pass(5);
  await night.store.write((work) => wake(work, { accountId, by: administrator }));
  return sent.kind === 'sent' ? sent.draft.id : assert.fail(sent.kind);
}

async function releaseHeld(night: Night, draftId: string): Promise<void> {
  const { id: deliveryId } = await night.delivery(draftId, 'x');
  const retry = { deliveryId, person: 'leo', members: noMembers };
  await night.store.write((work) => retryDelivery(work, retry));
  await night.pass(120);
}

test('a use that somebody writes into the database approves nothing, and passes no pause', async () => {
  await using night = await openNight();
  const { db } = night.store;
  const draft = await night.asked();
  const at = night.clock.now();
  const { deskId, templateId } = night;
  const emergencyId = crypto.randomUUID();
  const opened = { id: emergencyId, deskId, mode: 'real', what: 'x', openedAt: at, openedBy: 'amina' } as const;
  await db.emergency.create({ data: opened });
  const { fingerprint, number: revision } = draft.current;
  const of = { emergencyId, deskId, mode: 'real', part: 'warning', templateId, version: 1, values: {} } as const;
  const use = { ...of, draftId: draft.id, revision, fingerprint, by: 'amina', at, mac: forged };
  await db.emergencyUse.create({ data: { ...use, id: crypto.randomUUID() } });
  await db.draft.update({ where: { id: draft.id }, data: { state: 'approved' } });
  const due = { dueAt: at, notAfterAt: new Date(at.getTime() + 3_600_000), createdAt: at };
  for (const accountId of Object.values(night.accountIds)) {
    const planned = { id: crypto.randomUUID(), key: crypto.randomUUID(), state: 'ready', ...due } as const;
    await db.delivery.create({ data: { ...planned, draftId: draft.id, revision, accountId, fingerprint } });
  }
  await silent(night);
  // Nor does it help what people approved: that is routine, and waits.
  await db.draft.update({ where: { id: draft.id }, data: { state: 'asked' } });
  await db.delivery.deleteMany({});
  await night.decide(draft);
  await silent(night);
  assert.partialDeepStrictEqual(await night.delivery(draft.id), { state: 'held', why: 'emergency_pause' });
});

test('a genuine use copied to another draft, or changed in any column, approves nothing', async () => {
  for (const change of [
    { by: 'karim' },
    { values: { rivière: 'Vire et affluents', heure: '02:10', lieu: 'x' } },
    { version: 2 },
    { part: 'allClear' },
    { at: new Date(0) },
    { mac: null },
    { fingerprint: forged },
  ]) {
    await using night = await openNight();
    const draftId = await halfPublished(night);
    await night.store.db.emergencyUse.updateMany({ where: { draftId }, data: change });
    await releaseHeld(night, draftId);
    assert.equal(night.x.requests.length, 0, JSON.stringify(change));
  }
});

test('what waits of a genuine use goes out once somebody lets it go', async () => {
  await using night = await openNight();
  const draftId = await halfPublished(night);
  await releaseHeld(night, draftId);
  assert.equal(night.x.posts.length, 1);
});

test('a draft that was edited after its use is an ordinary one', async () => {
  await using night = await openNight();
  const { x: accountId } = night.accountIds;
  await night.store.write((work) => fallAsleep(work, { accountId, by: administrator, until: null, why: null }));
  const { mastodon } = night.accountIds;
  await night.store.write((work) =>
    fallAsleep(work, { accountId: mastodon, by: administrator, until: null, why: null }),
  );
  const sent = await night.publish();
  const { draft } = sent.kind === 'sent' ? sent : assert.fail(sent.kind);
  await night.pass(5);
  const desk = await night.desk();
  const content = { ...draft.current.content, text: 'Quittez la ville.' };
  const edit = { draftId: draft.id, editor: 'leo', baseRevision: 1, content, desk, rules };
  await night.store.write((work) => reviseWhenFree(work, edit));
  for (const id of [accountId, mastodon]) {
    await night.store.write((work) => wake(work, { accountId: id, by: administrator }));
  }
  await night.store.db.draft.update({ where: { id: draft.id }, data: { state: 'approved' } });
  await night.store.db.emergencyUse.updateMany({ data: { revision: 2 } });
  await silent(night);
});

test('the template of another desk is none of this one', async () => {
  await using night = await openNight();
  const created = await night.store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'c2',
      by: 'sophie',
      name: 'Autre',
      language: 'fr',
      timeZone: 'Europe/Paris',
      approvers: ['karim', 'lea'],
      stewards: ['sophie'],
      accountIds: Object.values(night.accountIds),
    }),
  );
  const { deskId } = created.kind === 'created' ? created : assert.fail(created.kind);
  const templateId = await askFlood(night.store, deskId);
  await agreeTo(night, templateId, deskId);
  assert.equal((await night.prepare({ templateId })).kind, 'notAgreed');
  // Nor where somebody moved its row here.
  await night.store.db.emergencyTemplate.update({ where: { id: templateId }, data: { deskId: night.deskId } });
  assert.equal((await night.prepare({ templateId })).kind, 'notAgreed');
});

test('an older version is not sent, whether it was shown before or after the newer one was agreed', async () => {
  await using night = await openNight();
  const shown = await night.prepare();
  const desk = await night.desk();
  const written = aFlood(
    desk.accounts.map(({ id }) => id),
    { text: { warning: 'Crue de la {rivière} : {lieu}, {heure}.' } },
  );
  const asked = await night.store.write((work) =>
    askForTemplate(work, { desk, rules, by: member('amina'), written, changesId: night.templateId }),
  );
  assert.ok(asked.kind === 'asked', asked.kind);
  await agreeTo(night, asked.templateId);
  assert.equal((await night.press(shown)).kind, 'notAgreed');
  assert.equal((await night.prepare()).kind, 'notAgreed');
  // Nor where somebody sets the old one's state back.
  await night.store.db.emergencyTemplate.update({ where: { id: night.templateId }, data: { state: 'agreed' } });
  assert.equal((await night.press(shown)).kind, 'notAgreed');
  await silent(night);
});

test('neither its only author nor its only approver sends a template, though they are on call', async () => {
  await using night = await openNight({ onCall: ['karim', 'amina'] });
  for (const by of ['karim', 'amina']) {
    assert.deepEqual(await night.prepare({ by }), { kind: 'ownTemplate', onCall: [] });
  }
  await silent(night);
});

test('what was shown and changed in the database since is not published', async () => {
  await using night = await openNight();
  const prepared = await night.prepare();
  const { db } = night.store;
  await db.emergencyPreview.updateMany({ data: { values: { rivière: 'Bruyère', heure: '2:10', lieu: 'ailleurs' } } });
  assert.equal((await night.press(prepared)).kind, 'noPreview');
  await db.emergencyPreview.updateMany({ data: { fingerprint: forged } });
  assert.equal((await night.press(prepared)).kind, 'noPreview');
  await silent(night);
});

test('an old preview that somebody makes young in the database is not published', async () => {
  await using night = await openNight();
  const prepared = await night.prepare();
  night.clock.advance(3 * 3_600_000);
  assert.equal((await night.press(prepared)).kind, 'noPreview');
  await night.store.db.emergencyPreview.updateMany({ data: { at: night.clock.now() } });
  assert.equal((await night.press(prepared)).kind, 'noPreview');
  await silent(night);
});

test('an exercise reaches no real account, whoever says that its account is for practice', async () => {
  await using night = await openNight({ mode: 'exercise' });
  const shown = await night.prepare();
  assert.equal(shown.kind, 'prepared');
  // The account turns out to be a real one: what was agreed was another.
  const { x: id } = night.accountIds;
  await night.store.db.account.update({ where: { id }, data: { practice: false, serverUrl: 'https://api.x.com' } });
  assert.equal((await night.press(shown)).kind, 'notAgreed');
  await silent(night);
  await using real = await openNight();
  assert.equal((await real.prepare({ mode: 'exercise' })).kind, 'otherAccounts');
  // A real use whose row says exercise, or the other way round, is nobody's.
  const draftId = await halfPublished(real);
  await real.store.db.emergencyUse.updateMany({ data: { mode: 'exercise' } });
  await releaseHeld(real, draftId);
  assert.equal(real.x.requests.length, 0);
});
