import assert from 'node:assert/strict';
import { test } from 'node:test';

import { planSleep } from '#accounts/plan-sleep.ts';
import { cancelDraft } from '#drafts/cancel-draft.ts';
import { type Calendar, type CalendarWish, readCalendar } from '#pages/calendar/read-calendar.ts';
import { Prisma } from '#storage/generated/client.ts';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { copyDraft } from '../support/many-drafts.ts';
import { after, day, hour, extraApproval, periodAgreed, periodAsked, window } from '../support/period-scene.ts';
import { aPicture, openScene, present, type Scene } from '../support/publishing-scene.ts';
import { urlOf } from '../support/scripted-network.ts';
import { written } from './month-scene.ts';

async function calendarOf(scene: Scene, wish: Partial<CalendarWish> = {}): Promise<Calendar> {
  const span = { from: after(scene, -7 * day), to: after(scene, 30 * day) };
  return readCalendar(scene.store, await scene.desk(), { ...span, showsTexts: false, ...wish });
}

async function statesOf(scene: Scene, wish: Partial<CalendarWish> = {}): Promise<Readonly<Record<number, string>>> {
  const { entries } = await calendarOf(scene, wish);
  return Object.fromEntries(entries.map(({ number, state }) => [number, state]));
}

test('a series is one entry, which leads to its first part and is public once its last one is', async () => {
  await using scene = await openScene();
  const { posts } = scene.mastodon;
  const accountIds = [scene.accountIds.mastodon];
  await scene.decide(await scene.asked({ text: 'One.\n---\nTwo.\n---\nThree.', series: 'plain', accountIds }));
  await scene.pass(120);
  assert.equal(posts.length, 3);
  const [entry, ...more] = (await calendarOf(scene)).entries;
  assert.deepEqual(more, []);
  assert.deepEqual(
    entry?.accounts.map(({ state, url }) => [state, url]),
    [['public', urlOf(present(posts[0]).id)]],
  );
});

test('each post stands at its time with how it stands, and whom it waits for', async () => {
  await using scene = await openScene();
  await written(scene, { window: window(scene, 3 * day) });
  await scene.asked({ window: window(scene, 2 * day) });
  const approved = await scene.asked({ window: window(scene, day) });
  await scene.decide(approved);
  const sent = await scene.asked();
  await scene.decide(sent);
  await scene.pass(60);
  const changes = await scene.asked({ window: window(scene, 4 * day) });
  await scene.decide(changes, { kind: 'requestChanges' });
  const { entries } = await calendarOf(scene);
  assert.deepEqual(
    entries.map(({ number, state, awaited }) => [number, state, awaited]),
    [
      [4, 'public', null],
      [3, 'approved', null],
      [2, 'waits', { kind: 'approvals', missing: 1, role: null }],
      [1, 'writing', null],
      [5, 'waits', { kind: 'changes' }],
    ],
  );
  const [first] = entries;
  assert.ok(first?.accounts.every(({ url, state }) => state === 'public' && url !== null));
  assert.deepEqual(entries[1]?.at, approved.current.content.window?.publishAt);
});

test('a post on one account alone, a held and a cancelled one are told apart', async () => {
  await using scene = await openScene();
  scene.x.troubles.push({ answer: { kind: 'refused', why: 'unreachable' } });
  const partly = await scene.asked();
  await scene.decide(partly);
  await scene.pass(60);
  const cancelled = await scene.asked({ window: window(scene, day) });
  await scene.store.write(async (work) =>
    cancelDraft(work, { draftId: cancelled.id, revision: 1, person: 'amina', reason: null, desk: await scene.desk() }),
  );
  await periodAgreed(scene, { toAt: after(scene, 3 * day) });
  const held = await scene.asked({ window: window(scene, day) });
  await scene.decide(held);
  await scene.pass(2 * 86_400);
  assert.deepEqual(await statesOf(scene), { 1: 'partly', 2: 'cancelled', 3: 'held' });
});

test('what is written and has no time is there where it is asked for, and last', async () => {
  await using scene = await openScene();
  await written(scene);
  await scene.asked({ window: window(scene, day) });
  assert.deepEqual(await statesOf(scene), { 2: 'waits' });
  const { entries } = await calendarOf(scene, { undated: ['writing', 'asked'] });
  assert.deepEqual(
    entries.map(({ number, at }) => [number, at === null]),
    [
      [2, false],
      [1, true],
    ],
  );
});

test('a policy of steps and a period with one approval more name the role that is awaited', async () => {
  await using scene = await openScene();
  await periodAgreed(scene, { ...extraApproval, accountIds: [scene.accountIds.x] });
  const draft = await scene.asked({ window: window(scene, day) });
  await scene.decide(draft);
  const { entries } = await calendarOf(scene);
  assert.deepEqual(entries[0]?.awaited, { kind: 'approvals', missing: 1, role: 'Legal' });
});

