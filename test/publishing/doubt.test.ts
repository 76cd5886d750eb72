import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createDesk } from '#desks/create-desk.ts';
import { noMembers } from '#desks/may.ts';
import type { Content } from '#drafts/content.ts';
import { afterAbsent } from '#publishing/sending/probe.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { freeDraft } from '#publishing/deciding/stop.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';
import { settle, type SettleOutcome, type Sighting } from '#publishing/doubt/settle.ts';
import { resumeAccount } from '#publishing/accounts.ts';
import { reconcile } from '#publishing/doubt/reconcile.ts';

import { aPicture, openScene, type Scene } from '../support/publishing-scene.ts';
import { type Trouble, urlOf } from '../support/scripted-network.ts';

/** One approved draft whose requests meet these troubles, one after the other. */
async function troubled(
  scene: Scene,
  network: 'mastodon' | 'x',
  troubles: readonly Trouble[],
  content: Partial<Content> = {},
): Promise<string> {
  const draft = await scene.asked({ text: 'A post.', accountIds: [scene.accountIds[network]], ...content });
  await scene.decide(draft);
  scene[network].troubles.push(...troubles);
  await scene.pass(20);
  return draft.id;
}

function why(delivery: Delivery): string {
  return 'why' in delivery ? `${delivery.state}: ${delivery.why}` : delivery.state;
}

function resolve(scene: Scene, { id }: Delivery, sighting: Sighting, person = 'karim'): Promise<SettleOutcome> {
  const by = { kind: 'member', id: person, name: person, members: noMembers } as const;
  return scene.store.write((work) => settle(work, { deliveryId: id, by, sighting }));
}

for (const network of ['mastodon', 'x'] as const) {
  test(`an answer lost after ${network} published is found out, and the post adopted`, async () => {
    await using scene = await openScene();
    const id = await troubled(scene, network, ['loseAnswer']);
    assert.equal(why(await scene.delivery(id, network)), 'doubt: no_answer');
    await scene.pass(600);
    const delivery = await scene.delivery(id, network);
    assert.equal(delivery.state === 'sent' && delivery.remoteId, scene[network].posts[0]?.id);
    assert.equal(scene[network].requests.length, 1);
    const told = await scene.notices(id);
    assert.ok(told.includes('delivery.doubt') && told.includes('delivery.settled'));
  });

  test(`a request lost before ${network} saw it is sent again, and told once`, async () => {
    await using scene = await openScene();
    const id = await troubled(scene, network, ['loseRequest']);
    await scene.pass(600);
    assert.equal((await scene.delivery(id, network)).state, 'sent');
    assert.equal(scene[network].posts.length, 1);
    assert.equal((await scene.notices(id)).filter((kind) => kind === 'delivery.doubt').length, 1);
  });
}

test('nobody looks before the quarantine is over, and then as far back as the first attempt', async () => {
  await using scene = await openScene();
  const sentAt = scene.clock.now().getTime() + 20_000;
  await troubled(scene, 'x', ['loseRequest', 'loseRequest']);
  await scene.pass(600);
  const [look] = scene.x.looks;
  assert.ok(look !== undefined);
  // 10 s send timeout and 60 s read lag.
  assert.equal(look.at.getTime(), sentAt + 70_000);
  assert.ok(scene.x.looks.length > 2 && scene.x.looks.every(({ since }) => since.getTime() === sentAt));
});

test('where no key protects it, two looks must agree before the one repeat', async () => {
  await using scene = await openScene();
  const id = await troubled(scene, 'x', ['loseRequest', 'loseRequest']);
  await scene.pass(3600);
  assert.equal(why(await scene.delivery(id, 'x')), 'held: still_absent');
  assert.equal(scene.x.requests.length, 2);
  const [, second] = scene.x.requests;
  assert.equal(scene.x.looks.filter(({ at }) => second !== undefined && at <= second.at).length, 2);
});

test('under a living key the same key is sent again; dead, it is treated as if there were none', async () => {
  await using scene = await openScene({ keyLifeSeconds: 300 });
  const id = await troubled(scene, 'mastodon', ['loseRequest', 'loseRequest', 'loseAnswer']);
  await scene.pass(290);
  assert.equal((await scene.delivery(id)).state, 'sent');
  assert.equal(new Set(scene.mastodon.requests.map(({ key }) => key)).size, 1);
  assert.equal((await scene.notices(id)).filter((kind) => kind === 'delivery.doubt').length, 1);
  assert.deepEqual(afterAbsent({ absentLooks: 1, repeats: 0, keyLives: false }), 'look');
  assert.deepEqual(afterAbsent({ absentLooks: 2, repeats: 0, keyLives: false }), 'repeat');
  assert.deepEqual(afterAbsent({ absentLooks: 2, repeats: 1, keyLives: false }), 'ask');
  assert.deepEqual(afterAbsent({ absentLooks: 2, repeats: 3, keyLives: true }), 'ask');
});

