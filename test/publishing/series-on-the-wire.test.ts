import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import type { PagePost } from '#practice/page/page-network.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';

import { openPracticeWire } from '../support/practice-wire.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';
import type { Trouble } from '../simulators/networks/trouble.ts';

const texts = [
  'Flood: the river rises until tonight.',
  'Leave the quays by 18:00.',
  'Park on the hill: https://www.bruyere.example/parking',
  'Questions: 0 800 000 000.',
];
const series = { text: texts.join('\n---\n'), series: 'plain', contentWarning: 'flood' } as const;

/** What a timeline shows, oldest first: each post with the place of the one that it answers, or null. */
function chainOf(posts: readonly PagePost[]): readonly (number | null)[] {
  const oldestFirst = posts.toReversed();
  return oldestFirst.map(({ answersId }) => {
    return answersId === undefined ? null : oldestFirst.findIndex(({ id }) => id === answersId);
  });
}

const chained = [null, 0, 1, 2];

async function statesOf(scene: Scene, draftId: string): Promise<readonly string[]> {
  return (await scene.deliveries(draftId)).map(({ state }) => state);
}

const eightSent = Array.from({ length: 8 }, () => 'sent');

test('a series of four reaches both networks through the real clients, chained, and is retracted', async () => {
  await using wire = await openPracticeWire(openScene, { takesSeries: true });
  const { scene, servers } = wire;
  const draft = await scene.asked(series);
  await scene.decide(draft);
  await scene.pass(300);
  assert.deepEqual(await statesOf(scene, draft.id), eightSent);
  const onMastodon = servers.mastodon.timeline().toReversed();
  assert.deepEqual(
    onMastodon.map((post) => [post.text, post.contentWarning]),
    texts.map((text) => [text, 'flood']),
  );
  assert.deepEqual(chainOf(servers.mastodon.timeline()), chained);
  assert.deepEqual(chainOf(servers.x.timeline()), chained);
  assert.ok(!(await scene.notices(draft.id)).includes('delivery.changedByServer'));
  await scene.store.write((work) =>
    askRetract(work, { draftId: draft.id, deliveryId: null, person: 'karim', members: noMembers, reason: 'Wrong.' }),
  );
  await scene.pass(120);
  assert.deepEqual([servers.mastodon.timeline().length, servers.x.timeline().length], [0, 0]);
});

const lost: readonly Trouble[] = [{ kind: 'loseRequest' }, { kind: 'loseAnswer' }, { kind: 'errorAfterAccepting' }];

for (const trouble of lost) {
  test(`whatever is lost of the second part on the wire (${trouble.kind}), the series stands once, in order`, async () => {
    await using wire = await openPracticeWire(openScene, { takesSeries: true });
    const { scene, servers } = wire;
    const draft = await scene.asked(series);
    await scene.decide(draft);
    await scene.pass(20);
    servers.mastodon.troubles.set(['publish'], trouble, 1);
    servers.x.troubles.set(['publish'], trouble, 1);
    await scene.pass(3600);
    assert.deepEqual(await statesOf(scene, draft.id), eightSent);
    assert.deepEqual(chainOf(servers.mastodon.timeline()), chained);
    assert.deepEqual(chainOf(servers.x.timeline()), chained);
  });
}

test('while series are switched off for X, nobody is asked for approval of one there', async () => {
  await using wire = await openPracticeWire(openScene);
  await assert.rejects(wire.scene.asked(series), /SERIES_OFF/);
  const { id } = await wire.scene.asked({ ...series, ownTexts: { [wire.scene.accountIds.x]: texts[0] ?? '' } });
  await wire.scene.decide({ id });
  await wire.scene.pass(300);
  assert.deepEqual([wire.servers.mastodon.timeline().length, wire.servers.x.timeline().length], [4, 1]);
});