test('only texts that are public leave the database, unless the scope has them', async () => {
  await using scene = await openScene();
  const { mastodon, x } = scene.accountIds;
  const ownTexts = { [mastodon]: 'Own to Mastodon.', [x]: 'Own to X.' };
  const sent = await scene.asked({ text: 'Nowhere to be read.', ownTexts });
  await scene.decide(sent);
  await scene.pass(60);
  await scene.asked({ text: 'Planned secret.', contentWarning: 'Warning secret', window: window(scene, day) });
  const closed = await calendarOf(scene);
  assert.deepEqual(
    closed.entries.map(({ text, warning }) => [text?.startsWith('Own to') ?? null, warning]),
    [
      [true, null],
      [null, null],
    ],
  );
  assert.doesNotMatch(JSON.stringify(closed), /secret|Nowhere/);
  const open = await calendarOf(scene, { showsTexts: true });
  assert.deepEqual([open.entries[1]?.text, open.entries[1]?.warning], ['Planned secret.', 'Warning secret']);
});

test('what a public post said is closed again once it is corrected, or others changed it', async () => {
  await using scene = await openScene();
  const sent = await scene.asked();
  await scene.decide(sent);
  await scene.pass(60);
  const [one, other] = await scene.deliveries(sent.id);
  await scene.store.db.outsideChange.create({
    data: {
      id: scene.store.newId(),
      accountId: present(one).accountId,
      kind: 'deleted',
      deliveryId: present(one).id,
      seenAt: scene.clock.now(),
    },
  });
  assert.notEqual((await calendarOf(scene)).entries[0]?.text, null, 'the other account still shows it');
  const row = await scene.store.db.delivery.findUniqueOrThrow({ where: { id: present(other).id } });
  const own = { id: scene.store.newId(), key: 'k2', revision: 2, remoteId: null, uploaded: [] };
  const edit = {
    way: 'edit',
    correctsId: row.id,
    correctionNumber: 1,
    postId: row.remoteId,
    postUrl: row.remoteUrl,
  } as const;
  await scene.store.db.delivery.create({ data: { ...row, ...own, ...edit } });
  const [entry] = (await calendarOf(scene)).entries;
  assert.partialDeepStrictEqual(entry, { isCorrected: true, state: 'public', text: null });
});

test('a post that a correction replaced on one account and edited on the other is public, not partly', async () => {
  await using scene = await openScene();
  const correction = await askedCorrection(scene, await publishedDraft(scene), { text: 'Open on Mondays.' });
  await scene.decide(correction);
  await scene.pass(600);
  const { entries } = await calendarOf(scene);
  assert.partialDeepStrictEqual(
    entries.find(({ number }) => number === 1),
    { isCorrected: true, state: 'public', accounts: [{ state: 'public' }, { state: 'retracted', url: null }] },
  );
});

test('a correction in place is as gone as its post, and its words are closed once they are public no more', async () => {
  await using scene = await openScene();
  const accountIds = [scene.accountIds.mastodon];
  const draft = await publishedDraft(scene, { accountIds });
  for (const text of ['Open on Mondays.', 'Open on Tuesdays.']) {
    await scene.decide(await askedCorrection(scene, draft, { text }));
    await scene.pass(600);
  }
  const seen = async (): Promise<readonly unknown[]> => {
    const { entries } = await calendarOf(scene);
    return entries.map(({ number, state, text, accounts: [one] }) => [number, state, text, one?.url !== null]);
  };
  assert.deepEqual(await seen(), [
    [1, 'public', null, true],
    [2, 'public', null, true],
    [3, 'public', 'Open on Tuesdays.', true],
  ]);
  const gone = {
    state: 'retracted',
    retractedAt: scene.clock.now(),
    retractedBy: 'amina',
    retractWhy: 'wrong',
  } as const;
  await scene.store.db.delivery.updateMany({ where: { draftId: draft.id }, data: gone });
  assert.deepEqual(await seen(), [
    [1, 'retracted', null, false],
    [2, 'retracted', null, false],
    [3, 'retracted', null, false],
  ]);
});

test('words that somebody changed in the database are shown to no reader as public, with texts in scope or not', async () => {
  await using scene = await openScene();
  await written(scene);
  const picture = await aPicture(scene.store, 'the door');
  const sent = await scene.asked({ media: [picture] });
  await scene.decide(sent);
  await scene.pass(60);
  const shown = async (): Promise<readonly unknown[]> =>
    Promise.all(
      [true, false].map(async (showsTexts) => {
        const { entries } = await calendarOf(scene, { showsTexts });
        const { state, text, isUnproven } = present(entries.find(({ number }) => number === 2));
        return { state, text, isUnproven };
      }),
    );
  const { text } = sent.current.content;
  const asSent = { state: 'public', text, isUnproven: false };
  assert.deepEqual(await shown(), [asSent, asSent]);
  const { revision } = scene.store.db;
  const forged = { state: 'public', text: null, isUnproven: true };
  const [where, accountId] = [{ draftId: sent.id }, scene.accountIds.mastodon];
  for (const data of [
    { text: 'The town hall is closed for ever.' },
    { contentWarning: 'Closed' },
    { ownTexts: { [accountId]: 'The town hall is closed for ever.' } },
    { media: [{ ...picture, alt: 'The door of the town hall, closed' }] },
    { media: [{ ...picture, sha256: 'f'.repeat(64) }] },
    { language: 'fr' },
    { visibility: 'unlisted' },
    { series: 'plain' },
    { linkCard: { link: 'https://example.org', title: 'Closed', description: '' } },
  ]) {
    await revision.updateMany({ where, data });
    assert.deepEqual(await shown(), [forged, forged], JSON.stringify(data));
    const { ownTexts, media, language, visibility } = sent.current.content;
    const none = { contentWarning: null, series: null, linkCard: Prisma.DbNull };
    await revision.updateMany({ where, data: { text, ownTexts, media: [...media], language, visibility, ...none } });
  }
  assert.deepEqual(await shown(), [asSent, asSent]);
});

