import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { languages } from '#languages.ts';
import { standingBy } from '#approvals/standing-by.ts';
import { decisionsOn } from '#drafts/decisions-on.ts';
import { readDraft } from '#drafts/draft.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import { findingsOf } from '#drafts/findings-of.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import { subjectOfDraft } from '#drafts/subject-of-draft.ts';
import { fillHistory, type HistoryOutcome } from '#practice/past/fill-history.ts';
import { deliveriesOf } from '#publishing/delivery.ts';
import { sweep } from '#publishing/start-publishing.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { dossierOf } from '../reach/dossier-year.ts';
import { anAccount, openScene, type Scene } from '../support/publishing-scene.ts';
import { openWatchScene } from '../support/watch-scene.ts';

async function fill(scene: Scene, { seed = 7, deskId = scene.deskId } = {}): Promise<HistoryOutcome> {
  return scene.store.write((work) =>
    fillHistory(work, {
      deskId,
      rules,
      seed,
      author: 'aicha',
      approver: 'karim',
      approverName: 'Karim',
      followersNow: {},
      urlOf: (network, remoteId) => `http://${network}.localhost/past/${remoteId}`,
    }),
  );
}

test('a desk gets its past once, whoever asks again or at the same moment', async () => {
  await using scene = await openScene();
  const both = await Promise.all([fill(scene), fill(scene, { seed: 8 })]);
  assert.deepEqual(both.toSorted(), ['filled', 'there_already']);
  const posts = await scene.store.db.draft.count();
  assert.equal(await fill(scene), 'there_already');
  assert.equal(await scene.store.db.draft.count(), posts);
  const { lastDraftNumber } = await scene.store.db.desk.findUniqueOrThrow({ where: { id: scene.deskId } });
  assert.equal(lastDraftNumber, posts);
  const kinds = (await scene.store.db.journalEntry.findMany()).map(({ kind }) => kind);
  assert.equal(kinds.filter((kind) => kind === 'practice.historyFilled').length, 1);
  assert.equal((await verifyJournal(scene.store)).kind, 'sound');
});

for (const language of languages) {
  test(`what is written in "${language}" reads as if it had happened`, async () => {
    await using scene = await openScene({ settings: { language }, rules });
    const waiting = await scene.asked();
    assert.equal(await fill(scene), 'filled');
    const { db, clock } = scene.store;
    const desk = await scene.desk();
    const rows = await db.draft.findMany({ where: { id: { not: waiting.id } }, orderBy: { number: 'asc' } });
    assert.ok(rows.length >= 96);
    assert.deepEqual(
      rows.map(({ number }) => number),
      rows.map((_, index) => index + 2),
    );
    for (const { id } of rows) {
      const draft = await readDraft(db, id);
      assert.ok(draft !== null && draft.current.asked !== null);
      const { content, fingerprint } = draft.current;
      assert.equal(content.language, language);
      assert.equal(fingerprintOf(renderingsOf(content, desk.accounts, rules), content, desk.accounts), fingerprint);
      const blocking = findingsOf(content, desk, rules, draft.createdAt).filter(({ level }) => level === 'blocks');
      assert.deepEqual(blocking, []);
      const decisions = await decisionsOn({ ...scene.store, tx: db }, draft);
      const [decision] = decisions;
      assert.ok(decision !== undefined && decision.person !== draft.author);
      const standing = standingBy(decisions, subjectOfDraft(draft, desk), desk, decision.decidedAt);
      assert.equal(standing.kind, draft.state === 'cancelled' ? 'waiting' : 'approved');
      const deliveries = await deliveriesOf(db, id);
      assert.deepEqual(new Set(deliveries.map(({ accountId }) => accountId)), new Set(content.accountIds));
      for (const delivery of deliveries) assert.equal(delivery.fingerprint, fingerprint);
    }
    assert.ok(rows.every(({ createdAt, changedAt }) => createdAt <= changedAt && changedAt <= clock.now()));
  });
}