test('after a doubt no refusal proves that nothing is there', async () => {
  const answers: readonly Trouble[] = [
    { answer: { kind: 'refused', why: 'duplicate' } },
    { answer: { kind: 'refused', why: 'not_found' } },
    { answer: { kind: 'doubt', why: 'already_attached' } },
    { answer: { kind: 'doubt', why: 'duplicate_reported' } },
    { answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 5 } },
  ];
  for (const answer of answers) {
    await using scene = await openScene();
    const id = await troubled(scene, 'x', ['loseRequest', answer]);
    await scene.pass(3600);
    // Never "failed", never a third request.
    assert.equal(why(await scene.delivery(id, 'x')), 'held: still_absent');
    assert.equal(scene.x.requests.length, 2);
  }
});

test('a refused replay of what is there after all ends in the post that is there', async () => {
  await using scene = await openScene();
  const id = await troubled(scene, 'mastodon', ['loseAnswer', { answer: { kind: 'doubt', why: 'server_error' } }]);
  scene.mastodon.findTroubles.push({ kind: 'absent' });
  await scene.pass(600);
  assert.equal((await scene.delivery(id)).state, 'sent');
  assert.equal(scene.mastodon.posts.length, 1);
});

test('where reading is off a person is asked, and nothing is sent again by itself', async () => {
  await using scene = await openScene({ reading: false });
  const id = await troubled(scene, 'x', ['loseAnswer']);
  await scene.pass(3600);
  assert.equal(why(await scene.delivery(id, 'x')), 'held: cannot_look');
  assert.equal(scene.x.requests.length, 1);
  await scene.store.write(async (work) => assert.equal((await freeDraft(work, id)).kind, 'underWay'));
});

test('looking that gets no answer is tried again, then a person is asked', async () => {
  await using scene = await openScene();
  for (let n = 0; n < 3; n += 1) scene.x.findTroubles.push({ kind: 'unreadable', why: 'no_answer' });
  const id = await troubled(scene, 'x', ['loseAnswer']);
  await scene.pass(3600);
  assert.equal((await scene.delivery(id, 'x')).state, 'sent');
  for (let n = 0; n < 9; n += 1) scene.x.findTroubles.push({ kind: 'unreadable', why: 'no_answer' });
  const other = await troubled(scene, 'x', ['loseAnswer'], { text: 'Another.' });
  await scene.pass(7200);
  assert.equal(why(await scene.delivery(other, 'x')), 'held: cannot_look');
});

const limited = (afterSeconds: number) => ({ kind: 'tryLater', why: 'rate_limit', afterSeconds }) as const;

test('a look that a limit keeps from being had waits for the limit, and counts as none', async () => {
  await using scene = await openScene();
  for (let n = 0; n < 9; n += 1) scene.x.findTroubles.push(limited(1));
  scene.x.findTroubles.push(limited(900));
  const id = await troubled(scene, 'x', ['loseAnswer']);
  await scene.pass(1200);
  assert.equal((await scene.delivery(id, 'x')).state, 'sent');
  const lookedAt = scene.x.looks.map(({ at }) => at.getTime());
  assert.equal(lookedAt.length, 11);
  // Nothing is asked while the network said that it will not answer.
  assert.equal((lookedAt.at(-1) ?? 0) - (lookedAt.at(-2) ?? 0), 900_000);
  assert.equal(scene.x.requests.length, 1);
});

test('a limit that lets nobody look for an hour has a person asked', async () => {
  await using scene = await openScene();
  for (let n = 0; n < 99; n += 1) scene.x.findTroubles.push(limited(600));
  const id = await troubled(scene, 'x', ['loseAnswer']);
  await scene.pass(2400);
  assert.equal((await scene.delivery(id, 'x')).state, 'doubt');
  await scene.pass(1800);
  assert.equal(why(await scene.delivery(id, 'x')), 'held: cannot_look');
});

test('a person of the desk says “it is there”: settled with that link; nobody else may', async () => {
  await using scene = await openScene({ reading: false });
  const id = await troubled(scene, 'x', ['loseAnswer']);
  await scene.pass(600);
  const delivery = await scene.delivery(id, 'x');
  const post = { id: 'x-1', url: urlOf('x-1') };
  assert.equal((await resolve(scene, delivery, { kind: 'published', post, isSeen: false }, 'omar')).kind, 'mayNot');
  assert.equal((await resolve(scene, delivery, { kind: 'published', post, isSeen: false })).kind, 'settled');
  assert.equal((await resolve(scene, delivery, { kind: 'notPublished' })).kind, 'nothingToSettle');
  assert.equal((await scene.delivery(id, 'x')).state, 'sent');
});

