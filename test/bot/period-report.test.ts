import assert from 'node:assert/strict';
import { test } from 'node:test';

import { languages } from '#languages.ts';
import { reportAlt, reportPicture } from '#bot/periods/report-picture.ts';
import { messagesIn } from '#messages/messages.ts';
import { readAttachment } from '#storage/attachment.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

const formats = { now: { pictures: 0, texts: 0 }, before: null };
const years = [2026, 2025, 2024, 2023];
const some = {
  years,
  formats,
  newAccountIds: [],
  weeks: [
    { monday: '2026-11-09', posts: [3, null, null, null] },
    { monday: '2026-11-16', posts: [1, 2, null, null] },
    { monday: '2026-11-23', posts: [2, 4, null, null] },
  ],
};

test('a year of which nothing is known is not drawn, and its weeks are not compared', () => {
  const picture = present(reportPicture(messagesIn('en'), some));
  assert.deepEqual(
    picture.series.map(({ label }) => label),
    ['2026', '2025'],
  );
  assert.deepEqual(
    picture.weeks.map(({ medians }) => medians),
    [
      [3, null],
      [1, 2],
      [2, 4],
    ],
  );
  assert.equal(picture.finding, '3 posts in 2 weeks; 6 in the same weeks of 2025.');
  assert.equal(
    reportAlt(messagesIn('en'), picture),
    '3 posts in 2 weeks; 6 in the same weeks of 2025. Posts of each week, beside the same week of earlier years. 2026: 3, 1, 2 · 2025: –, 2, 4',
  );
});

test('where there is nothing to compare there is no picture', () => {
  const weeks = some.weeks.map(({ monday, posts }) => ({ monday, posts: [posts[0] ?? 0, null, null, null] }));
  for (const language of languages) assert.equal(reportPicture(messagesIn(language), { ...some, weeks }), null);
});

async function reported(scene: BotScene): Promise<string> {
  await scene.people.command('karim', 'publications', 'période rapport');
  await scene.settle();
  return scene.whispers('karim').at(-1) ?? '';
}

test('the report shows its picture with an alternative text once an earlier year is known', async () => {
  await using scene = await openBotScene({ settings: { graceSeconds: 0 } });
  await scene.draft('Le guichet ferme à midi.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  const { db } = scene.store;
  assert.doesNotMatch(await reported(scene), /dans les mêmes semaines de 2025/);
  assert.equal(await db.attachment.count(), 0);
  await db.delivery.updateMany({ data: { sentAt: new Date('2025-11-24T09:00:00Z') } });
  assert.match(await reported(scene), /0 publication en 1 semaine.; 2 dans les mêmes semaines de 2025/);
  const { sha256 } = await db.attachment.findFirstOrThrow();
  const { bytes } = present(await readAttachment(db, sha256));
  assert.equal(new TextDecoder('latin1').decode(bytes.slice(1, 4)), 'PNG');
});
