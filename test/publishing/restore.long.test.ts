import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { copyUnsent, releaseHeld, retryDelivery } from '#publishing/doubt/by-hand.ts';
import { settle } from '#publishing/doubt/settle.ts';
import { freeze, thaw } from '#publishing/holding/freeze.ts';
import { wake } from '#publishing/holding/sleep.ts';
import { stop } from '#publishing/deciding/stop.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { openScene, present, rules, type Scene } from '../support/publishing-scene.ts';
import { endFreeze, passMinutes, remember } from '../support/scene-history.ts';

const hour = 3600;

async function statesOf(scene: Scene, draftId: string): Promise<readonly string[]> {
  const deliveries = [await scene.delivery(draftId, 'mastodon'), await scene.delivery(draftId, 'x')];
  return deliveries.map((delivery) => ('why' in delivery ? `${delivery.state}: ${delivery.why}` : delivery.state));
}

const postsOf = (scene: Scene): readonly number[] => [scene.mastodon.posts.length, scene.x.posts.length];

function inHours(scene: Scene, hours: number): Date {
  return new Date(scene.clock.now().getTime() + hours * hour * 1000);
}

test('what was ready at the backup and sent since is found and adopted, and not sent again', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await using moment = await remember(scene);
  await scene.pass(300);
  assert.deepEqual(postsOf(scene), [1, 1]);
  await moment.takeBack();
  assert.deepEqual(await statesOf(scene, draft.id), ['doubt: restored', 'doubt: restored']);
  await passMinutes(scene, 10);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.deepEqual(postsOf(scene), [1, 1]);
  const delivery = await scene.delivery(draft.id);
  assert.ok(delivery.state === 'sent' && delivery.remoteId === scene.mastodon.posts[0]?.id);
  assert.deepEqual((await scene.notices(draft.id)).filter((kind) => kind.startsWith('delivery.')).toSorted(), [
    'delivery.doubt',
    'delivery.doubt',
    'delivery.settled',
    'delivery.settled',
  ]);
  assert.equal((await verifyJournal(scene.store)).kind, 'sound');
  assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'restored' } }), 1);
});

/** Ends the freeze, and says of each delivery that is asked about that it is not there and never was. */
async function sayNotThere(scene: Scene, draftId: string): Promise<void> {
  await endFreeze(scene);
  const by = { kind: 'member', id: 'karim', name: 'Karim', members: noMembers } as const;
  for (const { id: deliveryId } of await scene.deliveries(draftId)) {
    await scene.store.write((work) => settle(work, { deliveryId, by, sighting: { kind: 'notPublished' } }));
  }
}

const askedAbout = ['held: lost_by_restore', 'held: lost_by_restore'];

test('what the lost process made under another key is found by its words, and not sent again', async () => {
  await using scene = await openScene();
  scene.mastodon.findsByKey = true;
  const [ready, waiting] = [await scene.asked(), await scene.asked({ text: 'Another one.' })];
  await scene.decide(ready);
  await using moment = await remember(scene);
  await scene.decide(waiting);
  await scene.pass(300);
  assert.deepEqual(postsOf(scene), [2, 2]);
  await moment.takeBack();
  await scene.decide(waiting);
  await passMinutes(scene, 10);
  for (const { id } of [ready, waiting]) assert.deepEqual(await statesOf(scene, id), ['sent', 'sent']);
  assert.deepEqual(postsOf(scene), [2, 2]);
});

test('what was published and retracted since the backup does not go out again: a person is asked', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await using moment = await remember(scene);
  await scene.pass(300);
  const wish = { draftId: draft.id, deliveryId: null, person: 'amina', members: noMembers, reason: 'Wrong.' };
  await scene.store.write((work) => askRetract(work, wish));
  await scene.pass(60);
  assert.deepEqual(postsOf(scene), [0, 0]);
  await moment.takeBack();
  await passMinutes(scene, 30);
  assert.deepEqual(await statesOf(scene, draft.id), askedAbout);
  assert.deepEqual(postsOf(scene), [0, 0]);
  assert.equal((await scene.notices(draft.id)).filter((kind) => kind === 'delivery.held').length, 2);
});

