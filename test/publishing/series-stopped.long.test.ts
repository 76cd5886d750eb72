import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import type { Draft } from '#drafts/draft.ts';
import { copyUnsent, releaseHeld, retryDelivery } from '#publishing/doubt/by-hand.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { freeze, thaw } from '#publishing/holding/freeze.ts';
import { sendLate } from '#publishing/holding/late.ts';
import { settle } from '#publishing/doubt/settle.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { reviseWhenFree, stop } from '#publishing/deciding/stop.ts';

import { member, openScene, type Scene } from '../support/publishing-scene.ts';
import { endFreeze, passMinutes, remember } from '../support/scene-history.ts';

const texts = ['The river rises.', 'Leave the quays.', 'Park on the hill.', 'Call 0 800 000 000.'];
const text = texts.join('\n---\n');

/** A series for the Mastodon account alone, approved. */
async function approved(scene: Scene): Promise<Draft> {
  const draft = await scene.asked({ text, series: 'plain', accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  return draft;
}

function publicTexts({ mastodon }: Scene): readonly string[] {
  return mastodon.posts.map(({ rendering }) => rendering.text);
}

function answers({ mastodon }: Scene): boolean {
  return mastodon.posts.every(({ rendering }, at) => rendering.replyTo === mastodon.posts[at - 1]?.id);
}

async function statesOf(scene: Scene, { id }: Draft): Promise<readonly string[]> {
  return (await scene.deliveries(id)).map((one) => ('why' in one ? `${one.state} ${one.why}` : one.state));
}

async function partOf(scene: Scene, { id }: Draft, position: number): Promise<Delivery> {
  const part = (await scene.deliveries(id)).findLast((one) => one.position === position);
  assert.ok(part !== undefined);
  return part;
}

/** Has something happen while the second part is on its way. */
function duringSecond(scene: Scene, happens: () => Promise<unknown>): void {
  let sent = 0;
  scene.mastodon.whileSending = async () => {
    sent += 1;
    if (sent === 2) await happens();
  };
}

const person = 'karim';
const by = { person, members: noMembers };

test('Stop between two parts calls off the rest; approved again, it goes on where it stood', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  duringSecond(scene, () => scene.store.write((work) => stop(work, { draftId: draft.id, ...by })));
  await scene.pass(600);
  assert.deepEqual(await statesOf(scene, draft), ['sent', 'sent', 'cancelled stopped', 'cancelled stopped']);
  const desk = await scene.desk();
  const again = { draftId: draft.id, revision: 1, person: 'amina', desk, rules: scene.deps.rules };
  assert.equal((await scene.store.write((work) => askForApproval(work, again))).kind, 'asked');
  assert.equal((await scene.decide(draft)).kind, 'decided');
  await scene.pass(60);
  assert.deepEqual([publicTexts(scene), answers(scene)], [texts, true]);
  assert.equal(scene.mastodon.requests.length, 4);
});

test('a freeze between two parts holds the rest; after the thaw it goes on as soon as somebody lets it go', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  const lea = { id: 'lea', name: 'Lea' };
  duringSecond(scene, () => scene.store.write((work) => freeze(work, { deskId: scene.deskId, by: lea, why: null })));
  await scene.pass(600);
  assert.deepEqual(await statesOf(scene, draft), ['sent', 'sent', 'held frozen', 'held frozen']);
  await thaw(scene.store, { deskId: scene.deskId, by: lea });
  await scene.pass(600);
  assert.equal(scene.mastodon.posts.length, 2);
  await scene.store.write((work) => releaseHeld(work, { draftId: draft.id, ...by }));
  await scene.pass(60);
  assert.deepEqual([publicTexts(scene), answers(scene)], [texts, true]);
});

test('an account that falls asleep between two parts holds the rest', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  duringSecond(scene, () =>
    scene.store.db.account.update({ where: { id: scene.accountIds.mastodon }, data: { state: 'asleep' } }),
  );
  await scene.pass(600);
  assert.deepEqual(await statesOf(scene, draft), ['sent', 'sent', 'held account_asleep', 'held part_before']);
  assert.equal(scene.mastodon.posts.length, 2);
});

