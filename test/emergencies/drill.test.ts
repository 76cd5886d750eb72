import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { beginDrill } from '#emergencies/drill/begin-drill.ts';
import { drillUnderWay } from '#emergencies/drill/drill.ts';
import { measureDrill } from '#emergencies/drill/measure-drill.ts';
import { settle } from '#publishing/doubt/settle.ts';

import { type Night, openNight } from '../support/night.ts';
import { present } from '../support/publishing-scene.ts';

async function begin(night: Night): Promise<string> {
  const desk = await night.desk();
  const by = { id: 'amina', name: 'Amina' };
  return (await night.store.write((work) => beginDrill(work, { desk, members: noMembers, by }))).kind;
}

async function missedIn(night: Night): Promise<readonly string[]> {
  const { db, clock } = night.store;
  const drill = present(await drillUnderWay(db, night.deskId));
  return (await measureDrill(db, drill, clock.now())).missed;
}

test('a network loses its answers for some minutes, and a post in doubt is missed until somebody says what they see', async () => {
  const lost: (readonly [string, boolean])[] = [];
  await using night = await openNight({
    mode: 'exercise',
    loseAnswers: (network, isLost) => {
      lost.push([network, isLost]);
    },
  });
  assert.equal(await begin(night), 'begun');
  await night.pass(300);
  assert.deepEqual(lost, []);
  await night.pass(60);
  assert.deepEqual(lost, [['mastodon', true]]);
  // As the practice network does then: it publishes, and nobody hears of it; and cannot be looked at.
  night.mastodon.troubles.push('loseAnswer');
  night.mastodon.findTroubles.push(
    ...Array.from({ length: 50 }, () => ({ kind: 'unreadable', why: 'no_answer' }) as const),
  );
  const sent = await night.publish({ mode: 'exercise' });
  assert.equal(sent.kind, 'sent');
  await night.pass(8 * 60);
  assert.deepEqual(lost.at(-1), ['mastodon', false]);
  assert.ok((await missedIn(night)).includes('doubtLeft'));
  const draftId = sent.kind === 'sent' ? sent.draft.id : '';
  for (let looked = 0; looked < 10 && (await night.delivery(draftId)).state === 'doubt'; looked += 1)
    await night.pass(60);
  const { id: deliveryId, state } = await night.delivery(draftId);
  if (state === 'held') {
    const { id } = present(night.mastodon.posts[0]);
    const post = { id, url: `https://network.example/${id}` };
    const by = { kind: 'administrator', id: 'administrator', name: 'Karim' } as const;
    await night.store.write((work) =>
      settle(work, { deliveryId, by, sighting: { kind: 'published', post, isSeen: true } }),
    );
  }
  assert.equal((await night.delivery(draftId)).state, 'sent');
  assert.ok(!(await missedIn(night)).includes('doubtLeft'));
});

test('a drill ends by itself once, whatever runs twice, and ends every trouble that it made', async () => {
  const lost: boolean[] = [];
  await using night = await openNight({ mode: 'exercise', loseAnswers: (_, isLost) => void lost.push(isLost) });
  await begin(night);
  assert.equal(await begin(night), 'already');
  await night.pass(25 * 60);
  assert.equal(await drillUnderWay(night.store.db, night.deskId), null);
  assert.equal(lost.at(-1), false);
  await night.pass(3600);
  assert.equal(await night.store.db.journalEntry.count({ where: { kind: 'drill.ended' } }), 1);
  assert.deepEqual(
    [night.mastodon.requests.length, night.x.requests.length],
    [0, 0],
    'a drill publishes nothing itself',
  );
});

test('no drill begins where one account of the desk is a real one', async () => {
  await using night = await openNight({ mode: 'exercise' });
  const { x: id } = night.accountIds;
  await night.store.db.account.update({ where: { id }, data: { practice: false, serverUrl: 'https://api.x.example' } });
  assert.equal(await begin(night), 'realAccounts');
  assert.equal(await night.store.db.journalEntry.count({ where: { kind: 'drill.begun' } }), 0);
});