test('what was ready at the backup and not sent since is asked about once, after two looks, then goes out', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await using moment = await remember(scene);
  await moment.takeBack();
  await passMinutes(scene, 10);
  assert.deepEqual(await statesOf(scene, draft.id), askedAbout);
  assert.deepEqual(postsOf(scene), [0, 0]);
  assert.equal(scene.x.looks.length, 2);
  await sayNotThere(scene, draft.id);
  await passMinutes(scene, 10);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.deepEqual(postsOf(scene), [1, 1]);
});

test('a reaction that stands since before a restore approves nothing; a press does, and publishes nothing again', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await using moment = await remember(scene);
  await scene.decide(draft, { via: 'reaction' });
  await scene.pass(300);
  assert.deepEqual(postsOf(scene), [1, 1]);
  await moment.takeBack();
  await passMinutes(scene, 3);
  // The bot reads the reactions of open cards again, and finds the ✅ that stands there.
  assert.deepEqual(await scene.decide(draft, { via: 'reaction' }), { kind: 'refused', why: 'reactions_off' });
  await passMinutes(scene, 10);
  assert.deepEqual(await scene.deliveries(draft.id), []);
  await scene.decide(draft);
  assert.deepEqual(await statesOf(scene, draft.id), ['doubt: restored', 'doubt: restored']);
  await passMinutes(scene, 10);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.deepEqual(postsOf(scene), [1, 1]);
});

test('an approval of a draft from the backup is followed once, after a look and a person’s word', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await using moment = await remember(scene);
  await moment.takeBack();
  await scene.decide(draft);
  await passMinutes(scene, 10);
  assert.deepEqual(await statesOf(scene, draft.id), askedAbout);
  await sayNotThere(scene, draft.id);
  await passMinutes(scene, 10);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.deepEqual(postsOf(scene), [1, 1]);
});

test('a scheduled post leaves at its time, once, and can be stopped until then', async () => {
  await using scene = await openScene();
  const window = { publishAt: inHours(scene, 3), notAfterAt: inHours(scene, 5) };
  const [kept, stopped] = [await scene.asked({ window }), await scene.asked({ window, text: 'Another one.' })];
  await scene.decide(kept);
  await scene.decide(stopped);
  await using moment = await remember(scene);
  await moment.takeBack();
  await passMinutes(scene, 10);
  assert.deepEqual(await statesOf(scene, kept.id), ['held: frozen', 'held: frozen']);
  await endFreeze(scene);
  await scene.pass(60);
  assert.deepEqual(await statesOf(scene, kept.id), ['held: frozen', 'held: frozen']);
  for (const { id: draftId } of [kept, stopped]) {
    await scene.store.write((work) => releaseHeld(work, { draftId, person: 'karim', members: noMembers }));
  }
  assert.deepEqual(await statesOf(scene, kept.id), ['ready', 'ready']);
  const request = { draftId: stopped.id, person: 'lea', members: noMembers };
  const outcome = await scene.store.write((work) => stop(work, request));
  assert.equal(outcome.kind, 'stopped');
  await scene.pass(3 * hour);
  assert.deepEqual(postsOf(scene), [1, 1]);
  assert.deepEqual(
    scene.mastodon.requests.map(({ at }) => at),
    [window.publishAt],
  );
});

test('a scheduled post that was brought forward since is found, and does not leave a second time', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ window: { publishAt: inHours(scene, 20), notAfterAt: inHours(scene, 22) } });
  await scene.decide(draft);
  await using moment = await remember(scene);
  const now = await scene.asked();
  await scene.decide(now);
  await scene.pass(300);
  await moment.takeBack();
  await scene.pass(24 * hour);
  await passMinutes(scene, 2);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.deepEqual(postsOf(scene), [1, 1]);
});

