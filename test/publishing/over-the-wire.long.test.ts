import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import type { Trouble } from '../simulators/networks/trouble.ts';

import { openPracticeWire } from '../support/practice-wire.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';

/** Returns the states of the draft's deliveries on Mastodon, then on X. */
async function statesOf(scene: Scene, draftId: string): Promise<readonly string[]> {
  const deliveries = [await scene.delivery(draftId, 'mastodon'), await scene.delivery(draftId, 'x')];
  return deliveries.map((delivery) => ('why' in delivery ? `${delivery.state}: ${delivery.why}` : delivery.state));
}

test('one post reaches both networks through the real clients, once, with its links, and can be retracted', async () => {
  await using wire = await openPracticeWire(openScene);
  const { scene, servers } = wire;
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(300);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.deepEqual([servers.mastodon.timeline().length, servers.x.timeline().length], [1, 1]);
  assert.ok(!(await scene.notices(draft.id)).includes('delivery.changedByServer'));
  await scene.store.write((work) =>
    askRetract(work, { draftId: draft.id, deliveryId: null, person: 'karim', members: noMembers, reason: 'Wrong.' }),
  );
  await scene.pass(60);
  assert.deepEqual(await statesOf(scene, draft.id), ['retracted', 'retracted']);
  assert.deepEqual([servers.mastodon.timeline().length, servers.x.timeline().length], [0, 0]);
});

const lost: readonly Trouble[] = [
  { kind: 'loseRequest' },
  { kind: 'loseAnswer' },
  { kind: 'errorAfterAccepting' },
  { kind: 'answerHtml' },
  { kind: 'answerHalf' },
  { kind: 'outOfOrder', status: 502 },
];

for (const trouble of lost) {
  test(`whatever is lost on the wire (${trouble.kind}), each network shows the post once`, async () => {
    await using wire = await openPracticeWire(openScene);
    const { scene, servers } = wire;
    servers.mastodon.troubles.set(['publish'], trouble, 1);
    servers.x.troubles.set(['publish'], trouble, 1);
    const draft = await scene.asked();
    await scene.decide(draft);
    await scene.pass(1200);
    assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
    assert.deepEqual([servers.mastodon.timeline().length, servers.x.timeline().length], [1, 1]);
  });
}

test('a refused token and spent credit hold the post and pause the accounts', async () => {
  await using wire = await openPracticeWire(openScene);
  const { scene, servers } = wire;
  servers.mastodon.troubles.set(['publish'], { kind: 'refuseToken' }, null);
  servers.x.troubles.set(['publish'], { kind: 'outOfCredit' }, null);
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(60);
  assert.deepEqual(await statesOf(scene, draft.id), ['held: account_paused', 'held: account_paused']);
  const paused = await scene.store.db.account.findMany({ orderBy: { network: 'asc' } });
  assert.deepEqual(
    paused.map(({ pausedWhy }) => pausedWhy),
    ['token_refused', 'credit_exhausted'],
  );
});

test('two drafts with the same words: X’s refusal of the second is a failure in words, not a doubt', async () => {
  await using wire = await openPracticeWire(openScene);
  const { scene, servers } = wire;
  const first = await scene.asked();
  const second = await scene.asked();
  await scene.decide(first);
  await scene.decide(second);
  await scene.pass(300);
  assert.deepEqual(await statesOf(scene, first.id), ['sent', 'sent']);
  assert.deepEqual(await statesOf(scene, second.id), ['sent', 'failed: duplicate']);
  assert.deepEqual([servers.mastodon.timeline().length, servers.x.timeline().length], [2, 1]);
});