test('an address that somebody changed in the database is not the one that readers follow', async () => {
  await using scene = await openScene();
  const sent = await publishedDraft(scene);
  await scene.decide(await askedCorrection(scene, sent, { text: 'Mended.', ways: { x: 'leave' } }));
  await scene.pass(60);
  const urls = async (): Promise<readonly unknown[]> =>
    (await calendarOf(scene)).entries.map(({ accounts }) => accounts.map(({ url }) => url));
  const before = await urls();
  assert.deepEqual(before[1], [urlOf(present(scene.mastodon.posts[0]).id)]);
  const remoteUrl = 'https://evil.example/@ministry/1';
  await scene.store.db.delivery.updateMany({ where: { way: null }, data: { remoteUrl } });
  await scene.store.db.delivery.updateMany({ where: { way: 'edit' }, data: { postUrl: remoteUrl } });
  assert.deepEqual(await urls(), before);
});

test('a retracted post is told as such, and what it said is closed', async () => {
  await using scene = await openScene();
  const sent = await scene.asked();
  await scene.decide(sent);
  await scene.pass(60);
  const gone = {
    state: 'retracted',
    retractedAt: scene.clock.now(),
    retractedBy: 'amina',
    retractWhy: 'by_hand',
  } as const;
  await scene.store.db.delivery.updateMany({ data: gone });
  const [entry] = (await calendarOf(scene)).entries;
  assert.partialDeepStrictEqual(entry, { state: 'retracted', text: null });
  assert.ok(entry?.accounts.every(({ url }) => url === null));
});

test('holidays, agreed periods and sleeps are shaded, and a period that waits or was changed by hand is not', async () => {
  await using scene = await openScene();
  await periodAgreed(scene, { label: 'Elections', fromAt: after(scene, day), toAt: after(scene, 2 * day) });
  await periodAsked(scene, { label: 'Only asked', fromAt: after(scene, day), toAt: after(scene, 2 * day) });
  const forged = await periodAgreed(scene, { label: 'Forged', fromAt: after(scene, day), toAt: after(scene, 2 * day) });
  await scene.store.db.period.update({ where: { id: forged }, data: { label: 'By hand' } });
  const times = { startsAt: after(scene, 4 * day), endsAt: after(scene, 5 * day) };
  const by = { id: 'amina', name: 'Amina' };
  const how = { accountId: scene.accountIds.x, by, label: 'A day without X', ...times };
  assert.equal((await scene.store.write((work) => planSleep(work, how))).kind, 'planned');
  const { shaded } = await calendarOf(scene, { to: after(scene, 40 * day), language: 'de' });
  assert.deepEqual(
    shaded.map(({ kind, label }) => [kind, label]),
    [
      ['period', 'Elections'],
      ['sleep', 'A day without X'],
      ['holiday', 'Weihnachten'],
      ['holiday', 'Neujahr'],
    ],
  );
  const christmas = present(shaded.find(({ label }) => label === 'Weihnachten'));
  assert.equal(christmas.from.toISOString(), '2026-12-24T23:00:00.000Z', 'in the zone of the desk');
});

test('a filter by account or state leaves out what is neither', async () => {
  await using scene = await openScene();
  await scene.asked({ accountIds: [scene.accountIds.x], window: window(scene, hour) });
  await scene.asked({ accountIds: [scene.accountIds.mastodon], window: window(scene, hour) });
  assert.deepEqual(await statesOf(scene, { accountIds: [scene.accountIds.x] }), { 1: 'waits' });
  assert.deepEqual(await statesOf(scene, { states: ['approved'] }), {});
});

test('a post that is moved keeps its uid, and its sequence rises', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ window: window(scene, hour) });
  const [before] = (await calendarOf(scene, { withSequences: true })).entries;
  await scene.decide(draft);
  const [then] = (await calendarOf(scene, { withSequences: true })).entries;
  assert.equal(before?.uid, then?.uid);
  assert.ok(present(then).sequence > present(before).sequence);
});

test('more drafts than one statement can name are read, each with whom it waits for', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked({ window: window(scene, hour) });
  await copyDraft(scene.store, id, 1200);
  const { entries } = await calendarOf(scene);
  assert.equal(entries.length, 1201);
  assert.ok(entries.every(({ awaited }) => awaited?.kind === 'approvals'));
});