test('what was held or failed at the backup and sent since is not sent again when a person lets it go', async () => {
  await using scene = await openScene();
  await scene.store.db.account.update({ where: { id: scene.accountIds.mastodon }, data: { state: 'asleep' } });
  scene.x.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(60);
  assert.deepEqual(await statesOf(scene, draft.id), ['held: account_asleep', 'failed: forbidden']);
  const letThemGo = async (): Promise<void> => {
    const by = { id: 'sophie', name: 'Sophie' };
    await scene.store.write((work) => wake(work, { accountId: scene.accountIds.mastodon, by }));
    for (const network of ['mastodon', 'x'] as const) {
      const { id: deliveryId } = await scene.delivery(draft.id, network);
      await scene.store.write((work) => retryDelivery(work, { deliveryId, person: 'amina', members: noMembers }));
    }
    await passMinutes(scene, 10);
  };
  await using moment = await remember(scene);
  await letThemGo();
  assert.deepEqual(postsOf(scene), [1, 1]);
  await moment.takeBack();
  await passMinutes(scene, 5);
  assert.deepEqual(await statesOf(scene, draft.id), ['held: account_asleep', 'failed: forbidden']);
  await endFreeze(scene);
  await letThemGo();
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.deepEqual(postsOf(scene), [1, 1]);
});

test('what one network refused, and took since the backup, is not copied before it was looked for', async () => {
  await using scene = await openScene();
  scene.x.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(60);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'failed: forbidden']);
  await using moment = await remember(scene);
  const { id: deliveryId } = await scene.delivery(draft.id, 'x');
  const by = { person: 'amina', members: noMembers };
  await scene.store.write((work) => retryDelivery(work, { deliveryId, ...by }));
  await scene.pass(300);
  assert.deepEqual(postsOf(scene), [1, 1]);
  await moment.takeBack();
  const copied = await scene.store.write((work) => copyUnsent(work, { draftId: draft.id, ...by, rules }));
  assert.equal(copied.kind, 'looksFirst');
  await passMinutes(scene, 10);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.equal(await scene.store.db.draft.count(), 1);
});

test('a send that was on its way, and a doubt, at the backup are looked for as well', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.mastodon.troubles.push('loseAnswer');
  scene.x.troubles.push('loseAnswer');
  let moment: Awaited<ReturnType<typeof remember>> | null = null;
  scene.x.whileSending = async () => {
    scene.x.whileSending = null;
    moment = await remember(scene);
  };
  await scene.pass(600);
  assert.deepEqual(postsOf(scene), [1, 1]);
  await using taken = present<Awaited<ReturnType<typeof remember>>>(moment);
  await taken.takeBack();
  await passMinutes(scene, 10);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.deepEqual(postsOf(scene), [1, 1]);
});

test('where X cannot be read a person is asked, and nothing leaves before they answer', async () => {
  await using scene = await openScene({ reading: false });
  const draft = await scene.asked();
  await scene.decide(draft);
  await using moment = await remember(scene);
  await scene.pass(300);
  await moment.takeBack();
  await passMinutes(scene, 30);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'held: cannot_look']);
  assert.ok((await scene.notices(draft.id)).includes('delivery.held'));
  assert.deepEqual(postsOf(scene), [1, 1]);
  const { id: deliveryId } = await scene.delivery(draft.id, 'x');
  const post = { id: present(scene.x.posts[0]).id, url: 'https://x.com/bruyere/status/1' };
  const by = { kind: 'member', id: 'karim', name: 'Karim', members: noMembers } as const;
  const sighting = { kind: 'published', post, isSeen: false } as const;
  await scene.store.write((work) => settle(work, { deliveryId, by, sighting }));
  await passMinutes(scene, 5);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.deepEqual(postsOf(scene), [1, 1]);
});

test('a retraction that was asked before the backup is done, though it was done since', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(300);
  const asked = { draftId: draft.id, deliveryId: null, person: 'amina', members: noMembers, reason: 'Wrong.' };
  await scene.store.write((work) => askRetract(work, asked));
  await using moment = await remember(scene);
  await scene.pass(60);
  assert.deepEqual(postsOf(scene), [0, 0]);
  await moment.takeBack();
  await passMinutes(scene, 2);
  assert.deepEqual(await statesOf(scene, draft.id), ['retracted', 'retracted']);
});

