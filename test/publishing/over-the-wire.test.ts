import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Clock } from '#clock.ts';
import { noMembers } from '#desks/may.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import { xRules } from '#networks/x/x-rules.ts';
import { x } from '#networks/x/x.ts';
import { askRetract } from '#publishing/ask-retract.ts';
import { type PracticeMastodon, practiceMastodon } from '#sandbox/practice-mastodon/practice-mastodon.ts';
import type { Trouble } from '#sandbox/practice-trouble.ts';
import { type PracticeX, practiceX } from '#sandbox/practice-x/practice-x.ts';

import { memoryState } from '../support/memory-state.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';

interface Wire extends AsyncDisposable {
  readonly scene: Scene;
  readonly servers: { readonly mastodon: PracticeMastodon; readonly x: PracticeX };
}

/** The real adapters, over real connections, to the practice networks; one clock for all. */
async function openWire(): Promise<Wire> {
  let clock: Clock | null = null;
  const shared: Clock = { now: () => clock?.now() ?? new Date(0), monotonicMs: () => clock?.monotonicMs() ?? 0 };
  const servers = {
    mastodon: practiceMastodon({ store: memoryState(), clock: shared }),
    x: practiceX({ store: memoryState(), clock: shared }),
  };
  const onMastodon = await servers.mastodon.listen(0, '127.0.0.1');
  const onX = await servers.x.listen(0, '127.0.0.1');
  const { token } = servers.mastodon.addAccount({ handle: 'bruyere', displayName: 'Bruyère' });
  const { keys } = servers.x.addAccount({ handle: 'bruyere', displayName: 'Bruyère' });
  const networks = {
    mastodon: mastodon({
      serverUrl: onMastodon.url,
      accessToken: token,
      software: 'Mastodon 4.6.5',
      loopbackOnly: true,
      clock: shared,
    }),
    x: x({ ...keys, userId: null, reading: true, baseUrl: onX.url, clock: shared }),
  };
  const scene = await openScene({
    wrap: (deps) => ({
      ...deps,
      networkOf: async ({ network }) => ({ kind: 'open', network: networks[network] }),
    }),
    rules: { mastodon: mastodonRules, x: xRules },
  });
  ({ clock } = scene);
  return {
    scene,
    servers,
    async [Symbol.asyncDispose]() {
      await scene[Symbol.asyncDispose]();
      await onMastodon.close();
      await onX.close();
    },
  };
}

/** What became of the draft on Mastodon, then on X. */
async function statesOf(scene: Scene, draftId: string): Promise<readonly string[]> {
  const deliveries = [await scene.delivery(draftId, 'mastodon'), await scene.delivery(draftId, 'x')];
  return deliveries.map((delivery) => ('why' in delivery ? `${delivery.state}: ${delivery.why}` : delivery.state));
}

test('one post reaches both networks through the real clients, once, with its links, and can be retracted', async () => {
  await using wire = await openWire();
  const { scene, servers } = wire;
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(300);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.deepEqual([servers.mastodon.timeline().length, servers.x.timeline().length], [1, 1]);
  assert.ok(!(await scene.notices(draft.id)).includes('delivery.changedByServer'));
  await scene.store.write((w) =>
    askRetract(w, { draftId: draft.id, deliveryId: null, person: 'karim', members: noMembers, reason: 'Wrong.' }),
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
    await using wire = await openWire();
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
  await using wire = await openWire();
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
  await using wire = await openWire();
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
