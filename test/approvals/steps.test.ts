import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDesk } from '#desks/change-desk.ts';
import type { Step } from '#desks/steps.ts';
import { withdrawAndCallOff } from '#publishing/deciding/decide.ts';

import { away, inChannel } from '../support/absent.ts';
import { type DecideOptions, openScene, type Scene } from '../support/publishing-scene.ts';

function named(name: string, ...ids: readonly string[]): Step {
  return { name, who: { kind: 'people', ids }, needed: 1 };
}

const legalThenCabinet = [named('Legal', 'karim'), named('Cabinet', 'lea')];

function opened(steps: readonly Step[] = legalThenCabinet): Promise<Scene> {
  return openScene({ settings: { steps, graceSeconds: 20 } });
}

async function outcomeOf(scene: Scene, id: string, by: string, options: DecideOptions = {}): Promise<string> {
  const outcome = await scene.decide({ id }, { by, ...options });
  switch (outcome.kind) {
    case 'refused':
      return outcome.why;
    case 'decided': {
      const { standing } = outcome;
      const chain = standing.kind === 'waiting' || standing.kind === 'approved' ? (standing.chain ?? []) : [];
      return [standing.kind, ...chain.map(({ name, missing }) => `${name} ${missing}`)].join(', ');
    }
    case 'repeated':
      return outcome.kind;
  }
}

