import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ChatPlatform } from '#chat/chat.ts';
import { readAnswers } from '#relay/read-answers.ts';

import { present } from '../support/publishing-scene.ts';
import { readReplies } from '../support/replies-read.ts';
import { openSourceScene, type SourceScene } from '../support/source-scene.ts';

const hourMs = 3_600_000;

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;

/** A desk with a source whose page is public. */
async function relayed({
  networks = ['mastodon'],
  ...options
}: Parameters<typeof openSourceScene>[0] & {
  readonly networks?: readonly ('mastodon' | 'x')[];
} = {}): Promise<SourceScene> {
  const own = await openSourceScene({ people: [lea], ...options });
  const { scene } = own;
  await own.added({ accounts: networks.map((network) => scene.accountIds[network]) });
  await scene.press('aicha', 'switchOnSource');
  await own.published(7, 'Le lac est ouvert');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  return own;
}

/** Lets days pass, and looks twice a day. */
async function pass({ scene }: SourceScene, days: number): Promise<void> {
  for (let hours = 0; hours < days * 24; hours += 12) {
    scene.clock.advance(12 * hourMs);
    await scene.store.runEveryMinute();
    await scene.settle();
  }
}

function messagesWith({ scene }: SourceScene, said: RegExp): number {
  return scene.messages().filter((message) => said.test(scene.textOf(message))).length;
}

const waiting = /Réponses aux publications relayées/u;

describe('who reads the answers', () => {
  test('the form asks for somebody of the channel, begins with who adds the source, and its card names them', async () => {
    await using own = await openSourceScene({ people: [lea] });
    const { scene, site } = own;
    await own.typed('aicha', 'sources ajouter');
    const values = { url: site.url, label: 'Site', accounts: [scene.accountIds.mastodon] };
    for (const [repliesReader, problem] of [
      [['aicha', 'karim'], /une seule personne/u],
      [['sacha'], /ni invité ni robot/u],
      [['tambour'], /ni invité ni robot/u],
      [['nobody'], /ni invité ni robot/u],
    ] as const) {
      await scene.people.submit('aicha', { ...values, repliesReader: [...repliesReader] });
      await scene.settle();
      assert.match(JSON.stringify(scene.people.formOf('aicha')?.problems), problem);
    }
    assert.equal(await scene.store.db.source.count(), 0);
    await own.added({ repliesReader: ['lea'] });
    assert.match(scene.textOf(scene.cardWith('switchOnSource')), /Qui lit les réponses : @lea/u);
    assert.deepEqual(scene.cardWith('switchOnSource').notified, ['lea']);
    await own.typed('karim', 'sources ajouter');
    const field = scene.people.formOf('karim')?.form.fields.find(({ id }) => id === 'repliesReader');
    assert.deepEqual(field !== undefined && 'initial' in field ? field.initial : null, ['karim']);
  });

  test('another is named without switching the source off, or looking at it again', async () => {
    await using own = await relayed();
    const { scene } = own;
    const before = await scene.store.db.source.findFirstOrThrow();
    await own.typed('karim', 'sources');
    await scene.press('karim', 'changeSource');
    await scene.people.submit('karim', { repliesReader: ['lea'] });
    await scene.settle();
    const after = await scene.store.db.source.findFirstOrThrow();
    assert.deepEqual({ ...after, repliesReader: before.repliesReader }, before);
    assert.equal(after.repliesReader, 'lea');
    await own.published(8, 'Encore ouvert');
    assert.equal(await scene.store.db.draft.count(), 2);
  });

  test('an old source that names nobody says so and drafts on; once changed it has to name somebody', async () => {
    await using own = await openSourceScene();
    const { scene } = own;
    await own.switchedOn();
    await scene.store.db.source.updateMany({ data: { repliesReader: null } });
    assert.match(await own.typed('aicha', 'sources'), /Personne n’est désigné pour lire les réponses/u);
    await own.published(7, 'Le lac est ouvert');
    assert.equal(await scene.store.db.draft.count(), 1);
    await scene.press('aicha', 'changeSource');
    assert.notEqual((await scene.people.submit('aicha', { label: 'Du ministère' })).kind, 'taken');
    await scene.settle();
    assert.equal((await scene.store.db.source.findFirstOrThrow()).label, 'Sur le site du ministère');
    assert.equal(
      (await scene.people.submit('aicha', { label: 'Du ministère', repliesReader: ['aicha'] })).kind,
      'taken',
    );
  });

  test('when they leave, the desk is asked once to name another, and entries still become drafts', async () => {
    const left = new Set<string>();
    const wrapChat = (chat: ChatPlatform): ChatPlatform => ({
      ...chat,
      members: async (channel) => (await chat.members(channel)).filter((id) => !left.has(id)),
    });
    await using own = await openSourceScene({ people: [lea], wrapChat });
    const { scene } = own;
    await own.added({ repliesReader: ['lea'] });
    await scene.press('aicha', 'switchOnSource');
    left.add('lea');
    await pass(own, 1);
    const gone = /Léa devait lire les réponses.*Merci de désigner quelqu’un d’autre/su;
    assert.equal(messagesWith(own, gone), 1);
    assert.match(await own.typed('aicha', 'sources'), /Plus personne ne lit les réponses.*à la place de @lea/su);
    await own.published(7, 'Le lac est ouvert');
    assert.equal(await scene.store.db.draft.count(), 1);
    left.clear();
    await pass(own, 1);
    assert.match(await own.typed('aicha', 'sources'), /Qui lit les réponses : @lea/u);
    left.add('lea');
    await pass(own, 1);
    assert.equal(messagesWith(own, gone), 2);
  });
});

