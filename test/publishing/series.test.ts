import assert from 'node:assert/strict';
import { test } from 'node:test';

import { z } from 'zod';

import { noMembers } from '#desks/may.ts';
import type { Draft } from '#drafts/draft.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';
import type { Delivery } from '#publishing/delivery.ts';

import { aPicture, openScene, type Scene } from '../support/publishing-scene.ts';
import type { ScriptedNetwork } from '../support/scripted-network.ts';

const text = ['The river rises.', 'Leave the quays.', 'Park on the hill.', 'Call 0 800 000 000.'].join('\n---\n');
const series = { text, series: 'plain' } as const;

async function approved(scene: Scene, changes: Parameters<Scene['asked']>[0] = {}): Promise<Draft> {
  const draft = await scene.asked({ ...series, ...changes });
  await scene.decide(draft);
  return draft;
}

/** What stands there, each post with the one that it answers by its place. */
function chainOf({ posts }: ScriptedNetwork): readonly string[] {
  const placeOf = (id: string | undefined): string =>
    id === undefined ? '-' : String(posts.findIndex((post) => post.id === id) + 1);
  return posts.map(({ rendering }) => `${rendering.text} > ${placeOf(rendering.replyTo)}`);
}

const whole = ['The river rises. > -', 'Leave the quays. > 1', 'Park on the hill. > 2', 'Call 0 800 000 000. > 3'];

async function statesOf(scene: Scene, { id }: Draft): Promise<readonly string[]> {
  const all = (await scene.deliveries(id)).filter(({ accountId }) => accountId === scene.accountIds.mastodon);
  return all.map((one) => ('why' in one ? `${one.state} ${one.why}` : one.state));
}

async function partOf(scene: Scene, { id }: Draft, position: number): Promise<Delivery> {
  const all = await scene.deliveries(id);
  const part = all.findLast((one) => one.accountId === scene.accountIds.mastodon && one.position === position);
  assert.ok(part !== undefined);
  return part;
}

async function goOn(scene: Scene, delivery: Delivery, person = 'karim'): Promise<string> {
  const request = { deliveryId: delivery.id, person, members: noMembers };
  return (await scene.store.write((work) => retryDelivery(work, request))).kind;
}

test('a series goes out in order on each account, each part an answer to the one before, each once', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  await scene.pass(19);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [0, 0]);
  await scene.pass(10);
  assert.deepEqual(chainOf(scene.mastodon), whole);
  assert.deepEqual(chainOf(scene.x), whole);
  const deliveries = await scene.deliveries(draft.id);
  assert.deepEqual(
    deliveries.map(({ state }) => state),
    Array.from({ length: 8 }, () => 'sent'),
  );
  await scene.pass(3600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [4, 4]);
});

test('the journal says of each part behind the first which it is', async () => {
  await using scene = await openScene();
  const draft = await approved(scene, { accountIds: [scene.accountIds.mastodon] });
  await scene.pass(60);
  const sent = await scene.store.db.journalEntry.findMany({
    where: { draftId: draft.id, kind: 'delivery.sent' },
    orderBy: { seq: 'asc' },
  });
  assert.deepEqual(
    sent.map(({ data }) => z.object({ position: z.number().default(1) }).parse(data).position),
    [1, 2, 3, 4],
  );
  assert.ok(!JSON.stringify(sent[0]?.data).includes('position'), 'a post alone is told as before');
});

test('the first part has the visibility that was chosen and the pictures, the others are unlisted', async () => {
  await using scene = await openScene();
  const picture = await aPicture(scene.store, 'river');
  await approved(scene, { contentWarning: 'flood', media: [picture] });
  await scene.pass(60);
  assert.deepEqual(
    scene.mastodon.posts.map(({ rendering }) => [
      rendering.visibility,
      rendering.contentWarning,
      rendering.media.length,
      rendering.part,
    ]),
    [
      ['public', 'flood', 1, { position: 1, of: 4 }],
      ['unlisted', 'flood', 0, { position: 2, of: 4 }],
      ['unlisted', 'flood', 0, { position: 3, of: 4 }],
      ['unlisted', 'flood', 0, { position: 4, of: 4 }],
    ],
  );
});