test('a series past its last moment is held, and sent late it goes on and begins nothing anew', async () => {
  await using scene = await openScene({ settings: { notAfterMinutes: 30 } });
  const draft = await approved(scene);
  duringSecond(scene, async () => {
    scene.mastodon.troubles.push({ answer: { kind: 'tryLater', why: 'server_busy', afterSeconds: 3600 } });
  });
  await scene.pass(600);
  assert.deepEqual(await statesOf(scene, draft), ['sent', 'held late', 'held part_before', 'held part_before']);
  const late = {
    draftId: draft.id,
    deliveryId: (await partOf(scene, draft, 2)).id,
    person: member('karim'),
    members: noMembers,
    window: null,
  };
  assert.equal((await scene.store.write((work) => sendLate(work, scene.deps, late))).kind, 'decided');
  await scene.pass(60);
  assert.deepEqual([publicTexts(scene), answers(scene)], [texts, true]);
  assert.equal(scene.mastodon.requests.length, 5);
});

test('what is retracted goes from the last part to the first, and what had not left stays', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  let first: string | undefined;
  duringSecond(scene, async () => {
    const { id: deliveryId } = await partOf(scene, draft, 1);
    first = (
      await scene.store.write((work) => askRetract(work, { draftId: draft.id, deliveryId, reason: 'Wrong.', ...by }))
    ).kind;
  });
  await scene.pass(600);
  assert.equal(first, 'retracting');
  assert.deepEqual(await statesOf(scene, draft), ['retracted', 'sent', 'held part_before', 'held part_before']);

  await using other = await openScene();
  const all = await approved(other);
  await other.pass(60);
  const gone: string[] = [];
  const retract = other.mastodon.retract.bind(other.mastodon);
  other.mastodon.retract = async (id, signal) => {
    gone.push(id);
    return retract(id, signal);
  };
  const { id: deliveryId } = await partOf(other, all, 2);
  await other.store.write((work) => askRetract(work, { draftId: all.id, deliveryId, reason: 'Wrong.', ...by }));
  const ids = other.mastodon.posts.map(({ id }) => id);
  await other.pass(60);
  assert.deepEqual(gone, ids.toReversed());
  assert.deepEqual(publicTexts(other), []);
});

test('a part that somebody deleted by hand while the next waited holds the rest', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  let sent = 0;
  scene.mastodon.whileSending = async () => {
    sent += 1;
    if (sent === 3)
      scene.mastodon.troubles.push({ answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 600 } });
  };
  await scene.pass(60);
  scene.mastodon.posts.pop();
  await scene.pass(1200);
  assert.deepEqual(await statesOf(scene, draft), ['sent', 'sent', 'failed parent_gone', 'held part_before']);
  assert.deepEqual(publicTexts(scene), texts.slice(0, 1));
});

test('the answer of a server that the part before is gone is told as that', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  duringSecond(scene, async () => {
    scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'not_found' } });
  });
  await scene.pass(60);
  assert.deepEqual(await statesOf(scene, draft), [
    'sent',
    'failed parent_gone',
    'held part_before',
    'held part_before',
  ]);
});

test('nobody edits or copies a series of which some is public', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  duringSecond(scene, async () => {
    scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  });
  await scene.pass(60);
  const desk = await scene.desk();
  const { rules } = scene.deps;
  const content = { ...draft.current.content, text: 'Other.\n---\nWords.' };
  const revised = await scene.store.write((work) =>
    reviseWhenFree(work, { draftId: draft.id, editor: 'amina', baseRevision: 1, content, desk, rules }),
  );
  assert.equal(revised.kind, 'underWay');
  const copied = await scene.store.write((work) => copyUnsent(work, { draftId: draft.id, ...by, rules }));
  assert.equal(copied.kind, 'nothingToCopy');
});

