import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { readDesk } from '#desks/desk.ts';
import { keepUse } from '#drafts/emergency/use.ts';
import { makeLink } from '#pages/link.ts';
import { newToken } from '#pages/token.ts';
import { askForPeriod } from '#periods/period.ts';
import { answerHandover, askToHandOver } from '#rota/handover.ts';
import { macOfPreview } from '#emergencies/preview-mac.ts';
import { macOfRetrospectiveReview } from '#emergencies/retrospective-review-mac.ts';
import { chatMemory } from '#storage/chat-memory.ts';
import { decisionKey, journalKey, mattermostKey } from '#storage/master-key.ts';
import { runUnitOfWork } from '#storage/run-writing.ts';
import type { SignedAgain } from '#storage/signing/sign-again.ts';
import { macOfMember } from '#storage/signing/member-mac.ts';
import { macOfWish } from '#storage/signing/wish-mac.ts';
import type { Store } from '#storage/store.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { agreedRota, shift } from '../support/a-rota.ts';
import { keepARule } from '../support/a-rule.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { keepWishes } from '../support/kept-wishes.ts';
import { keepAPair } from '../support/past-posts.ts';
import { openMattermostScene } from '../support/mattermost-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { keysAtStart, rotateTestSigning, startAnewOn, testKeyFile, verifiedRows } from '../support/signing-key.ts';
import { askFlood } from '../support/flood.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';
import { testRing } from '../support/test-decision-key.ts';

const waiting = 'Le marché est ouvert.';
const approved = 'La piscine rouvre mercredi.';

/** A draft that waits for its approval, one that is approved and in its grace, a post and an event of a chat. */
async function openSigned(): Promise<BotScene> {
  const scene = await openBotScene();
  await scene.draft(waiting);
  await scene.press('aicha', 'ask');
  await scene.draft(approved);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  const memory = chatMemory(scene.store, 'elsewhere');
  await memory.beginPost('a post');
  await memory.endPost('a post', { channel: 'publications', message: '1', thread: null });
  await memory.keepEvent('an event', '{}');
  const seen = { deskId: present(scene.deskId), person: 'karim', seenAt: scene.clock.now() };
  await scene.store.db.seenMember.create({ data: { ...seen, mac: macOfMember(scene.store.decisionKey, seen) } });
  await askFlood(scene.store, seen.deskId);
  await keepAUse(scene, seen.deskId);
  await keepARotaAndAPeriod(scene, seen.deskId);
  await keepARule(scene, seen.deskId);
  await keepAPair(scene.store);
  await keepWishes(scene.store, { deskId: seen.deskId, accountId: scene.accountIds.mastodon });
  const terms = { scopes: ['calendar'], showsTexts: false, label: 'cabinet', days: 30 } as const;
  const { deskId } = seen;
  await scene.store.write((work) => makeLink(work, { deskId, terms, by: 'aicha', token: newToken() }));
  return scene;
}

/** Agrees to a rota of which a night was handed over, and proposes a reserve period, all of days to come. */
async function keepARotaAndAPeriod({ store, clock, accountIds }: BotScene, deskId: string): Promise<void> {
  const desk = async (): ReturnType<Parameters<typeof agreedRota>[0]['desk']> =>
    present(await readDesk(store.db, { id: deskId }, clock.now()));
  const [first, last] = ['2027-03-01T08:00:00Z', '2027-03-08T08:00:00Z'] as const;
  const [fromAt, toAt] = [new Date(first), new Date(last)];
  await agreedRota(
    { store, deskId, desk },
    [shift('aicha', first, last), shift('karim', last, '2027-03-15T08:00:00Z')],
    {
      by: 'aicha',
    },
  );
  const aicha = { id: 'aicha', name: 'Aïcha' };
  const wish = { fromPerson: 'aicha', toPerson: 'karim', fromAt, toAt: new Date('2027-03-02T08:00:00Z') };
  const asked = await store.write((work) => askToHandOver(work, { deskId, by: aicha, wish }));
  assert.ok(asked.kind === 'asked', asked.kind);
  const { handoverId } = asked;
  const karim = { id: 'karim', name: 'Karim' };
  await store.write((work) => answerHandover(work, { deskId, handoverId, by: karim, answer: 'accept' }));
  const terms = {
    label: 'Élections',
    basis: 'L.52-1',
    fromAt,
    toAt,
    timeZone: 'Europe/Paris',
    accountIds: [accountIds.mastodon],
    level: 'inform',
    role: null,
    rolePeople: [],
    replacesId: null,
  } as const;
  const before = await desk();
  assert.equal(
    (
      await store.write((work) =>
        askForPeriod(work, {
          desk: before,
          by: aicha,
          terms: { ...terms, accountIds: [...terms.accountIds], rolePeople: [] },
        }),
      )
    ).kind,
    'asked',
  );
}