test('an account may divide otherwise, and one that does not divide sends one post', async () => {
  await using scene = await openScene();
  await approved(scene, { ownTexts: { [scene.accountIds.mastodon]: 'The river rises: leave the quays.' } });
  await scene.pass(60);
  assert.deepEqual(chainOf(scene.mastodon), ['The river rises: leave the quays. > -']);
  assert.equal(scene.mastodon.posts[0]?.rendering.part, undefined);
  assert.deepEqual(chainOf(scene.x), whole);
});

test('a post with a line of hyphens that is no series goes out as one', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ text });
  await scene.decide(draft);
  await scene.pass(60);
  assert.deepEqual(chainOf(scene.mastodon), [`${text} > -`]);
});

test('a part that is refused for certain stops the rest, and an approver has it go on from there', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  let sent = 0;
  scene.mastodon.whileSending = async () => {
    sent += 1;
    if (sent === 3) scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  };
  await scene.pass(600);
  assert.deepEqual(await statesOf(scene, draft), ['sent', 'sent', 'failed forbidden', 'held part_before']);
  assert.deepEqual(chainOf(scene.mastodon), whole.slice(0, 2));
  assert.deepEqual(chainOf(scene.x), whole);
  const told = await scene.notices(draft.id);
  assert.equal(told.filter((kind) => kind === 'delivery.failed').length, 1);
  assert.equal(told.filter((kind) => kind === 'delivery.held').length, 0);

  const third = await partOf(scene, draft, 3);
  assert.equal(await goOn(scene, third, 'amina'), 'onlyApprovers');
  assert.equal(await goOn(scene, third), 'retried');
  await scene.pass(60);
  assert.deepEqual(chainOf(scene.mastodon), whole);
  assert.deepEqual(await statesOf(scene, draft), ['sent', 'sent', 'sent', 'sent']);
});

test('an answer that is lost on the second of four has the rest wait until it is known', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  let sent = 0;
  scene.mastodon.whileSending = async () => {
    sent += 1;
    if (sent === 2) scene.mastodon.troubles.push('loseAnswer');
  };
  await scene.pass(25);
  assert.deepEqual(await statesOf(scene, draft), ['sent', 'doubt no_answer', 'ready', 'ready']);
  // Another post of the account does not wait for it.
  const other = await scene.asked({ text: 'The market is moved.', accountIds: [scene.accountIds.mastodon] });
  await scene.decide(other);
  await scene.pass(25);
  assert.equal((await scene.delivery(other.id)).state, 'sent');
  await scene.pass(600);
  assert.deepEqual(await statesOf(scene, draft), ['sent', 'sent', 'sent', 'sent']);
  const own = scene.mastodon.posts.filter(({ rendering }) => rendering.part !== undefined);
  assert.deepEqual(
    own.map(({ rendering }) => rendering.text),
    text.split('\n---\n'),
  );
  assert.equal(own[2]?.rendering.replyTo, own[1]?.id);
});

test('a request that is lost on the second of four is made again with its key, and nothing begins anew', async () => {
  await using scene = await openScene();
  await approved(scene);
  let sent = 0;
  scene.mastodon.whileSending = async () => {
    sent += 1;
    if (sent === 2) scene.mastodon.troubles.push('loseRequest');
  };
  await scene.pass(3600);
  assert.deepEqual(chainOf(scene.mastodon), whole);
  assert.equal(new Set(scene.mastodon.requests.map(({ key }) => key)).size, 4);
});

test('parts with the same words but for their numbers go out once each, also where the answer to one of them is lost', async () => {
  await using scene = await openScene();
  const alike = ['Leave the quays.', 'Leave the quays.', 'Leave the quays.'].join('\n---\n');
  const draft = await scene.asked({ text: alike, series: 'numbered', accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  let sent = 0;
  scene.mastodon.whileSending = async () => {
    sent += 1;
    if (sent === 2) scene.mastodon.troubles.push('loseAnswer');
    if (sent === 3) scene.mastodon.troubles.push('loseRequest');
  };
  await scene.pass(3600);
  assert.deepEqual(chainOf(scene.mastodon), [
    'Leave the quays.\n\n1/3 > -',
    'Leave the quays.\n\n2/3 > 1',
    'Leave the quays.\n\n3/3 > 2',
  ]);
  assert.deepEqual(await statesOf(scene, draft), ['sent', 'sent', 'sent']);
});