describe('replies to what was relayed', () => {
  test('they are told once, to who is named, with a button that takes them as read', async () => {
    await using own = await relayed();
    const { scene } = own;
    await readReplies(scene, 'mastodon', 'h24', { replies: 3, ownReplies: 1, unanswered: 2 });
    const card = scene.cardWith('repliesRead');
    assert.match(scene.textOf(card), /Réponses aux publications relayées depuis « Sur le site du ministère »/u);
    assert.match(scene.textOf(card), /Le lac est ouvert.*2 réponses auxquelles nous n’avons pas répondu/su);
    assert.match(scene.textOf(card), /d’ici le 8 décembre 2026/u);
    assert.deepEqual(card.notified, ['aicha']);
    await pass(own, 2);
    assert.equal(messagesWith(own, waiting), 1);
    await scene.pressOn('lea', card, 'repliesRead');
    assert.match(scene.whispers('lea').at(-1) ?? '', /Seule la personne désignée/u);
    await scene.pressOn('karim', card, 'repliesRead');
    assert.match(scene.seen(), /Lu par Karim/u);
    assert.throws(() => scene.cardWith('repliesRead'));
    await scene.pressOn('aicha', card, 'repliesRead');
    assert.match(scene.whispers('aicha').at(-1) ?? '', /Karim les a déjà lues/u);
    // The same replies again are no news, and others are.
    await readReplies(scene, 'mastodon', 'h72', { replies: 3, ownReplies: 1, unanswered: 2 });
    await pass(own, 1);
    assert.equal(messagesWith(own, waiting), 1);
    await readReplies(scene, 'mastodon', 'd7', { replies: 4, ownReplies: 1, unanswered: 3 });
    assert.equal(messagesWith(own, waiting), 2);
    assert.match(scene.textOf(scene.cardWith('repliesRead')), /1 réponse à laquelle/u);
    const kinds = await scene.store.db.journalEntry.findMany({ where: { kind: 'source.repliesRead' } });
    assert.deepEqual(
      kinds.map(({ actor }) => actor),
      ['karim'],
    );
  });

  test('they are told in working hours, and once a day at most', async () => {
    await using own = await relayed({ settings: { workFrom: '14:00', workTo: '16:00' } });
    const { scene } = own;
    await readReplies(scene, 'mastodon', 'h24', { replies: 1, unanswered: 1 });
    assert.equal(messagesWith(own, waiting), 0);
    for (let hours = 0; hours < 10; hours += 1) {
      scene.clock.advance(hourMs);
      await scene.store.runEveryMinute();
      await scene.settle();
    }
    assert.equal(messagesWith(own, waiting), 1);
  });

  test('of replies on two networks on one day one message tells, and the next day another', async () => {
    await using own = await relayed({ networks: ['mastodon', 'x'] });
    const { scene } = own;
    await readReplies(scene, 'mastodon', 'h24', { replies: 1, unanswered: 1 });
    scene.clock.advance(hourMs);
    await readReplies(scene, 'x', 'h24', { replies: 2, ownReplies: null });
    scene.clock.advance(hourMs);
    await scene.store.runEveryMinute();
    await scene.settle();
    assert.equal(messagesWith(own, waiting), 1);
    scene.clock.advance(22 * hourMs);
    await scene.store.runEveryMinute();
    await scene.settle();
    assert.equal(messagesWith(own, waiting), 2);
    const told = scene.textOf(scene.cardWith('repliesRead'));
    assert.match(told, /1 réponse à laquelle/u);
    assert.match(told, /2 réponses ; X/u);
  });

  test('on X nobody can see which are answered: they are told as that, and taken as read alike', async () => {
    await using own = await relayed({ networks: ['x'] });
    const { scene } = own;
    await readReplies(scene, 'x', 'h24', { replies: 2, ownReplies: null });
    assert.match(scene.textOf(scene.cardWith('repliesRead')), /2 réponses ; X ne dit ni lesquelles sont de nous/u);
    await scene.press('aicha', 'repliesRead');
    await pass(own, 20);
    assert.equal((await scene.store.db.source.findFirstOrThrow()).state, 'on');
  });

  test('after two weeks in which nobody read them the source pauses, says why and who, and goes on by a person', async () => {
    await using own = await relayed();
    const { scene } = own;
    await readReplies(scene, 'mastodon', 'h24', { replies: 2, unanswered: 2 });
    await pass(own, 13);
    assert.equal((await scene.store.db.source.findFirstOrThrow()).state, 'on');
    await pass(own, 1.5);
    const { state, pausedWhy } = await scene.store.db.source.findFirstOrThrow();
    assert.deepEqual([state, pausedWhy], ['paused', 'unanswered']);
    assert.equal(messagesWith(own, /est en pause : depuis deux semaines.*\(2\).*Qui devait les lire : @aicha/su), 1);
    assert.match(await own.typed('aicha', 'sources'), /En pause, car personne n’a lu les réponses/u);
    await own.published(8, 'Pendant la pause');
    assert.equal(await scene.store.db.draft.count(), 1);
    await scene.press('aicha', 'switchOnSource');
    await own.published(9, 'Après');
    assert.equal(await scene.store.db.draft.count(), 2);
    // The two weeks begin anew, and so does the message.
    await pass(own, 3);
    assert.equal(messagesWith(own, waiting), 2);
    assert.equal((await scene.store.db.source.findFirstOrThrow()).state, 'on');
    await pass(own, 14);
    assert.equal((await scene.store.db.source.findFirstOrThrow()).state, 'paused');
  });

  test('replies that were answered on the network itself pause nothing', async () => {
    await using own = await relayed();
    const { scene } = own;
    await readReplies(scene, 'mastodon', 'h24', { replies: 2, unanswered: 2 });
    await readReplies(scene, 'mastodon', 'd7', { replies: 4, ownReplies: 2, unanswered: 0 });
    await pass(own, 16);
    assert.equal((await scene.store.db.source.findFirstOrThrow()).state, 'on');
    assert.equal((await scene.store.db.source.findFirstOrThrow()).repliesAskedAt, null);
  });

  test('a press on an older message leaves what came after it to be read', async () => {
    await using own = await relayed();
    const { scene } = own;
    await readReplies(scene, 'mastodon', 'h24', { replies: 1, unanswered: 1 });
    const first = scene.cardWith('repliesRead');
    await readReplies(scene, 'mastodon', 'd7', { replies: 3, unanswered: 3 });
    assert.equal(messagesWith(own, waiting), 2);
    await scene.pressOn('aicha', first, 'repliesRead');
    assert.match(scene.textOf(scene.cardWith('repliesRead')), /3 réponses auxquelles/u);
    await pass(own, 15);
    assert.equal(messagesWith(own, waiting), 2, 'what was told is not told again');
    assert.equal((await scene.store.db.source.findFirstOrThrow()).state, 'paused');
  });
});

test('a desk reads the replies of its own sources alone', async () => {
  await using own = await relayed();
  const { store, clock } = own.scene;
  const { id: sourceId } = await store.db.source.findFirstOrThrow();
  const by = { id: 'aicha', isApprover: true, isInChannel: true };
  const request = { deskId: store.newId(), sourceId, asOf: clock.now(), by };
  assert.equal((await store.write((work) => readAnswers(work, request))).kind, 'stale');
  const nowhere = { ...request, sourceId: store.newId() };
  assert.equal((await store.write((work) => readAnswers(work, nowhere))).kind, 'stale');
  const gone = { ...request, deskId: present(own.scene.deskId), by: { ...by, isApprover: false, isInChannel: false } };
  assert.equal((await store.write((work) => readAnswers(work, gone))).kind, 'notYours', 'they have left the channel');
  assert.equal((await store.db.source.findFirstOrThrow()).repliesReadAt, null);
});