/** Says that the second draft's post is the first one's: refused, since that is proved to be another's. */
async function assertOwnedByAnother(scene: Scene, first: string, second: string): Promise<void> {
  const owned = await scene.delivery(first, 'x');
  assert.ok(owned.state === 'sent');
  const post = { id: owned.remoteId, url: owned.remoteUrl };
  const outcome = await resolve(scene, await scene.delivery(second, 'x'), { kind: 'published', post, isSeen: false });
  assert.equal(outcome.kind, 'ownedByAnother');
}

test('a post is the proof of one delivery only, also where a person names it', async () => {
  await using scene = await openScene({ reading: false });
  const first = await troubled(scene, 'x', [], { text: 'Same words.' });
  const second = await troubled(scene, 'x', ['loseRequest'], { text: 'Same words.' });
  await scene.pass(600);
  await assertOwnedByAnother(scene, first, second);
});

test('a post that another desk of the account published is no proof either', async () => {
  await using scene = await openScene({ reading: false });
  const first = await troubled(scene, 'x', [], { text: 'Same words.' });
  const other = await scene.store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'c2',
      by: 'sophie',
      name: 'Beaumont',
      language: 'en',
      timeZone: 'Europe/Paris',
      approvers: ['lea'],
      stewards: ['sophie'],
      accountIds: [scene.accountIds.x],
    }),
  );
  assert.equal(other.kind, 'created');
  await scene.store.db.draft.update({ where: { id: first }, data: { deskId: other.deskId } });
  const second = await troubled(scene, 'x', ['loseRequest'], { text: 'Same words.' });
  await scene.pass(600);
  await assertOwnedByAnother(scene, first, second);
});

test('a person says “it is not there: send”: sent once more, with the same key, through the gate', async () => {
  await using scene = await openScene({ reading: false });
  const id = await troubled(scene, 'x', ['loseRequest']);
  await scene.pass(600);
  const delivery = await scene.delivery(id, 'x');
  assert.equal((await resolve(scene, delivery, { kind: 'notPublished' })).kind, 'sendsAgain');
  assert.equal((await resolve(scene, delivery, { kind: 'notPublished' })).kind, 'nothingToSettle');
  await scene.pass(10);
  assert.equal(scene.x.posts.length, 1);
  assert.equal(new Set(scene.x.requests.map(({ key }) => key)).size, 1);
});

test('“it is not there” after the last moment makes it a late post; “try again” never touches a doubt', async () => {
  await using scene = await openScene({ reading: false });
  const id = await troubled(scene, 'x', ['loseRequest']);
  await scene.pass(3 * 3600);
  const delivery = await scene.delivery(id, 'x');
  const retried = await scene.store.write((work) =>
    retryDelivery(work, { deliveryId: delivery.id, person: 'amina', members: noMembers }),
  );
  assert.equal(retried.kind, 'nothingToRetry');
  assert.equal((await resolve(scene, delivery, { kind: 'notPublished' })).kind, 'late');
  assert.equal(why(await scene.delivery(id, 'x')), 'held: late');
});

test('two drafts with the same text: each gets its own post, none adopts the other’s', async () => {
  await using scene = await openScene();
  const first = await troubled(scene, 'x', [], { text: 'Same words.' });
  const second = await troubled(scene, 'x', ['loseRequest'], { text: 'Same words.' });
  await scene.pass(3600);
  const ids = [await scene.delivery(first, 'x'), await scene.delivery(second, 'x')].map((delivery) =>
    delivery.state === 'sent' ? delivery.remoteId : delivery.state,
  );
  assert.deepEqual(ids, ['x-1', 'x-2']);
});

test('among posts of the same words, the one that no other delivery owns is adopted', async () => {
  await using scene = await openScene();
  await troubled(scene, 'x', [], { text: 'Same words.' });
  const second = await troubled(scene, 'x', ['loseAnswer'], { text: 'Same words.' });
  await scene.pass(600);
  const delivery = await scene.delivery(second, 'x');
  assert.equal(delivery.state === 'sent' && delivery.remoteId, 'x-2');
});