test('every post that went out has its figures, equal to its reading at 72 hours, and no reading to come', async () => {
  await using scene = await openScene();
  await fill(scene);
  const { db } = scene.store;
  const published = await db.delivery.findMany({ where: { sentAt: { not: null } }, include: { account: true } });
  const figures = await db.deliveryFigures.findMany({ include: { readings: true } });
  assert.deepEqual(new Set(figures.map(({ deliveryId }) => deliveryId)), new Set(published.map(({ id }) => id)));
  assert.equal(await db.readingsToCome.count(), 0);
  for (const row of figures) {
    const delivery = published.find(({ id }) => id === row.deliveryId);
    assert.deepEqual(
      [row.network, row.accountId, row.draftId, row.revision, row.publishedAt, row.deskId],
      [delivery?.account.network, delivery?.accountId, delivery?.draftId, 1, delivery?.sentAt, scene.deskId],
    );
    assert.ok(row.followers !== null && row.followers > 1000n);
    const read = row.readings.find(({ age }) => age === 'h72');
    assert.deepEqual(countsOf(row), read === undefined ? unread : countsOf(read));
  }
  const outcomes = new Set(figures.map(({ outcome }) => outcome));
  assert.deepEqual(outcomes, new Set(['counts', 'missing', 'unreadable', 'missed', null]));
  assert.ok((await db.followerReading.count()) > 200);
  const billed = await db.billedReads.findMany();
  assert.ok(billed.length > 80 && billed.every(({ accountId }) => accountId === scene.accountIds.x));
});

test('a dossier of a past says how long an answer took on each network, and of as many as were answered', async () => {
  await using scene = await openScene();
  await fill(scene);
  const asOf = scene.store.clock.now();
  const days = { first: '2026-06-01', last: asOf.toISOString().slice(0, 10) };
  const { accounts } = await dossierOf(scene.store, scene.deskId, { days, asOf });
  for (const { network, whole } of accounts) {
    const { answering, answers } = whole;
    assert.ok(answers !== null && answers.replies > 20, network);
    assert.ok(answers.medianSeconds !== null && answers.medianSeconds > 1800 && answers.medianSeconds < 18_000);
    if (answering !== null) assert.equal(answers.replies, answering.replies - answering.unanswered);
  }
});

test('nothing of a past is ever sent, told or read again, whatever runs afterwards', async () => {
  let opened = 0;
  await using scene = await openScene({
    wrap: (deps) => ({
      ...deps,
      networkOf: (account) => {
        opened += 1;
        return deps.networkOf(account);
      },
    }),
  });
  await fill(scene);
  const states = async (): Promise<unknown> => scene.store.db.delivery.findMany({ orderBy: { id: 'asc' } });
  const before = await states();
  assert.equal(await sweep(scene.store), 0);
  // A start looks whether each account's row fits its token, and asks nothing.
  opened = 0;
  await scene.pass(3 * 86_400);
  assert.deepEqual(await states(), before);
  assert.deepEqual([opened, scene.mastodon.requests, scene.x.requests], [0, [], []]);
  assert.equal(await scene.store.db.notice.count(), 0);
  // The same door is counted where something does go out.
  await scene.decide(await scene.asked());
  await scene.pass(60);
  assert.ok(opened > 0);
});

test('a desk with an account that is not for practice, or without any, gets no past', async () => {
  await using scene = await openScene();
  const { db } = scene.store;
  const accountId = await anAccount(scene.store, 'mastodon', 'real', { practice: false });
  await db.deskAccount.create({ data: { deskId: scene.deskId, accountId, position: 2 } });
  assert.equal(await fill(scene), 'not_practice');
  await db.deskAccount.deleteMany();
  assert.equal(await fill(scene), 'not_practice');
  assert.deepEqual([await db.draft.count(), await db.followerReading.count()], [0, 0]);
});

const counted = [
  'outcome',
  'readAt',
  'isLate',
  'likes',
  'shares',
  'quotes',
  'replies',
  'ownReplies',
  'unanswered',
  'views',
] as const;

type Counted = Readonly<Record<(typeof counted)[number], unknown>>;

function countsOf(row: Counted): readonly unknown[] {
  return counted.map((column) => row[column]);
}

const unread = counted.map((column) => (column === 'isLate' ? false : null));

test('nothing of a past is told as deleted, also where time was moved on before it was filled in', async () => {
  await using scene = await openWatchScene();
  await scene.minutes(3);
  scene.clock.advance(30 * 24 * 3_600_000);
  await scene.minutes(3);
  assert.equal(await fill(scene), 'filled');
  await scene.minutes(9);
  assert.deepEqual(await scene.told(), []);
});