/** Keeps a post by the emergency path, of an exercise long ago, beside what was approved. */
async function keepAUse({ store }: BotScene, deskId: string): Promise<void> {
  const draft = await store.db.draft.findFirstOrThrow({ where: { state: 'approved' } });
  const [emergencyId, at] = [store.newId(), new Date(0)];
  const over = { openedAt: at, openedBy: 'lea', endedAt: at, endedBy: 'karim' };
  await store.db.emergency.create({ data: { id: emergencyId, deskId, mode: 'exercise', what: 'Crue', ...over } });
  const of = { id: store.newId(), emergencyId, deskId, mode: 'exercise', part: 'warning', version: 1 } as const;
  const words = { templateId: null, values: {}, draftId: draft.id, revision: 7, fingerprint: 'f', by: 'lea', at };
  await store.write((work) => keepUse(work, { ...of, ...words }));
  const ended = { useId: of.id, deskId, state: 'corrected', endedAt: at } as const;
  const mac = macOfRetrospectiveReview(store.decisionKey, ended);
  await store.db.retrospectiveReview.create({ data: { ...ended, askedAt: at, overdueAt: at, askedPolicy: 0, mac } });
  const template = await store.db.emergencyTemplate.findFirstOrThrow();
  const shown = { ...of, id: store.newId(), templateId: template.id, values: {}, fingerprint: 'f', by: 'lea', at };
  await store.db.emergencyPreview.create({ data: { ...shown, mac: macOfPreview(store.decisionKey, shown) } });
}

function countsOf(rows: Readonly<Record<string, SignedAgain>>): Readonly<Record<string, readonly [number, number]>> {
  return Object.fromEntries(
    Object.entries(rows).map(([kind, { signed, refused }]) => [kind, [signed, refused.length] as const]),
  );
}

test('rotated, every signed row verifies under the new key alone; what was approved leaves, and what waits is approved', async () => {
  await using scene = await openSigned();
  await using file = await testKeyFile();
  const { store } = scene;
  const before = countsOf(await verifiedRows(store, testRing.keys()));
  for (const [kind, [own, others]] of Object.entries(before)) assert.ok(own > 0 && others === 0, kind);
  const entries = await store.db.journalEntry.count();

  const kept = join(file.folder, 'former.key');
  const outcome = await rotateTestSigning(store, file.path, { keepOld: kept });
  assert.ok(outcome.kind === 'rotated' && outcome.signed !== null);
  assert.deepEqual(countsOf(outcome.signed.rows), before);
  const after = await keysAtStart(store, file.path);
  assert.deepEqual(countsOf(await verifiedRows(store, after)), before);
  for (const [, [own]] of Object.entries(countsOf(await verifiedRows(store, testRing.keys())))) assert.equal(own, 0);
  assert.deepEqual(
    [after.current.id, after.nextMattermost, decisionKey(after).equals(decisionKey(testRing.keys()))],
    [testRing.keys().current.id, undefined, false],
  );
  assert.notDeepEqual(mattermostKey(after), mattermostKey(testRing.keys()));
  const former = await keysAtStart(store, kept);
  assert.deepEqual(mattermostKey(former), mattermostKey(testRing.keys()));

  const verdict = await verifyJournal({ db: store.db, journalKey: journalKey(after) });
  assert.ok(verdict.kind === 'sound' && verdict.signedLater === BigInt(entries), verdict.kind);
  const told = await store.db.journalEntry.findMany({ where: { seq: { gt: entries } }, orderBy: { seq: 'asc' } });
  assert.deepEqual(
    told.map(({ kind, actor }) => [kind, actor]),
    [
      ['journal.signed', 'administrator (ada)'],
      ['key.signing_rotated', 'administrator (ada)'],
    ],
  );
  const texts = [await readFile(file.path, 'utf8'), JSON.stringify(told.map(({ data }) => data))];
  const secret = texts[0]?.split('\n')[1]?.split(' ')[1] ?? '';
  assert.ok(secret.length === 44 && !texts[1]?.includes(secret));

  await startAnewOn(store, file.path);
  await scene.pass(200);
  const published = (): readonly string[] => scene.networks.mastodon.posts.map(({ rendering }) => rendering.text);
  assert.deepEqual(published(), [approved]);
  const card = present(scene.messages().findLast((message) => scene.textOf(message).includes(waiting)));
  await scene.pressOn('karim', card, 'approve');
  await scene.pass(200);
  assert.deepEqual(published(), [approved, waiting]);
  assert.equal(await store.db.journalEntry.count({ where: { kind: { in: ['row.refused', 'decision.lapsed'] } } }), 0);
});