test('a look that comes while the request is on its way, within its lease, does not make it a doubt', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ accountIds: [scene.accountIds.x] });
  await scene.decide(draft);
  const { id } = await scene.delivery(draft.id, 'x');
  scene.x.whileSending = () => reconcile(scene.deps, id, new AbortController().signal);
  await scene.pass(20);
  assert.ok(!(await scene.notices(draft.id)).includes('delivery.doubt'));
  assert.deepEqual(scene.x.looks, []);
});

test('two looks at the same time count as one', async () => {
  await using scene = await openScene();
  const draftId = await troubled(scene, 'x', ['loseRequest']);
  const { id } = await scene.delivery(draftId, 'x');
  scene.clock.advance(600_000);
  const { signal } = new AbortController();
  await Promise.all([reconcile(scene.deps, id, signal), reconcile(scene.deps, id, signal)]);
  const delivery = await scene.delivery(draftId, 'x');
  assert.equal(delivery.state === 'doubt' && delivery.absentLooks, 1);
});

test('more than one unowned match is left to a person', async () => {
  await using scene = await openScene();
  const id = await troubled(scene, 'x', ['loseAnswer']);
  const [post] = scene.x.posts;
  assert.ok(post !== undefined);
  scene.x.posts.push({ ...post, id: 'by-hand' });
  await scene.pass(600);
  assert.equal(why(await scene.delivery(id, 'x')), 'held: several_found');
});

test('what may be public and is no longer approved is not sent again, but not forgotten either', async () => {
  await using scene = await openScene();
  const id = await troubled(scene, 'x', ['loseRequest']);
  await scene.store.db.draft.update({ where: { id }, data: { state: 'rejected' } });
  await scene.pass(3600);
  assert.equal(why(await scene.delivery(id, 'x')), 'held: not_approved');
  assert.equal(scene.x.posts.length, 0);
});

async function lockedInDoubt(mend: (scene: Scene, deliveryId: string) => Promise<void>): Promise<void> {
  await using scene = await openScene();
  const id = await troubled(scene, 'x', [
    { publishedBut: { kind: 'doubt', why: 'no_answer' } },
    { answer: { kind: 'locked', why: 'token_refused' } },
  ]);
  scene.x.findTroubles.push({ kind: 'absent' }, { kind: 'absent' });
  await scene.pass(600);
  assert.equal(why(await scene.delivery(id, 'x')), 'held: account_paused');
  // The pause alone would not say that the post may be public.
  assert.ok((await scene.notices(id)).includes('delivery.held'));
  await mend(scene, (await scene.delivery(id, 'x')).id);
  await scene.pass(600);
  assert.equal((await scene.delivery(id, 'x')).state, 'sent');
  assert.deepEqual([scene.x.posts.length, scene.x.requests.length], [1, 2]);
}

test('an account that is locked while a post is in doubt: once it is mended, the post is looked for, not sent', () =>
  lockedInDoubt(async (scene) => {
    await resumeAccount(scene.store, { accountId: scene.accountIds.x, by: 'administrator' });
  }));

test('an account that is locked while a post is in doubt: whoever tries again has it looked for, not sent', () =>
  lockedInDoubt(async (scene, deliveryId) => {
    const again = await scene.store.write((work) =>
      retryDelivery(work, { deliveryId, person: 'amina', members: noMembers }),
    );
    assert.equal(again.kind, 'looksFirst');
  }));

test('what is past its last moment while in doubt is held as late, and can be said to be there or not', async () => {
  await using scene = await openScene();
  const id = await troubled(scene, 'x', ['loseRequest']);
  await scene.store.db.delivery.updateMany({ data: { notAfterAt: scene.clock.now() } });
  await scene.pass(3600);
  const delivery = await scene.delivery(id, 'x');
  assert.deepEqual([why(delivery), delivery.doubtSince === null], ['held: late', false]);
  assert.equal((await resolve(scene, delivery, { kind: 'notPublished' })).kind, 'late');
  assert.equal((await scene.delivery(id, 'x')).doubtSince, null);
});

test('a failed upload before a repeat says nothing about the post: a person is asked', async () => {
  await using scene = await openScene();
  const media = [await aPicture(scene.store, 'door')];
  const id = await troubled(scene, 'mastodon', ['loseRequest'], { media });
  scene.mastodon.prepareTroubles.push({ kind: 'refused', why: 'media_rejected', uploaded: [] });
  await scene.pass(600);
  assert.equal(why(await scene.delivery(id)), 'held: still_absent');
});

test('a fault in an adapter is a doubt first, and only then an error', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  scene.mastodon.troubles.push('throw');
  await assert.rejects(scene.pass(20), /a network threw/);
  assert.equal(why(await scene.delivery(draft.id)), 'doubt: unreadable_answer');
});
