import assert from 'node:assert/strict';
import { test } from 'node:test';

import { send } from '#publishing/sending/send.ts';

import { openPracticeWire, type PracticeWire } from '../support/practice-wire.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';
import { replicaOf } from '../support/replica-of.ts';

const perWindow = 3;
const windowSeconds = 3 * 3600;

type Wire = PracticeWire<Scene>;

/** Posts for one Mastodon account that takes three in three hours, each approved a second after the one before. */
async function approve({ scene, servers }: Wire, count: number): Promise<readonly string[]> {
  servers.mastodon.rates.limits.publish = { limit: perWindow, windowSeconds, begins: 'clock' };
  const ids: string[] = [];
  for (let post = 1; post <= count; post += 1) {
    const draft = await scene.asked({ text: `Post ${post}.`, accountIds: [scene.accountIds.mastodon] });
    await scene.decide(draft);
    ids.push(draft.id);
    scene.clock.advance(1000);
  }
  return ids;
}

function texts({ servers }: Wire): readonly string[] {
  return servers.mastodon
    .timeline()
    .map(({ text }) => text)
    .toReversed();
}

/** Three replicas take up all that waits, each at once, as often as it takes until nothing more leaves. */
async function sendOnThree({ scene }: Wire, between: () => Promise<void> = async () => {}): Promise<void> {
  await using second = replicaOf(scene.store);
  await using third = replicaOf(scene.store);
  const replicas = [scene.deps, { ...scene.deps, store: second }, { ...scene.deps, store: third }];
  const signal = new AbortController().signal;
  for (let round = 0; round < 8; round += 1) {
    const ready = await scene.store.db.delivery.findMany({ where: { state: 'ready' } });
    await Promise.all(
      ready.flatMap(({ id: deliveryId, attempt }) =>
        replicas.map((deps) => send(deps, { deliveryId, attempt, round: 1 }, signal)),
      ),
    );
    await between();
  }
}

const settings = { graceSeconds: 60, notAfterMinutes: 24 * 60 } as const;

test('an account at its limit meets no refusal: its posts wait on every replica until the window opens, in their order', async () => {
  await using wire = await openPracticeWire((options) => openScene({ ...options, settings }));
  const { scene, servers } = wire;
  const drafts = await approve(wire, 8);
  scene.clock.advance(settings.graceSeconds * 1000);
  await sendOnThree(wire);
  assert.deepEqual(texts(wire), ['Post 1.', 'Post 2.', 'Post 3.']);
  assert.equal(servers.mastodon.rates.refused, 0);

  const now = scene.clock.now().getTime();
  const opensAt = (Math.floor(now / (windowSeconds * 1000)) + 1) * windowSeconds * 1000;
  for (const draftId of drafts.slice(perWindow)) {
    const delivery = await scene.delivery(draftId);
    assert.equal(delivery.state, 'ready');
    const afterMs = delivery.dueAt.getTime() - opensAt;
    assert.ok(afterMs >= 0 && afterMs <= 2000, `due ${afterMs} ms after the window opens`);
    assert.ok((await scene.notices(draftId)).includes('delivery.delayed'));
  }

  await scene.pass((opensAt - now) / 1000 + 60);
  assert.deepEqual(texts(wire).slice(perWindow), ['Post 4.', 'Post 5.', 'Post 6.']);
  await scene.pass(windowSeconds);
  assert.deepEqual(texts(wire).slice(2 * perWindow), ['Post 7.', 'Post 8.']);
  assert.equal(servers.mastodon.rates.refused, 0);
});

test('where the budget is forgotten between two posts the same burst is refused', async () => {
  await using wire = await openPracticeWire((options) => openScene({ ...options, settings }));
  const { scene, servers } = wire;
  await approve(wire, 8);
  scene.clock.advance(settings.graceSeconds * 1000);
  await sendOnThree(wire, async () => void (await scene.store.db.account.updateMany({ data: { rates: {} } })));
  assert.ok(servers.mastodon.rates.refused > 0);
});

test('a post that is due at once leaves with the approval while there is room, and waits with its time told when not', async () => {
  await using wire = await openPracticeWire((options) =>
    openScene({ ...options, settings: { ...settings, graceSeconds: 0 } }),
  );
  const { scene, servers } = wire;
  servers.mastodon.rates.limits.publish = { limit: 1, windowSeconds, begins: 'clock' };
  const [first, second] = [await scene.asked({ text: 'One.' }), await scene.asked({ text: 'Two.' })];
  await scene.decide(first);
  await scene.pass(1);
  await scene.decide(second);
  await scene.pass(1);
  const delivery = await scene.delivery(second.id);
  assert.equal(delivery.state, 'ready');
  assert.ok(delivery.dueAt.getTime() > scene.clock.now().getTime() + 60_000);
  // The other network has its own.
  assert.equal((await scene.delivery(second.id, 'x')).state, 'sent');
  assert.equal(servers.mastodon.rates.refused, 0);
});

test('what is put off keeps its place before a post that is due later', async () => {
  await using scene = await openScene({ settings: { ...settings, graceSeconds: 1 } });
  const only = { accountIds: [scene.accountIds.mastodon] };
  scene.mastodon.troubles.push({ answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 600 } });
  await scene.decide(await scene.asked({ text: 'First.', ...only }));
  await scene.pass(5);
  await scene.decide(await scene.asked({ text: 'Second.', ...only }));
  await scene.pass(300);
  assert.equal(scene.mastodon.posts.length, 0);
  // The refusal was heard once, not once for each post.
  assert.equal(scene.mastodon.requests.length, 1);
  await scene.pass(600);
  assert.deepEqual(
    scene.mastodon.posts.map(({ rendering }) => rendering.text),
    ['First.', 'Second.'],
  );
});

test('of X’s limits the one for a day holds as well', async () => {
  await using wire = await openPracticeWire((options) => openScene({ ...options, settings }));
  const { scene, servers } = wire;
  servers.x.rates.userDay = 2;
  for (const text of ['One.', 'Two.', 'Three.']) {
    await scene.decide(await scene.asked({ text, accountIds: [scene.accountIds.x] }));
    await scene.pass(61);
  }
  assert.equal(servers.x.timeline().length, 2);
  assert.equal(servers.x.rates.refused, 0);
});
