import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Members } from '#desks/may.ts';
import { readDraft } from '#drafts/draft.ts';
import type { Delivery } from '#publishing/delivery.ts';

import { aPicture, openScene, present, type Scene } from '../support/publishing-scene.ts';

const channel = { approversFrom: 'channel', approvers: [] } as const;
const group = { approversFrom: 'group', approverGroup: 'S1', approvers: [] } as const;

function inChannel(...people: readonly string[]): Members {
  return { channel: ['amina', ...people], group: null };
}

function inGroup(...people: readonly string[]): Members {
  return { channel: ['amina'], group: { id: 'S1', people } };
}

/** Returns what became of a post for Mastodon that Karim approved an hour before its time. */
async function dueAfter(scene: Scene, members: Members, then: Members | null): Promise<Delivery> {
  const publishAt = new Date(scene.clock.now().getTime() + 3_600_000);
  const window = { publishAt, notAfterAt: new Date(publishAt.getTime() + 7_200_000) };
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon], window });
  assert.equal((await scene.decide(draft, { members })).kind, 'decided');
  scene.members = then;
  await scene.pass(3700).catch((error: unknown) => assert.equal(then, null, String(error)));
  return scene.delivery(draft.id);
}

const left: Readonly<Record<string, readonly [settings: typeof channel | typeof group, was: Members, is: Members]>> = {
  'the channel': [channel, inChannel('karim'), inChannel('lea')],
  'the group': [group, inGroup('karim'), inGroup('lea')],
  'the group, which cannot be read': [group, inGroup('karim'), { channel: ['amina', 'karim'], group: null }],
  'the group, for which the desk has another': [
    group,
    inGroup('karim'),
    { channel: ['amina'], group: { id: 'S2', people: ['karim'] } },
  ],
};

for (const [what, [settings, was, is]] of Object.entries(left)) {
  test(`who has left before the post is due has approved nothing: ${what}`, async () => {
    await using scene = await openScene({ settings });
    const delivery = await dueAfter(scene, was, is);
    assert.equal(delivery.state === 'held' && delivery.why, 'approval_lapsed');
    assert.deepEqual(scene.mastodon.requests, []);
    assert.ok((await scene.notices(delivery.draftId)).includes('delivery.held'));
  });
}

test('who comes back and approves again lets it go', async () => {
  await using scene = await openScene({ settings: channel });
  const delivery = await dueAfter(scene, inChannel('karim'), inChannel('lea'));
  scene.members = inChannel('karim');
  const draft = present(await readDraft(scene.store.db, delivery.draftId));
  await scene.decide(draft, { members: inChannel('karim') });
  await scene.pass(30);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
});

test('who is still there when the post is due has approved it', async () => {
  for (const [settings, members] of [
    [channel, inChannel('karim')],
    [group, inGroup('karim')],
  ] as const) {
    await using scene = await openScene({ settings });
    assert.equal((await dueAfter(scene, members, members)).state, 'sent');
  }
});

test('a post with a picture is looked at by what the chat said before it went up', async () => {
  for (const people of [['karim'], ['lea']]) {
    await using scene = await openScene({ settings: { ...channel, graceSeconds: 20 } });
    const media = [await aPicture(scene.store, 'a picture')];
    const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon], media });
    await scene.decide(draft, { members: inChannel('karim') });
    scene.members = inChannel(...people);
    await scene.pass(60);
    assert.equal(scene.mastodon.posts.length, people.includes('karim') ? 1 : 0);
  }
});

test('while the chat does not answer nothing leaves that hangs on it, and once it does, all that may', async () => {
  await using scene = await openScene({ settings: channel });
  const delivery = await dueAfter(scene, inChannel('karim'), null);
  assert.deepEqual([delivery.state, scene.mastodon.requests.length], ['ready', 0]);
  scene.members = inChannel('karim');
  await scene.pass(600);
  assert.equal((await scene.delivery(delivery.draftId)).state, 'sent');
});

test('what the chat said nothing about until its last moment is held as late, and told', async () => {
  await using scene = await openScene({ settings: channel });
  const { draftId } = await dueAfter(scene, inChannel('karim'), null);
  scene.clock.advance(7_200_000);
  await scene.pass(600);
  const delivery = await scene.delivery(draftId);
  assert.equal(delivery.state === 'held' && delivery.why, 'late');
  assert.deepEqual(scene.mastodon.requests, []);
});

test('where the desk names its approvers the chat is not asked', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.members = null;
  await scene.pass(30);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
});

test('of two approvals, that of who has left is to be given by another', async () => {
  await using scene = await openScene({ settings: { ...channel, approvalsNeeded: 2 } });
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft, { members: inChannel('karim', 'lea') });
  const without = inChannel('lea', 'omar');
  scene.members = without;
  const second = await scene.decide(draft, { by: 'lea', members: without });
  assert.ok(second.kind === 'decided' && second.standing.kind === 'waiting' && second.standing.missing === 1);
  await scene.decide(draft, { by: 'omar', members: without });
  await scene.pass(30);
  assert.equal(scene.mastodon.posts.length, 1);
});
