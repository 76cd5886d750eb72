import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compareWithJournal } from '#cli/compare-journal.ts';
import { putToSleep } from '#publishing/holding/sleep.ts';
import { freeze } from '#publishing/holding/freeze.ts';

import { openNight, putOnCall } from '../support/night.ts';
import { aPicture, present } from '../support/publishing-scene.ts';

const administrator = { id: 'administrator', name: 'administrator' };

test('one press makes it public at once, without grace, as the template says it', async () => {
  await using night = await openNight();
  const sent = await night.publish();
  assert.equal(sent.kind, 'sent', JSON.stringify(sent));
  await night.pass(1);
  const text =
    'Crue de la Bruyère : quittez les berges. Accueil : gymnase Jean Moulin. Prochain point à 2\u00a0h\u00a010.';
  assert.deepEqual(
    [night.mastodon, night.x].map(({ posts }) => posts.map(({ rendering }) => rendering.text)),
    [[text], [text]],
  );
  const { draft } = sent.kind === 'sent' ? sent : assert.fail();
  assert.partialDeepStrictEqual(draft, { author: 'leo', state: 'approved' });
  const differing = Object.values(await compareWithJournal(night.store)).filter((of) => of.length > 0);
  assert.deepEqual(differing, []);
});

test('nobody but who is on call publishes, and is told who is', async () => {
  await using night = await openNight();
  for (const by of ['karim', 'amina', 'sophie']) {
    assert.deepEqual(await night.prepare({ by }), { kind: 'notOnCall', onCall: ['leo'], follows: false });
  }
  const guest = { id: 'leo', name: 'leo', kind: 'guest' } as const;
  assert.deepEqual(await night.prepare({ person: guest }), { kind: 'notOnCall', onCall: ['leo'], follows: false });
});

test('whoever went off call between the preview and the press publishes nothing', async () => {
  await using night = await openNight();
  const prepared = await night.prepare();
  await putOnCall(night, ['nadia']);
  assert.deepEqual(await night.press(prepared), { kind: 'notOnCall', onCall: ['nadia'], follows: false });
  await night.pass(5);
  assert.equal(night.mastodon.posts.length, 0);
});

test('a press counts once, and only for whom it was shown to', async () => {
  await using night = await openNight({ onCall: ['leo', 'nadia'] });
  const prepared = await night.prepare();
  assert.equal((await night.press(prepared, { by: 'nadia' })).kind, 'noPreview');
  assert.equal((await night.press(prepared)).kind, 'sent');
  assert.equal((await night.press(prepared)).kind, 'already');
  assert.equal((await night.press(prepared, { isAnother: true })).kind, 'already');
  await night.pass(60);
  assert.equal(night.mastodon.posts.length, 1);
});

test('two presses at one instant publish one post', async () => {
  await using night = await openNight();
  const prepared = await night.prepare();
  const kinds = (await Promise.all([night.press(prepared), night.press(prepared)])).map(({ kind }) => kind);
  assert.deepEqual(kinds.toSorted(), ['already', 'sent']);
  await night.pass(60);
  assert.equal(night.mastodon.posts.length, 1);
});

test('two on call who press at one instant publish one warning, and the second is asked', async () => {
  await using night = await openNight({ onCall: ['leo', 'nadia'] });
  const one = await night.prepare();
  const other = await night.prepare({ by: 'nadia', values: { rivière: 'Bruyère', heure: '2:15', lieu: 'école' } });
  const both = await Promise.all([night.press(one), night.press(other, { by: 'nadia' })]);
  assert.deepEqual(both.map(({ kind }) => kind).filter((kind) => kind === 'sent').length, 1);
  await night.pass(60);
  assert.equal(night.mastodon.posts.length, 1);
});

test('a warning waits for no picture that the network takes later', async () => {
  await using night = await openNight();
  const routine = await night.asked({
    accountIds: [night.accountIds.mastodon],
    media: [await aPicture(night.store, 'the market')],
  });
  night.mastodon.prepareTroubles.push({ kind: 'tryLater', why: 'rate_limit', afterSeconds: 1800, uploaded: [] });
  await night.decide(routine);
  await night.pass(90);
  assert.equal((await night.delivery(routine.id)).state, 'ready');
  await night.publish();
  await night.pass(1);
  assert.equal(night.mastodon.posts.length, 1);
  // Routine posts pause meanwhile, this one too.
  assert.partialDeepStrictEqual(await night.delivery(routine.id), { state: 'held', why: 'emergency_pause' });
});

test('a preview is pressed on for an hour', async () => {
  await using night = await openNight();
  const prepared = await night.prepare();
  night.clock.advance(3_601_000);
  assert.equal((await night.press(prepared)).kind, 'noPreview');
});

test('a second use within half an hour is asked about, and is another event once somebody says so', async () => {
  await using night = await openNight();
  await night.publish();
  await night.pass(60);
  const values = { rivière: 'Vire et affluents', heure: '02:40', lieu: 'gymnase Jean Moulin' };
  const asked = await night.publish({ values });
  assert.partialDeepStrictEqual(asked, { kind: 'asksAnother', earlier: { by: 'leo' } });
  const again = await night.publish({ values, isAnother: true });
  assert.equal(again.kind, 'sent');
  assert.equal(await night.store.db.emergency.count(), 2);
});

test('the same words go out once within half an hour, whatever somebody says', async () => {
  await using night = await openNight();
  await night.publish();
  await night.pass(60);
  assert.equal((await night.publish({ isAnother: true })).kind, 'sameWords');
  assert.equal(night.mastodon.posts.length, 1);
});

