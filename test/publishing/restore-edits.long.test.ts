import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askedCorrection } from '../support/correction-scene.ts';
import { openPracticeWire, type PracticeWire } from '../support/practice-wire.ts';
import { openScene, present, type Scene } from '../support/publishing-scene.ts';
import { endFreeze, passMinutes, remember } from '../support/scene-history.ts';

const wrong = 'The office is closed on Monday.';
const right = 'The office is closed on Tuesday.';

/** A server that edits posts and tells nobody that it did, as Hollo does. */
async function openUntelling(): Promise<PracticeWire<Scene>> {
  const wire = await openPracticeWire(openScene, { software: 'Hollo 0.10.0' });
  Object.assign(wire.servers.mastodon.manners, { tellsEdits: false, keys: 'ignored' });
  return wire;
}

function textsOn(wire: PracticeWire<Scene>): readonly string[] {
  return wire.servers.mastodon.timeline().map(({ text }) => text);
}

async function standing(scene: Scene, draftId: string): Promise<string> {
  const delivery = await scene.delivery(draftId);
  return 'why' in delivery ? `${delivery.state}: ${delivery.why}` : delivery.state;
}

test('a post that was corrected since the backup, where the server does not tell: a person is asked, nothing sent', async () => {
  await using wire = await openUntelling();
  const { scene } = wire;
  const draft = await scene.asked({ text: wrong, accountIds: [scene.accountIds.mastodon] });
  await using moment = await remember(scene);
  await scene.decide(draft, { via: 'reaction' });
  await scene.pass(300);
  const correction = await askedCorrection(scene, draft, { text: right });
  await scene.decide(correction);
  await scene.pass(300);
  assert.deepEqual(textsOn(wire), [right]);
  await moment.takeBack();
  await scene.decide(draft);
  await passMinutes(scene, 10);
  assert.deepEqual(textsOn(wire), [right]);
  assert.equal(await standing(scene, draft.id), 'held: edits_hidden');
});

test('a doubt that the backup had itself is asked about as well, once its post may have been edited', async () => {
  await using wire = await openUntelling();
  const { scene, servers } = wire;
  const draft = await scene.asked({ text: wrong, accountIds: [scene.accountIds.mastodon] });
  servers.mastodon.troubles.set(['publish'], { kind: 'loseAnswer' }, 1);
  await scene.decide(draft);
  await scene.pass(30);
  assert.equal(await standing(scene, draft.id), 'doubt: no_answer');
  await using moment = await remember(scene);
  await scene.pass(300);
  const correction = await askedCorrection(scene, draft, { text: right });
  await scene.decide(correction);
  await scene.pass(300);
  await moment.takeBack();
  await passMinutes(scene, 10);
  assert.deepEqual(textsOn(wire), [right]);
  assert.equal(await standing(scene, draft.id), 'held: edits_hidden');
});

test('where nothing stands that it may have been, a person is asked after a restore; without one it is sent, as ever', async () => {
  await using wire = await openUntelling();
  const { scene, servers } = wire;
  const draft = await scene.asked({ text: right, accountIds: [scene.accountIds.mastodon] });
  await using moment = await remember(scene);
  await moment.takeBack();
  await scene.decide(draft);
  await passMinutes(scene, 10);
  assert.deepEqual(textsOn(wire), []);
  assert.equal(await standing(scene, draft.id), 'held: lost_by_restore');
  await endFreeze(scene);
  scene.clock.advance(1000);
  const second = await scene.asked({ text: wrong, accountIds: [scene.accountIds.mastodon] });
  servers.mastodon.troubles.set(['publish'], { kind: 'loseRequest' }, 1);
  await scene.decide(second);
  await passMinutes(scene, 10);
  assert.equal(present(textsOn(wire)[0]), wrong);
  assert.equal(await standing(scene, second.id), 'sent');
});