test('restored on a machine whose clock is behind, what the backup brought is looked for all the same', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await using moment = await remember(scene);
  await scene.pass(300);
  scene.clock.advance(-hour * 1000);
  await moment.takeBack();
  await passMinutes(scene, 10);
  // The scripted networks go by the same clock, and do not show yet what is of an hour later.
  assert.deepEqual(await statesOf(scene, draft.id), askedAbout);
  assert.equal(scene.x.looks.length, 2);
  assert.deepEqual(postsOf(scene), [1, 1]);
});

test('a planned post whose time was over before the loss is asked about, though the new machine’s clock is behind it', async () => {
  await using scene = await openScene();
  const at = new Date(scene.clock.now().getTime() + 600_000);
  const draft = await scene.asked({ window: { publishAt: at, notAfterAt: inHours(scene, 5) } });
  await scene.decide(draft);
  scene.clock.advance(600_000);
  // The youngest of the backup is of that moment.
  await scene.asked({ text: 'Another one.' });
  await using moment = await remember(scene);
  await scene.pass(300);
  const wish = { draftId: draft.id, deliveryId: null, person: 'amina', members: noMembers, reason: 'Wrong.' };
  await scene.store.write((work) => askRetract(work, wish));
  await scene.pass(60);
  assert.deepEqual([scene.mastodon.requests.length, ...postsOf(scene)], [1, 0, 0]);
  scene.clock.advance(-hour * 1000);
  await moment.takeBack();
  await passMinutes(scene, 10);
  assert.ok(scene.clock.now() < at);
  assert.deepEqual(await statesOf(scene, draft.id), askedAbout);
});

test('a draft that was made after the restore leaves after its grace, and nobody looks for it', async () => {
  await using scene = await openScene();
  await using moment = await remember(scene);
  await moment.takeBack();
  await endFreeze(scene);
  scene.clock.advance(1000);
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(60);
  assert.deepEqual(await statesOf(scene, draft.id), ['sent', 'sent']);
  assert.deepEqual([scene.mastodon.looks.length, scene.x.looks.length], [0, 0]);
});

test('after a restore nothing leaves, by an ordinary thaw neither, until the freeze of that restore is ended', async () => {
  await using scene = await openScene();
  await using moment = await remember(scene);
  await moment.takeBack();
  scene.clock.advance(1000);
  const draft = await scene.asked();
  await scene.decide(draft);
  await passMinutes(scene, 5);
  const held = ['held: frozen', 'held: frozen'];
  assert.deepEqual(await statesOf(scene, draft.id), held);
  const ordinary = { deskId: scene.deskId, by: { id: 'karim', name: 'Karim' } };
  assert.equal((await thaw(scene.store, ordinary)).kind, 'notFrozen');
  await scene.store.write((work) => freeze(work, { ...ordinary, why: null }));
  assert.equal((await thaw(scene.store, ordinary)).kind, 'thawed');
  const release = { draftId: draft.id, person: 'karim', members: noMembers };
  assert.equal((await scene.store.write((work) => releaseHeld(work, release))).kind, 'frozen');
  await passMinutes(scene, 5);
  assert.deepEqual(postsOf(scene), [0, 0]);
  await endFreeze(scene);
  await passMinutes(scene, 5);
  assert.deepEqual(await statesOf(scene, draft.id), held);
  await scene.store.write((work) => releaseHeld(work, release));
  await scene.pass(60);
  assert.deepEqual(postsOf(scene), [1, 1]);
});

test('the freeze after a restore does not end while what may be public is still looked for', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await using moment = await remember(scene);
  await moment.takeBack();
  const wish = { deskId: scene.deskId, by: { id: 'karim', name: 'Karim' }, isAfterRestore: true };
  assert.equal((await thaw(scene.store, wish)).kind, 'looking');
  await passMinutes(scene, 10);
  assert.equal((await thaw(scene.store, wish)).kind, 'thawed');
});

test('a draft that is made after a restore has the number of none that the restore lost', async () => {
  await using scene = await openScene();
  await using moment = await remember(scene);
  const lost = [await scene.asked(), await scene.asked({ text: 'Another one.' })];
  await moment.takeBack();
  const { number } = await scene.asked();
  assert.ok(
    lost.every((draft) => draft.number < number),
    String(number),
  );
});