test('what was begun before it was sent late is not copied for an account that it missed', async () => {
  await using scene = await openScene({ settings: { notAfterMinutes: 30 } });
  const draft = await scene.asked({ text, series: 'plain' });
  await scene.decide(draft);
  const busy = { answer: { kind: 'tryLater', why: 'server_busy', afterSeconds: 3600 } } as const;
  scene.x.troubles.push(busy);
  duringSecond(scene, async () => void scene.mastodon.troubles.push(busy));
  await scene.pass(600);
  assert.deepEqual(publicTexts(scene), texts.slice(0, 1));
  const second = (await scene.deliveries(draft.id)).find(
    ({ accountId, position }) => accountId === scene.accountIds.mastodon && position === 2,
  );
  assert.ok(second !== undefined);
  const late = { draftId: draft.id, deliveryId: second.id, person: member('karim'), members: noMembers, window: null };
  scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  assert.equal((await scene.store.write((work) => sendLate(work, scene.deps, late))).kind, 'decided');
  await scene.pass(60);
  assert.deepEqual([publicTexts(scene).length, scene.x.posts.length], [1, 4]);
  const { rules } = scene.deps;
  const copied = await scene.store.write((work) => copyUnsent(work, { draftId: draft.id, ...by, rules }));
  assert.equal(copied.kind, 'nothingToCopy');
});

test('an edit of a part during the grace voids the approval of all', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  const desk = await scene.desk();
  const content = { ...draft.current.content, text: text.replace('hill', 'field') };
  const revised = await scene.store.write((work) =>
    reviseWhenFree(work, {
      draftId: draft.id,
      editor: 'amina',
      baseRevision: 1,
      content,
      desk,
      rules: scene.deps.rules,
    }),
  );
  assert.ok(revised.kind === 'revised');
  assert.notEqual(revised.draft.current.fingerprint, draft.current.fingerprint);
  await scene.pass(600);
  assert.deepEqual(publicTexts(scene), []);
  assert.deepEqual(
    await statesOf(scene, draft),
    Array.from({ length: 4 }, () => 'cancelled freed'),
  );
});

test('a part that may be public is looked for as itself, with its own words', async () => {
  await using scene = await openScene();
  const draft = await approved(scene);
  duringSecond(scene, async () => void scene.mastodon.troubles.push('loseRequest'));
  await scene.pass(30);
  const second = await partOf(scene, draft, 2);
  assert.equal(second.state, 'doubt');
  const again = { deliveryId: (await partOf(scene, draft, 3)).id, ...by };
  assert.equal((await scene.store.write((work) => retryDelivery(work, again))).kind, 'nothingToRetry');
  await scene.pass(3600);
  assert.deepEqual([publicTexts(scene), answers(scene)], [texts, true]);
});

// What is answered before its turn waits for an answer once more.
for (const order of [
  [3, 4],
  [4, 3, 4],
] as const) {
  test(`a series that was half out at the loss doubles no part, and goes on where it stood: answered ${order.join(', ')}`, async () => {
    await using scene = await openScene();
    const draft = await approved(scene);
    await using moment = await remember(scene);
    const stops = { deskId: scene.deskId, by: member('karim'), why: null };
    duringSecond(scene, () => scene.store.write((work) => freeze(work, stops)));
    await scene.pass(600);
    assert.deepEqual(publicTexts(scene), texts.slice(0, 2));
    await moment.takeBack();
    await passMinutes(scene, 30);
    assert.deepEqual(publicTexts(scene), texts.slice(0, 2));
    assert.deepEqual(await statesOf(scene, draft), ['sent', 'sent', 'held lost_by_restore', 'held lost_by_restore']);
    await endFreeze(scene);
    const karim = { ...member('karim'), kind: 'member', members: noMembers } as const;
    for (const position of order) {
      const { id: deliveryId } = await partOf(scene, draft, position);
      const answer = { deliveryId, by: karim, sighting: { kind: 'notPublished' } } as const;
      assert.equal((await scene.store.write((work) => settle(work, answer))).kind, 'sendsAgain');
      await passMinutes(scene, 10);
    }
    assert.deepEqual(publicTexts(scene), texts);
    assert.ok(answers(scene));
  });
}