test('what did not verify before is never signed anew: it is named, stays forged, and lets nothing out', async () => {
  await using scene = await openSigned();
  await using file = await testKeyFile();
  const { store } = scene;
  const { db } = store;
  const mac = 'f'.repeat(64);
  const draft = await db.draft.findFirstOrThrow({ where: { state: 'asked' } });
  const genuine = await db.decision.findFirstOrThrow({ where: { subjectKind: 'draft' } });
  const revision = await db.revision.findFirstOrThrow({ where: { draftId: draft.id } });
  const ids = { decision: crypto.randomUUID(), event: 'a forged event', post: 'a forged post' };
  // An attacker without the key writes to the database: an approval of what waits, its author, its card and more.
  const { fingerprint } = revision;
  await db.decision.create({
    data: { ...genuine, id: ids.decision, subjectId: draft.id, revision: 1, fingerprint, mac },
  });
  await db.revision.updateMany({ where: { draftId: draft.id }, data: { editedBy: 'sacha' } });
  const card = await db.postedMessage.findFirstOrThrow({ where: { draftId: draft.id, role: 'asked' } });
  await db.postedMessage.update({ where: { key: card.key }, data: { fingerprint: 'f'.repeat(64) } });
  const of = { platform: 'elsewhere', mac };
  await db.chatInbox.create({ data: { ...of, key: ids.event, body: '{}', keptAt: store.clock.now() } });
  await db.seenMember.create({ data: { deskId: draft.deskId, person: 'sacha', seenAt: genuine.decidedAt, mac } });
  const template = await db.emergencyTemplate.findFirstOrThrow();
  await db.emergencyTemplate.update({ where: { id: template.id }, data: { fingerprint: 'f'.repeat(64) } });
  const use = await db.emergencyUse.findFirstOrThrow();
  await db.emergencyUse.update({ where: { id: use.id }, data: { by: 'sacha' } });
  const preview = await db.emergencyPreview.findFirstOrThrow();
  await db.emergencyPreview.update({ where: { id: preview.id }, data: { at: store.clock.now() } });
  await db.retrospectiveReview.update({ where: { useId: use.id }, data: { state: 'approved' } });
  const rota = await db.request.findFirstOrThrow({ where: { kind: 'rota' } });
  await db.request.update({ where: { id: rota.id }, data: { agreedAt: new Date(0) } });
  const handover = await db.rotaHandover.findFirstOrThrow();
  await db.rotaHandover.update({ where: { id: handover.id }, data: { toPerson: 'sacha' } });
  const waking = await db.request.findFirstOrThrow({ where: { kind: 'waking' } });
  await db.request.update({ where: { id: waking.id }, data: { state: 'asked', cancelAskedBy: 'sacha' } });
  const leaving = await db.request.findFirstOrThrow({ where: { kind: 'leaving' } });
  await db.request.update({ where: { id: leaving.id }, data: { state: 'asked' } });
  const requests = await db.request.findMany({ orderBy: { id: 'asc' } });
  const override = await db.periodOverride.findFirstOrThrow();
  await db.periodOverride.update({ where: { id: override.id }, data: { state: 'agreed' } });
  const period = await db.period.findFirstOrThrow();
  await db.period.update({ where: { id: period.id }, data: { state: 'agreed', cancelAskedBy: 'sacha' } });
  const pair = await db.pastPair.findFirstOrThrow();
  await db.pastPair.update({ where: { id: pair.id }, data: { by: 'aicha' } });
  const rule = await db.relayRule.findFirstOrThrow();
  await db.relayRule.update({ where: { id: rule.id }, data: { state: 'agreed', agreedAt: store.clock.now() } });
  await db.relayedByRule.update({ where: { draftId: draft.id }, data: { endedAt: null, fingerprint } });
  const link = await db.sharedLink.findFirstOrThrow();
  await db.sharedLink.update({ where: { id: link.id }, data: { showsTexts: true } });
  const place = { channel: 'publications', message: '2', thread: null };
  await db.chatPost.create({ data: { ...of, key: ids.post, begunAt: store.clock.now(), ...place } });

  const outcome = await rotateTestSigning(store, file.path);
  await startAnewOn(store, file.path);
  // As long as it is forged it holds all that is routine, and nothing would be seen of the rest.
  await db.period.update({
    where: { id: period.id },
    data: { state: period.state, mac: macOfWish(store.decisionKey, 'period', period) },
  });
  await db.draft.update({ where: { id: draft.id }, data: { state: 'approved' } });
  const [accountId, now] = [scene.accountIds.mastodon, store.clock.now()];
  const due = { key: crypto.randomUUID(), dueAt: now, notAfterAt: new Date(now.getTime() + 3_600_000), createdAt: now };
  const planned = { id: crypto.randomUUID(), draftId: draft.id, revision: 1, accountId, fingerprint, ...due } as const;
  await db.delivery.create({ data: { ...planned, state: 'ready' } });
  await store.runEveryMinute();
  await scene.pass(200);
  assert.deepEqual(
    scene.networks.mastodon.posts.map(({ rendering }) => rendering.text),
    [approved],
    'an approval that nobody gave was signed',
  );

  assert.ok(outcome.kind === 'rotated' && outcome.signed !== null);
  const refused = Object.fromEntries(Object.entries(outcome.signed.rows).map(([kind, one]) => [kind, one.refused]));
  assert.deepEqual(refused, {
    decision: [`${ids.decision} on draft ${draft.id} version 1`],
    revision: [`${draft.id} version 1`],
    card: [card.key],
    post: [`elsewhere ${ids.post}`],
    event: [`elsewhere ${ids.event}`],
    member: [`sacha on desk ${draft.deskId}`],
    request: requests.map(({ kind, id, deskId }) => `${kind} ${id} of desk ${deskId}`),
    requestCancel: [`waking ${waking.id} of desk ${draft.deskId}`],
    periodOverride: [`${override.id} of desk ${draft.deskId}`],
    handover: [`${handover.id} of rota ${rota.id}`],
    pastPair: [`${pair.id} of desk ${draft.deskId}`],
    period: [`${period.id} of desk ${draft.deskId}`],
    periodCancel: [`${period.id} of desk ${draft.deskId}`],
    sharedLink: [`${link.id} on desk ${draft.deskId}`],
    relayRule: [`${rule.id} of desk ${draft.deskId}`],
    relayedByRule: [`of draft ${draft.id} by rule ${rule.id}`],
    emergencyTemplate: [template.id],
    emergencyPreview: [`${preview.id} on desk ${draft.deskId}`],
    emergencyUse: [`${use.id} of draft ${use.draftId}`],
    retrospectiveReview: [`${use.id} on desk ${draft.deskId}`],
  });
  const entry = present(await db.journalEntry.findFirst({ where: { kind: 'key.signing_rotated' } }));
  assert.match(JSON.stringify(entry.data), new RegExp(ids.decision));
});

