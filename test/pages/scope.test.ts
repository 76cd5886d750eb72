import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDesk } from '#desks/change-desk.ts';
import { cancelDraft } from '#drafts/cancel-draft.ts';

import { day, window } from '../support/period-scene.ts';
import { aPicture, present } from '../support/publishing-scene.ts';
import { type MonthScene, openMonth, written } from './month-scene.ts';

const paths = ['calendar', 'calendar?view=week', 'calendar?view=month', 'calendar.ics', 'digests'];

/** All that a reader by a link gets of the desk: each page and its headers. */
async function readAll(base: string, posts: number): Promise<readonly string[]> {
  const own = Array.from({ length: posts }, (_, at) => `calendar?post=${at + 1}`);
  return Promise.all(
    [...paths, ...own].map(async (path) => {
      const answer = await fetch(`${base}${path}`);
      const headers = [...answer.headers].filter(([name]) => name !== 'date');
      return JSON.stringify([path, answer.status, headers, await answer.text()]);
    }),
  );
}

/** A draft of each state of what is planned, and one that is public no more, all with the same words. */
async function fill({ scene }: MonthScene): Promise<number> {
  const text = 'Words that only the team knows.';
  const contentWarning = 'A warning that only the team knows';
  const planned = { text, contentWarning, window: window(scene, day) };
  await written(scene, planned);
  await written(scene, { text, contentWarning });
  await scene.asked(planned);
  await scene.decide(await scene.asked(planned));
  await scene.decide(await scene.asked(planned), { kind: 'requestChanges' });
  const { id: draftId } = await scene.asked(planned);
  const desk = await scene.desk();
  await scene.store.write((work) =>
    cancelDraft(work, { draftId, revision: 1, person: 'amina', reason: 'a reason that only the team knows', desk }),
  );
  scene.x.troubles.push({ answer: { kind: 'refused', why: 'unreachable' } });
  scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'unreachable' } });
  await scene.decide(await scene.asked({ text, contentWarning }));
  await scene.pass(120);
  return 7;
}

test('pages of posts that differ in their texts alone are the same to the byte, where texts are not in scope', async () => {
  await using month = await openMonth();
  const posts = await fill(month);
  const { db } = month.scene.store;
  const [closed, open] = [
    await month.link({ scopes: ['calendar', 'digests'] }),
    await month.link({ scopes: ['calendar', 'digests'], showsTexts: true }),
  ];
  const before = await readAll(closed, posts);
  const openBefore = await readAll(open, posts);
  for (const page of before) assert.doesNotMatch(page, /only the team knows/u);
  await db.revision.updateMany({
    data: { text: 'Other words, <b>longer</b> and with https://example.org', contentWarning: 'Another' },
  });
  const accountId = month.scene.accountIds.x;
  await db.revision.updateMany({ data: { ownTexts: { [accountId]: 'Words for one account' } } });
  assert.deepEqual(await readAll(closed, posts), before);
  const openAfter = await readAll(open, posts);
  const changed = openAfter.filter((page, at) => page !== openBefore[at]).length;
  assert.ok(changed >= 10, `of ${openAfter.length} pages with texts in scope ${changed} changed`);
  assert.deepEqual(month.failures, []);
});

test('the words of one account stay on a post’s page once the desk has given that account up', async () => {
  await using month = await openMonth();
  const { scene } = month;
  const { mastodon, x } = scene.accountIds;
  await scene.decide(await scene.asked({ text: 'Words for all.', ownTexts: { [x]: 'Words for one account.' } }));
  await scene.pass(120);
  const page = async (): Promise<string> => (await fetch(`${base}calendar?post=1`)).text();
  const base = await month.link({ showsTexts: true });
  const before = await page();
  assert.match(before, /Words for one account\./);
  const changes = { accountIds: [mastodon] };
  await scene.store.write((work) => changeDesk(work, { deskId: scene.deskId, by: 'sophie', changes }));
  assert.equal(
    (await page()).match(/Words for one account\./g)?.length,
    before.match(/Words for one account\./g)?.length,
  );
});

test('a picture whose bytes somebody changed in the database is shown to no reader', async () => {
  await using month = await openMonth();
  const { scene } = month;
  await scene.asked({ media: [await aPicture(scene.store, 'the door')], window: window(scene, day) });
  const page = async (): Promise<string> => {
    const answer = await fetch(`${await month.link({ scopes: ['calendar'], showsTexts: true })}calendar?post=1`);
    return answer.text();
  };
  const [own, other] = ['the door', 'another'].map((bytes) => Buffer.from(bytes));
  assert.ok((await page()).includes(present(own).toString('base64')));
  await scene.store.db.media.updateMany({ data: { bytes: new Uint8Array(present(other)) } });
  const after = await page();
  assert.ok(!after.includes(present(other).toString('base64')));
  assert.ok(after.includes('The door of the town hall, open'));
});