test('after half an hour the warning goes out again for the same event', async () => {
  await using night = await openNight();
  const first = await night.publish();
  await night.pass(1801);
  const second = await night.publish({ values: { rivière: 'Bruyère', heure: '04:00', lieu: 'école' } });
  assert.ok(first.kind === 'sent' && second.kind === 'sent', second.kind);
  assert.equal(second.emergencyId, first.emergencyId);
});

test('the correction and the all-clear go by the same path, as new posts of the same event', async () => {
  await using night = await openNight();
  const first = await night.publish();
  const { emergencyId } = first.kind === 'sent' ? first : assert.fail();
  await night.pass(60);
  const values = { rivière: 'Bruyère', lieu: 'école', heure: '05:00' };
  const correction = await night.publish({ part: 'correction', emergencyId, values });
  assert.partialDeepStrictEqual(correction, { kind: 'sent', emergencyId });
  await night.pass(60);
  assert.equal(
    (await night.publish({ part: 'correction', emergencyId, values: { ...values, lieu: 'halle' } })).kind,
    'asksAnother',
  );
  assert.equal((await night.publish({ part: 'allClear', emergencyId, values })).kind, 'sent');
  await night.pass(60);
  assert.equal(night.mastodon.posts.length, 3);
  assert.equal(await night.store.db.emergency.count(), 1);
});

test('an approver who is not on call takes back what is public, and sends nothing else by the path', async () => {
  await using night = await openNight();
  const values = { rivière: 'Bruyère', lieu: 'école', heure: '05:00' };
  const refused = { kind: 'notOnCall', onCall: ['leo'], follows: true };
  const first = await night.publish();
  const { emergencyId } = first.kind === 'sent' ? first : assert.fail();
  const follow = { values, emergencyId, part: 'correction' } as const;
  await night.pass(60);
  for (const by of ['amina', 'sophie']) assert.deepEqual(await night.prepare({ ...follow, by }), refused, by);
  const guest = { id: 'lea', name: 'lea', kind: 'guest' } as const;
  assert.deepEqual(await night.prepare({ ...follow, person: guest }), refused);
  // Karim alone approved the template.
  assert.deepEqual(await night.prepare({ ...follow, by: 'karim' }), { kind: 'ownTemplate', onCall: ['leo'] });
  assert.equal((await night.prepare({ by: 'lea' })).kind, 'notOnCall');
  assert.deepEqual(await night.prepare({ ...follow, by: 'lea', emergencyId: null }), refused);
  assert.partialDeepStrictEqual(await night.publish({ ...follow, by: 'lea' }), { kind: 'sent', emergencyId });
  assert.equal((await night.publish({ ...follow, part: 'allClear', by: 'lea' })).kind, 'sent');
  await night.pass(60);
  assert.equal(night.mastodon.posts.length, 3);
});

test('an approver follows no alert that reached nobody, nor one that somebody wrote into the database', async () => {
  const values = { rivière: 'Bruyère', lieu: 'école', heure: '05:00' };
  for (const isAsleep of [true, false]) {
    await using night = await openNight();
    const sleep = { by: administrator, until: null, why: null };
    if (isAsleep) {
      for (const accountId of Object.values(night.accountIds))
        await night.store.write((work) => putToSleep(work, { accountId, ...sleep }));
    }
    const first = await night.publish();
    const { emergencyId } = first.kind === 'sent' ? first : assert.fail();
    await night.pass(60);
    const follow = { values, emergencyId, part: 'correction', by: 'lea' } as const;
    assert.equal((await night.prepare(follow)).kind, isAsleep ? 'notOnCall' : 'prepared');
    await night.store.db.emergencyUse.updateMany({ data: { mac: 'f'.repeat(64) } });
    assert.equal((await night.prepare(follow)).kind, 'notOnCall');
  }
});

test('after a lost answer nobody sends that part again for the event, until it is settled', async () => {
  await using night = await openNight();
  night.x.troubles.push({ answer: { kind: 'doubt', why: 'no_answer' } });
  await night.publish();
  await night.pass(15);
  assert.equal((await night.delivery(present(await lastDraft(night)).id, 'x')).state, 'doubt');
  assert.equal((await night.publish({ values: { rivière: 'Bruyère', heure: '3:00', lieu: 'halle' } })).kind, 'inDoubt');
  assert.equal((await night.publish({ isAnother: true })).kind, 'inDoubt');
});

test('a frozen desk stays frozen', async () => {
  await using night = await openNight();
  const prepared = await night.prepare();
  await night.store.write((work) => freeze(work, { deskId: night.deskId, by: administrator, why: null }));
  assert.equal((await night.press(prepared)).kind, 'frozen');
  assert.equal((await night.prepare()).kind, 'frozen');
});

test('an account that sleeps gets nothing, and the others do', async () => {
  await using night = await openNight();
  const { x: accountId } = night.accountIds;
  await night.store.write((work) => putToSleep(work, { accountId, by: administrator, until: null, why: null }));
  const sent = await night.publish();
  assert.equal(sent.kind, 'sent');
  await night.pass(30);
  assert.deepEqual([night.mastodon.posts.length, night.x.posts.length], [1, 0]);
});

async function lastDraft(night: Awaited<ReturnType<typeof openNight>>): Promise<{ readonly id: string } | null> {
  return night.store.db.draft.findFirst({ orderBy: { number: 'desc' } });
}