test('a journal that is not whole is not signed anew, and neither the rotation nor time makes it so', async () => {
  await using scene = await openSigned();
  await using file = await testKeyFile();
  const { db } = scene.store;
  const entry = await db.journalEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  await db.journalEntry.update({ where: { seq: entry.seq }, data: { actor: 'sacha' } });
  const outcome = await rotateTestSigning(scene.store, file.path);
  assert.ok(outcome.kind === 'rotated' && outcome.signed?.journal.kind === 'bad');
  await startAnewOn(scene.store, file.path);
  await scene.pass(200);
  const verdict = await verifyJournal(scene.store);
  assert.deepEqual(verdict, { kind: 'bad', seq: entry.seq, why: 'changed' });
  assert.equal(await db.journalEntry.count({ where: { kind: 'journal.signed' } }), 0);
});

test('with another key than the one that signed, nothing is signed and nothing is written', async () => {
  await using scene = await openSigned();
  await using file = await testKeyFile();
  const { store } = scene;
  const other = `${Buffer.alloc(32, 9).toString('base64')}\n`;
  await writeFile(file.path, other);
  const refused = { kind: 'refused', refusal: { kind: 'otherKey', path: file.path } };
  assert.deepEqual(await rotateTestSigning(store, file.path), refused);
  // Where no journal tells whose key it is, the rows do.
  await store.db.journalHead.deleteMany();
  assert.deepEqual(await rotateTestSigning(store, file.path), refused);
  for (const [, { refused: others }] of Object.entries(await verifiedRows(store, testRing.keys())))
    assert.deepEqual(others, []);
});

/** Dies before a transaction begins, within it before it commits, or after it, by the number of the place. */
function mortal(store: Store, fatal: number): { readonly store: Store; readonly isDead: () => boolean } {
  let place = 0;
  let isDead = false;
  const next = (): void => {
    place += 1;
    if (place !== fatal) return;
    isDead = true;
    throw new Error('killed');
  };
  const db = new Proxy(store.db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name !== '$transaction') return typeof value === 'function' ? value.bind(target) : value;
      return async (work: unknown, limits: object) => {
        next();
        const run = async (tx: unknown): Promise<unknown> => {
          assert.ok(typeof work === 'function');
          const done: unknown = await work(tx);
          next();
          return done;
        };
        const result: unknown = await Reflect.apply(value as () => Promise<unknown>, target, [
          typeof work === 'function' ? run : work,
          limits,
        ]);
        next();
        return result;
      };
    },
  });
  const dying: Store = { ...store, db, write: (work) => runUnitOfWork(dying, work) };
  return { store: dying, isDead: () => isDead };
}