test('each step approves in its turn, and nothing leaves before the last one is full', async () => {
  await using scene = await opened();
  const { id } = await scene.asked();
  assert.equal(await outcomeOf(scene, id, 'karim'), 'waiting, Legal 0, Cabinet 1');
  assert.equal(await outcomeOf(scene, id, 'karim'), 'repeated');
  await scene.pass(60);
  assert.equal(scene.mastodon.posts.length, 0);
  assert.equal(await outcomeOf(scene, id, 'lea'), 'approved, Legal 0, Cabinet 0');
  await scene.pass(60);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('who belongs to a later step is refused before their turn, whatever they press, and may object at any time', async () => {
  await using scene = await opened();
  const { id } = await scene.asked();
  assert.equal(await outcomeOf(scene, id, 'lea'), 'other_turn');
  assert.equal(await outcomeOf(scene, id, 'lea', { via: 'reaction' }), 'other_turn');
  assert.equal(await scene.store.db.decision.count(), 0);
  assert.equal(await outcomeOf(scene, id, 'lea', { kind: 'requestChanges' }), 'changesAsked');
  assert.equal(await outcomeOf(scene, id, 'lea', { kind: 'reject' }), 'rejected');
  assert.equal(await outcomeOf(scene, id, 'omar', { kind: 'reject' }), 'not_approver');
});

test('a person of both steps counts in one of them', async () => {
  await using scene = await opened([named('Legal', 'karim', 'lea'), named('Cabinet', 'karim', 'omar')]);
  const { id } = await scene.asked();
  assert.equal(await outcomeOf(scene, id, 'karim'), 'waiting, Legal 0, Cabinet 1');
  assert.equal(await outcomeOf(scene, id, 'karim'), 'repeated');
  assert.equal((await scene.draft(id)).state, 'asked');
  assert.equal(await outcomeOf(scene, id, 'omar'), 'approved, Legal 0, Cabinet 0');
});

test('a first step that is taken back after the last is open again, and what came after it is to be made anew', async () => {
  await using scene = await opened([named('Legal', 'karim', 'omar'), named('Cabinet', 'lea')]);
  const { id } = await scene.asked();
  await outcomeOf(scene, id, 'karim', { via: 'reaction' });
  assert.equal(await outcomeOf(scene, id, 'lea'), 'approved, Legal 0, Cabinet 0');
  scene.clock.advance(1000);
  await scene.store.write((work) => withdrawAndCallOff(work, { draftId: id, person: 'karim', revision: 1 }));
  await scene.pass(60);
  assert.equal(scene.mastodon.posts.length, 0);
  assert.equal(await outcomeOf(scene, id, 'omar'), 'waiting, Legal 0, Cabinet 1', 'Léa approved before Omar did');
  assert.equal(await outcomeOf(scene, id, 'lea'), 'approved, Legal 0, Cabinet 0');
});

test('what was approved for one step counts for no other, though the person is of both', async () => {
  await using scene = await opened([named('Legal', 'karim', 'lea'), named('Cabinet', 'lea', 'omar')]);
  const { id } = await scene.asked();
  await outcomeOf(scene, id, 'karim', { via: 'reaction' });
  await outcomeOf(scene, id, 'lea');
  scene.clock.advance(1000);
  await scene.store.write((work) => withdrawAndCallOff(work, { draftId: id, person: 'karim', revision: 1 }));
  assert.equal(await outcomeOf(scene, id, 'omar'), 'other_turn', 'Léa approved for the cabinet');
  assert.equal(await outcomeOf(scene, id, 'lea'), 'waiting, Legal 0, Cabinet 1');
  assert.equal(await outcomeOf(scene, id, 'omar'), 'approved, Legal 0, Cabinet 0');
});

test('a deputy approves in the step of whom they stand in for, and not in one of theirs as well', async () => {
  await using scene = await opened([named('Legal', 'karim'), named('Cabinet', 'omar', 'lea')]);
  await away(scene);
  const { id } = await scene.asked();
  assert.equal(await outcomeOf(scene, id, 'omar', { members: inChannel }), 'waiting, Legal 0, Cabinet 1');
  assert.equal(await outcomeOf(scene, id, 'omar', { members: inChannel }), 'repeated');
  assert.equal(await outcomeOf(scene, id, 'lea', { members: inChannel }), 'approved, Legal 0, Cabinet 0');
});

test('all of a step means each of them, and a group is asked of the chat again before anything leaves', async () => {
  const steps: readonly Step[] = [
    { name: 'Legal', who: { kind: 'people', ids: ['karim', 'lea'] }, needed: 'all' },
    { name: 'Cabinet', who: { kind: 'group', groupId: 'g1' }, needed: 1 },
  ];
  await using scene = await opened(steps);
  const members = { channel: [], group: { id: 'g1', people: ['omar'] } };
  const { id } = await scene.asked();
  assert.equal(await outcomeOf(scene, id, 'karim', { members }), 'waiting, Legal 1, Cabinet 1');
  assert.equal(await outcomeOf(scene, id, 'omar', { members }), 'other_turn');
  assert.equal(await outcomeOf(scene, id, 'lea', { members }), 'waiting, Legal 0, Cabinet 1');
  assert.equal(await outcomeOf(scene, id, 'omar'), 'group_unreadable');
  assert.equal(await outcomeOf(scene, id, 'omar', { members }), 'approved, Legal 0, Cabinet 0');
  scene.members = { channel: [], group: { id: 'g1', people: [] } };
  await scene.pass(60);
  assert.equal(scene.mastodon.posts.length, 0, 'Omar is no longer in the group');
});

test('steps that are set while a draft waits count for it, and those that are taken away as well', async () => {
  await using scene = await openScene({ settings: { approvers: ['karim'], graceSeconds: 20 } });
  const change = (steps: readonly Step[] | null): Promise<unknown> =>
    scene.store.write((work) => changeDesk(work, { deskId: scene.deskId, by: 'sophie', changes: { steps } }));
  const first = await scene.asked({ text: 'One.' });
  await change(legalThenCabinet);
  assert.equal(await outcomeOf(scene, first.id, 'karim'), 'waiting, Legal 0, Cabinet 1');
  const second = await scene.asked({ text: 'Two.' });
  await change(null);
  assert.equal(await outcomeOf(scene, second.id, 'karim'), 'waiting, Legal 0, Cabinet 1');
  const third = await scene.asked({ text: 'Three.' });
  assert.equal(await outcomeOf(scene, third.id, 'karim'), 'approved');
});

test('a desk with steps needs no other approvers, and cannot end its steps without any', async () => {
  await using scene = await openScene({ settings: { steps: legalThenCabinet, approvers: [] } });
  const changes = { steps: null };
  const ended = await scene.store.write((work) => changeDesk(work, { deskId: scene.deskId, by: 'sophie', changes }));
  assert.deepEqual(ended, { kind: 'refused', why: 'nobody_could_approve' });
});

test('steps with which nothing could be approved are refused, and so are a single one and two of one name', async () => {
  await using scene = await openScene();
  const set = async (steps: readonly Step[]): Promise<string> => {
    const outcome = await scene.store.write((work) =>
      changeDesk(work, { deskId: scene.deskId, by: 'sophie', changes: { steps } }),
    );
    return outcome.kind === 'refused' ? outcome.why : outcome.kind;
  };
  assert.equal(await set([named('Legal', 'karim'), named('Cabinet', 'karim')]), 'steps_unfillable');
  assert.equal(await set([named('Legal', 'karim', 'lea'), named('Cabinet', 'karim')]), 'changed');
  assert.equal(await set([named('Legal'), named('Cabinet', 'karim')]), 'steps_unfillable');
  assert.equal(await set([named('Legal', 'karim')]), 'bad_steps');
  assert.equal(await set([named('Legal', 'karim'), named('legal ', 'lea')]), 'bad_steps');
  assert.equal(
    await set([named('Legal', 'karim'), { ...named('Press'), who: { kind: 'members' }, needed: 'all' }]),
    'bad_steps',
  );
});
