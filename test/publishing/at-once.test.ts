import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';
import { stop } from '#publishing/deciding/stop.ts';

import { aPicture, member, openScene, type Scene } from '../support/publishing-scene.ts';

/** Karim's, by the button. */
const approval = {
  person: member('karim'),
  members: noMembers,
  kind: 'approve',
  via: 'button',
  reason: null,
} as const;
const atOnce = { settings: { graceSeconds: 0 } } as const;

function states(scene: Scene, draftId: string): Promise<readonly string[]> {
  return scene.deliveries(draftId).then((all) => all.map(({ state }) => state));
}

async function jobsFor(scene: Scene): Promise<readonly string[]> {
  const waiting = await scene.store.waitingJobs();
  return waiting.filter(({ queue }) => queue === 'publishing').map(({ key }) => key.split(':')[0] ?? '');
}

test('what is approved and due is claimed with the decision, and leaves without a job', async () => {
  await using scene = await openScene(atOnce);
  const draft = await scene.asked();
  await scene.decide(draft);
  assert.deepEqual(await states(scene, draft.id), ['sending', 'sending']);
  assert.deepEqual(await jobsFor(scene), []);
  // The one for the end of both leases, in case of a crash.
  const leases = (await scene.store.waitingJobs()).filter(({ queue }) => queue === 'leases');
  assert.equal(leases.length, 1);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [0, 0]);
  await scene.pass(0);
  assert.deepEqual(await states(scene, draft.id), ['sent', 'sent']);
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});

test('a decision that does not commit sends nothing', async () => {
  await using scene = await openScene(atOnce);
  const draft = await scene.asked();
  const undone = scene.store.write(async (work) => {
    await decideAndPlan(work, scene.deps, { draftId: draft.id, revision: 1, fingerprint: null, ...approval });
    throw new Error('the connection broke');
  });
  await assert.rejects(undone, /the connection broke/);
  await scene.pass(600);
  assert.deepEqual(
    [await states(scene, draft.id), scene.mastodon.requests.length, scene.x.requests.length],
    [[], 0, 0],
  );
});

test('without somebody to send at once, as in a command of the terminal, a job sends it', async () => {
  await using scene = await openScene(atOnce);
  const draft = await scene.asked();
  await scene.store.write((work) =>
    decideAndPlan(work, null, { draftId: draft.id, revision: 1, fingerprint: null, ...approval }),
  );
  assert.deepEqual(
    [await states(scene, draft.id), await jobsFor(scene)],
    [
      ['ready', 'ready'],
      // For both.
      ['send'],
    ],
  );
  await scene.pass(0);
  assert.deepEqual(await states(scene, draft.id), ['sent', 'sent']);
});

test('a grace, a picture or a later time leaves it to a job', async () => {
  await using scene = await openScene(atOnce);
  const publishAt = new Date(scene.clock.now().getTime() + 3_600_000);
  const notAfterAt = new Date(publishAt.getTime() + 3_600_000);
  const accountIds = [scene.accountIds.mastodon];
  const media = [await aPicture(scene.store, 'door')];
  for (const changes of [{ media }, { window: { publishAt, notAfterAt } }]) {
    const draft = await scene.asked({ ...changes, accountIds, text: JSON.stringify(Object.keys(changes)) });
    await scene.decide(draft);
    assert.deepEqual(await states(scene, draft.id), ['ready']);
  }
  await scene.pass(4000);
  assert.equal(scene.mastodon.posts.length, 2);
});

test('behind the same gate as any: an account that sleeps holds its post, and the other leaves at once', async () => {
  await using scene = await openScene(atOnce);
  const draft = await scene.asked();
  await scene.store.db.account.update({ where: { id: scene.accountIds.x }, data: { state: 'asleep' } });
  await scene.decide(draft);
  assert.equal((await scene.delivery(draft.id, 'mastodon')).state, 'sending');
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'ready');
  await scene.pass(5);
  const held = await scene.delivery(draft.id, 'x');
  assert.deepEqual([held.state, held.state === 'held' && held.why], ['held', 'account_asleep']);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 0]);
  assert.ok((await scene.notices(draft.id)).includes('delivery.held'));
});

test('of a network that is switched off nothing is asked', async () => {
  await using scene = await openScene({
    ...atOnce,
    wrap: (deps) => ({ ...deps, isSwitchedOn: ({ network }) => network !== 'x' }),
  });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(5);
  const held = await scene.delivery(draft.id, 'x');
  assert.deepEqual([held.state === 'held' && held.why, scene.x.requests.length], ['network_off', 0]);
  assert.equal((await scene.delivery(draft.id, 'mastodon')).state, 'sent');
});

test('posts of one account that are approved at one time leave one after the other', async () => {
  await using scene = await openScene(atOnce);
  const texts = ['First.', 'Second.', 'Third.'];
  const claimed: string[] = [];
  for (const text of texts) {
    scene.clock.advance(1);
    const draft = await scene.asked({ text });
    await scene.decide(draft);
    claimed.push((await scene.delivery(draft.id)).state);
  }
  assert.deepEqual(claimed, ['sending', 'ready', 'ready']);
  await scene.pass(10);
  assert.deepEqual(
    scene.mastodon.posts.map(({ rendering }) => rendering.text),
    texts,
  );
});

test('two drafts for the same two accounts, approved in one instant, do not wait for each other for ever', async () => {
  await using scene = await openScene(atOnce);
  const { mastodon, x } = scene.accountIds;
  for (let round = 0; round < 6; round += 1) {
    const one = await scene.asked({ text: `One ${round}.`, accountIds: [mastodon, x] });
    const other = await scene.asked({ text: `Other ${round}.`, accountIds: [x, mastodon] });
    await Promise.all([scene.decide(one), scene.decide(other)]);
    await scene.pass(5);
    assert.deepEqual(await states(scene, one.id), ['sent', 'sent']);
    assert.deepEqual(await states(scene, other.id), ['sent', 'sent']);
  }
});

test('a stop that comes after an approval with no grace names what has left', async () => {
  await using scene = await openScene(atOnce);
  const draft = await scene.asked();
  await scene.decide(draft);
  const outcome = await scene.store.write((work) =>
    stop(work, { draftId: draft.id, person: 'amina', members: noMembers }),
  );
  assert.equal(outcome.kind, 'nothingToStop');
  await scene.pass(5);
  assert.deepEqual(await states(scene, draft.id), ['sent', 'sent']);
});

test('a post leaves at once though the one before it ended while its approval was not committed yet', async () => {
  await using scene = await openScene(atOnce);
  const accountIds = [scene.accountIds.mastodon];
  const first = await scene.asked({ text: 'First.', accountIds, media: [await aPicture(scene.store, 'door')] });
  const second = await scene.asked({ text: 'Second.', accountIds });
  scene.mastodon.prepareTroubles.push({ kind: 'refused', why: 'media_rejected', uploaded: [] });
  await scene.decide(first);
  scene.clock.advance(1);
  await scene.store.write(async (work) => {
    await decideAndPlan(work, scene.deps, { draftId: second.id, revision: 1, fingerprint: null, ...approval });
    await scene.pass(0);
    // It woke nobody: the second is not there yet for others.
    assert.deepEqual([await states(scene, first.id), await states(scene, second.id)], [['failed'], []]);
  });
  await scene.pass(0);
  assert.deepEqual(await states(scene, second.id), ['sent']);
});
