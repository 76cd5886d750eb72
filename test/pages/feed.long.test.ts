import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDesk } from '#desks/change-desk.ts';
import { cancelDraft } from '#drafts/cancel-draft.ts';
import { reviseDraft } from '#drafts/revise-draft.ts';

import { noReaders, readByIcalendar, readByKhal, type ReadEvent } from '../support/calendar-readers.ts';
import { askedCorrection } from '../support/correction-scene.ts';
import { day, window } from '../support/period-scene.ts';
import { aContent, present } from '../support/publishing-scene.ts';
import { fillMonth, type MonthScene, openMonth, oddTexts, written } from './month-scene.ts';

async function fed(
  month: MonthScene,
  showsTexts: boolean,
): Promise<{ readonly answer: Response; readonly feed: string }> {
  const answer = await fetch(`${await month.link({ showsTexts })}calendar.ics?lang=en`);
  assert.equal(answer.status, 200);
  return { answer, feed: await answer.text() };
}

function byNumber(events: readonly ReadEvent[], number: number): ReadEvent {
  return present(events.find(({ summary }) => summary.startsWith(`Draft ${number} ·`)));
}

const skip = noReaders;

test(
  'two other programs read the same of a month: times, states and no text that is not public',
  { skip },
  async () => {
    await using month = await openMonth();
    await fillMonth(month);
    const { answer, feed } = await fed(month, false);
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.match(feed, /^REFRESH-INTERVAL;VALUE=DURATION:PT1H\r$/mu);
    const events = await readByIcalendar(feed);
    const own = events.map(
      ({ uid, status, start, summary }) => `${uid}|${status}|${start.slice(0, 16).replace('T', ' ')}|${summary}`,
    );
    assert.ok(events.length >= 9, feed);
    assert.deepEqual((await readByKhal(feed, '2026-11-01')).toSorted(), own.toSorted());
    assert.deepEqual(new Set(events.map(({ status }) => status)), new Set(['TENTATIVE', 'CONFIRMED', 'CANCELLED']));
    assert.ok(
      events.some(({ description }) => description.includes('La mairie est ouverte')),
      'what is public has its text',
    );
    for (const text of ['Vœux du maire', 'Concert reporté', 'Collecte', 'alert(1)', 'Marché de Noël'])
      assert.ok(!feed.includes(text), text);
  },
);

test('a text in scope is read as it was written, however its lines fold: also at an emoji', { skip }, async () => {
  await using month = await openMonth();
  await fillMonth(month);
  const texts = Object.values(oddTexts);
  for (let before = 0; before < 80; before += 1) {
    const text = `${'é'.repeat(before % 3)}${'x'.repeat(before)}🏔️👩‍👩‍👧‍👦🇫🇷, a; b\\ c: "d"\nnext`;
    texts.push(text);
    const accountIds = [month.scene.accountIds.mastodon];
    await written(month.scene, { text, accountIds, window: window(month.scene, 20 * day + before * 60_000) });
  }
  const { feed } = await fed(month, true);
  for (const line of feed.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(line.isWellFormed() && !line.includes('\n'), line);
  }
  const bytes = Buffer.from(feed);
  // A character that is cut by a fold would be two halves, each of which is no UTF-8.
  for (const part of bytes.toString('latin1').split('\r\n'))
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'latin1'));
  const read = new Set((await readByIcalendar(feed)).map(({ description }) => description.replaceAll('\r\n', '\n')));
  for (const text of texts) assert.ok(read.has(text.trimEnd()), text);
});

test('a post that is moved, cancelled or corrected keeps its UID, and its sequence rises', { skip }, async () => {
  await using month = await openMonth();
  const { scene } = month;
  const moved = await scene.asked({ text: 'Moved.', window: window(scene, 2 * day) });
  const cancelled = await scene.asked({ text: 'Cancelled.', window: window(scene, 3 * day) });
  const sent = await scene.asked({ text: 'Sent.' });
  await scene.decide(sent);
  await scene.pass(120);
  const before = await readByIcalendar((await fed(month, true)).feed);
  const desk = await scene.desk();
  const content = aContent(scene, { text: 'Moved.', window: window(scene, 4 * day) });
  await scene.store.write((work) =>
    reviseDraft(work, { draftId: moved.id, editor: 'amina', baseRevision: 1, content, desk, rules: scene.deps.rules }),
  );
  const over = { draftId: cancelled.id, revision: 1, person: 'amina', reason: null, desk };
  await scene.store.write((work) => cancelDraft(work, over));
  const correction = await askedCorrection(scene, sent, { text: 'Sent, and right.' });
  await scene.decide(correction);
  await scene.pass(120);
  const after = await readByIcalendar((await fed(month, true)).feed);
  for (const number of [1, 2, 3]) {
    const [first, last] = [byNumber(before, number), byNumber(after, number)];
    assert.equal(last.uid, first.uid);
    assert.ok(last.sequence > first.sequence, `${number}: ${first.sequence} to ${last.sequence}`);
  }
  assert.notEqual(byNumber(after, 1).start, byNumber(before, 1).start);
  assert.equal(byNumber(after, 2).status, 'CANCELLED');
  assert.match(byNumber(after, 3).description, /^Corrected since/u);
});

test('a desk’s name with line breaks adds no line to its calendar, also where only the database was changed', async () => {
  await using month = await openMonth();
  const { store } = month.scene;
  const name = 'Bruyère\r\nX-EVIL:1\nBEGIN:VEVENT';
  await store.db.desk.updateMany({ data: { name } });
  const { feed } = await fed(month, false);
  assert.match(feed, /Bruyère X-EVIL:1 BEGIN:VEVENT/u);
  assert.doesNotMatch(feed, /^(?:X-EVIL|BEGIN:VEVENT)/mu);
  const { id: deskId } = await store.db.desk.findFirstOrThrow();
  await store.write((work) => changeDesk(work, { deskId, by: 'administrator', changes: { name: `${name}2` } }));
  assert.equal((await store.db.desk.findFirstOrThrow()).name, 'Bruyère X-EVIL:1 BEGIN:VEVENT2');
});