/** `forged`: an attacker who can write to the database rewrote the journal's end before. */
for (const journal of ['whole', 'forged'] as const) {
  test(`killed at any step beside a ${journal} journal, all verifies under the one key or all under the other; the same command goes on`, async () => {
    const ends = new Set<string>();
    for (let fatal = 1; ; fatal += 1) {
      await using scene = await openSigned();
      await using file = await testKeyFile();
      const { store } = scene;
      if (journal === 'forged') await store.db.journalEntry.updateMany({ where: { seq: 1 }, data: { actor: 'sacha' } });
      const all = countsOf(await verifiedRows(store, testRing.keys()));
      const { store: dying, isDead } = mortal(store, fatal);
      await rotateTestSigning(dying, file.path).catch((error: unknown) => assert.match(String(error), /killed/));
      if (!isDead()) {
        assert.deepEqual([...ends].toSorted(), ['next', 'same']);
        assert.ok(fatal > 7, String(fatal));
        return;
      }
      await writeFile(`${file.path}.new`, 'half a k');
      const keys = await keysAtStart(store, file.path);
      assert.deepEqual(countsOf(await verifiedRows(store, keys)), all, `killed at ${fatal}`);
      const isSame = decisionKey(keys).equals(decisionKey(testRing.keys()));
      ends.add(isSame ? 'same' : 'next');
      const verdict = await verifyJournal({ db: store.db, journalKey: journalKey(keys) });
      assert.equal(verdict.kind, journal === 'whole' ? 'sound' : 'bad');
      const again = await rotateTestSigning(store, file.path);
      assert.equal(again.kind, 'rotated');
      const after = await keysAtStart(store, file.path);
      assert.equal(after.nextMattermost, undefined);
      assert.deepEqual(countsOf(await verifiedRows(store, after)), all, `gone on with after ${fatal}`);
      const then = await verifyJournal({ db: store.db, journalKey: journalKey(after) });
      assert.equal(then.kind, verdict.kind);
      assert.deepEqual(await readdir(dirname(file.path)), ['master.key']);
    }
  });
}

test('where systemd hands the key over it is replaced in two steps, and what it hands over verifies all the time', async () => {
  await using scene = await openSigned();
  await using file = await testKeyFile();
  const { store } = scene;
  const [begun, finished] = [join(file.folder, 'begun'), join(file.folder, 'finished')];
  const verifies = async (path: string): Promise<boolean> =>
    Object.values(await verifiedRows(store, await keysAtStart(store, path))).every(
      ({ refused }) => refused.length === 0,
    );
  assert.deepEqual(await rotateTestSigning(store, file.path, { step: 'all', to: begun }), {
    kind: 'refused',
    refusal: { kind: 'twoSteps' },
  });
  assert.equal((await rotateTestSigning(store, file.path, { step: 'begin', to: begun })).kind, 'begun');
  assert.ok((await verifies(file.path)) && (await verifies(begun)));
  const cutOff = await rotateTestSigning(store, begun, { step: 'finish', to: '/nowhere/finished' });
  assert.equal(cutOff.kind, 'refused');
  assert.ok((await verifies(begun)) && !(await verifies(file.path)));
  assert.equal((await rotateTestSigning(store, begun, { step: 'finish', to: finished })).kind, 'rotated');
  assert.ok((await verifies(begun)) && (await verifies(finished)));
  assert.deepEqual(await rotateTestSigning(store, finished, { step: 'finish', to: '/nowhere/more' }), {
    kind: 'nothingToFinish',
  });
});

test('buttons of cards that stand in Mattermost are worth nothing afterwards, until the cards are shown anew', async () => {
  await using scene = await openMattermostScene({ language: 'en' });
  await setUpDesk(scene, scene);
  await askFor(scene);
  await using file = await testKeyFile();
  assert.equal((await rotateTestSigning(scene.store, file.path)).kind, 'rotated');
  await scene.startedAnew(await startAnewOn(scene.store, file.path));
  await assert.rejects(scene.cardWith('approve'));
  await scene.pass(60);
  await scene.press('karim', 'approve');
  await scene.pass(200);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'row.refused' } }), 0);
});
