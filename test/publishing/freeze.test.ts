import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Prisma } from '#storage/generated/client.ts';
import { noMembers } from '#desks/may.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { freeze, thaw } from '#publishing/holding/freeze.ts';
import { holdOverDesks as holdAllFrozen } from '#publishing/holding/over-desk.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';
import { settle } from '#publishing/doubt/settle.ts';
import { sendLate } from '#publishing/holding/late.ts';

import { aPicture, member, openScene, type Scene } from '../support/publishing-scene.ts';

const lea = { id: 'lea', name: 'Lea' };

function freezeDesk(scene: Scene, deskId: string | null = scene.deskId): Promise<{ readonly kind: string }> {
  return scene.store.write((work) => freeze(work, { deskId, by: lea, why: null }));
}

function tomorrow(scene: Scene): { readonly publishAt: Date; readonly notAfterAt: Date } {
  const at = scene.clock.now().getTime() + 86_400_000;
  return { publishAt: new Date(at), notAfterAt: new Date(at + 3_600_000) };
}

async function states(scene: Scene, draftId: string): Promise<readonly string[]> {
  const all = await scene.deliveries(draftId);
  return all.map((one) => ('why' in one ? `${one.state} ${one.why}` : one.state));
}

const bothFrozen = ['held frozen', 'held frozen'];

test('a freeze holds at once what is in its grace and what is scheduled, and nothing of it leaves', async () => {
  await using scene = await openScene();
  const soon = await scene.asked({ text: 'Soon.' });
  const later = await scene.asked({ text: 'Later.', window: tomorrow(scene) });
  await scene.decide(soon);
  await scene.decide(later);
  assert.equal((await freezeDesk(scene)).kind, 'frozen');
  await scene.pass(0);
  assert.deepEqual([await states(scene, soon.id), await states(scene, later.id)], [bothFrozen, bothFrozen]);
  await scene.pass(2 * 86_400);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [0, 0]);
  assert.deepEqual(
    (await scene.notices(soon.id)).filter((kind) => kind === 'delivery.held'),
    [],
  );
});

test('what is due meets the freeze at the gate, before anything was moved', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await freezeDesk(scene);
  await scene.store.db.$executeRaw`DELETE FROM test_job WHERE queue = 'freeze'`;
  await scene.pass(20);
  assert.deepEqual(await states(scene, draft.id), bothFrozen);
  assert.equal(scene.mastodon.requests.length, 0);
  // The channel was told of the freeze; a thousand threads are not.
  assert.ok(!(await scene.notices(draft.id)).includes('delivery.held'));
});

test('where the job of a freeze was lost, the minute holds what is ready', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ window: tomorrow(scene) });
  await scene.decide(draft);
  await freezeDesk(scene);
  await scene.store.db.$executeRaw`DELETE FROM test_job WHERE queue = 'freeze'`;
  await scene.store.runEveryMinute();
  assert.deepEqual(await states(scene, draft.id), bothFrozen);
});

test('an approval during a freeze is kept, and held at once, with and without a grace', async () => {
  for (const graceSeconds of [0, 20]) {
    await using scene = await openScene({ settings: { graceSeconds } });
    await freezeDesk(scene);
    const draft = await scene.asked();
    assert.equal((await scene.decide(draft)).kind, 'decided');
    assert.deepEqual(await states(scene, draft.id), bothFrozen);
    assert.equal((await scene.draft(draft.id)).state, 'approved');
    await scene.pass(600);
    assert.equal(scene.mastodon.requests.length, 0);
  }
});

test('a freeze of everything stops every desk, and that of a desk no other', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await freezeDesk(scene, null);
  await scene.pass(600);
  assert.deepEqual(await states(scene, draft.id), bothFrozen);
  await using other = await openScene();
  const free = await other.asked();
  await other.decide(free);
  await other.store.write(async (work) => {
    const id = work.newId();
    const desk = await work.tx.desk.findFirstOrThrow();
    await work.tx.desk.create({ data: { ...desk, id, channel: 'c2', steps: Prisma.DbNull, findingLevels: {} } });
    await freeze(work, { deskId: id, by: lea, why: null });
  });
  await other.pass(600);
  assert.deepEqual(await states(other, free.id), ['sent', 'sent']);
});

test('a thaw sends nothing: each delivery waits until somebody lets it go, and then leaves once', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await freezeDesk(scene);
  assert.equal((await thaw(scene.store, { deskId: scene.deskId, by: lea })).kind, 'thawed');
  await scene.pass(3600);
  assert.deepEqual([await states(scene, draft.id), scene.mastodon.requests.length], [bothFrozen, 0]);
  const { id: deliveryId } = await scene.delivery(draft.id);
  const retried = await scene.store.write((work) =>
    retryDelivery(work, { deliveryId, person: 'amina', members: noMembers }),
  );
  assert.equal(retried.kind, 'retried');
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 0]);
});

test('what is scheduled leaves at its time, once it was let go after a thaw', async () => {
  await using scene = await openScene();
  const window = tomorrow(scene);
  const draft = await scene.asked({ window, accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await freezeDesk(scene);
  await thaw(scene.store, { deskId: scene.deskId, by: lea });
  const { id: deliveryId } = await scene.delivery(draft.id);
  await scene.store.write((work) => retryDelivery(work, { deliveryId, person: 'karim', members: noMembers }));
  await scene.pass(2 * 86_400);
  assert.deepEqual(
    scene.mastodon.requests.map(({ at }) => at),
    [window.publishAt],
  );
});

test('what missed its time in a freeze is sent with a new one, by an approver', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await freezeDesk(scene);
  await scene.pass(3 * 3600);
  const { id: deliveryId } = await scene.delivery(draft.id);
  const send = (): Promise<{ readonly kind: string }> =>
    scene.store.write((work) =>
      sendLate(work, scene.deps, {
        draftId: draft.id,
        deliveryId,
        person: member('lea'),
        members: noMembers,
        window: null,
      }),
    );
  assert.equal((await send()).kind, 'frozen');
  await thaw(scene.store, { deskId: scene.deskId, by: lea });
  assert.equal((await send()).kind, 'decided');
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});

test('while frozen nobody lets anything go, failed or frozen', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'invalid' } });
  await scene.pass(60);
  const other = await scene.asked({ text: 'Another.' });
  await scene.decide(other);
  await freezeDesk(scene);
  await scene.pass(0);
  for (const { id } of [draft, other]) {
    const { id: deliveryId } = await scene.delivery(id);
    const tried = await scene.store.write((work) =>
      retryDelivery(work, { deliveryId, person: 'karim', members: noMembers }),
    );
    assert.equal(tried.kind, 'frozen');
  }
});

test('what was claimed and has not left when the freeze commits does not leave', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const draft = await scene.asked();
  await scene.decide(draft);
  assert.deepEqual(await states(scene, draft.id), ['sending', 'sending']);
  await freezeDesk(scene);
  await scene.pass(600);
  assert.deepEqual([await states(scene, draft.id), scene.mastodon.requests.length], [bothFrozen, 0]);
});

test('what is on the wire when the freeze commits ends as what it is', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  scene.mastodon.whileSending = async () => void (await freezeDesk(scene));
  await scene.decide(draft);
  await scene.pass(600);
  assert.deepEqual(await states(scene, draft.id), ['sent']);
});

test('what the network puts off during a freeze is held, and not tried again', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  scene.mastodon.whileSending = async () => {
    await freezeDesk(scene);
    // A delivery that was put off is ready after that job is over.
    await scene.store.db.$executeRaw`DELETE FROM test_job WHERE queue = 'freeze'`;
  };
  scene.mastodon.troubles.push({ answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 60 } });
  await scene.decide(draft);
  await scene.pass(1);
  assert.deepEqual(await states(scene, draft.id), ['held frozen']);
  await thaw(scene.store, { deskId: scene.deskId, by: lea });
  await scene.pass(600);
  assert.equal(scene.mastodon.requests.length, 1);
});

test('a freeze stops the pictures that are still to be brought', async () => {
  await using scene = await openScene();
  const media = [await aPicture(scene.store, 'door'), await aPicture(scene.store, 'hall')];
  const draft = await scene.asked({ media, accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  const prepare = scene.mastodon.prepare.bind(scene.mastodon);
  const brought: string[] = [];
  scene.mastodon.prepare = async (rendering, with_) => {
    for (const { sha256 } of rendering.media) {
      await with_.bytesOf(sha256);
      brought.push(sha256);
      await freezeDesk(scene);
    }
    return prepare(rendering, with_);
  };
  await scene.pass(600);
  assert.deepEqual([brought, await states(scene, draft.id)], [[media[0]?.sha256], ['held frozen']]);
});

test('a doubt is looked into during a freeze, and adopted where the post is there', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  scene.mastodon.whileSending = async () => void (await freezeDesk(scene));
  scene.mastodon.troubles.push('loseAnswer');
  await scene.decide(draft);
  await scene.pass(600);
  assert.deepEqual([await states(scene, draft.id), scene.mastodon.requests.length], [['sent'], 1]);
});

test('a doubt whose post is not there is held during a freeze, told, and sent again after it on a person’s word', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  scene.mastodon.whileSending = async () => void (await freezeDesk(scene));
  scene.mastodon.troubles.push('loseRequest');
  await scene.decide(draft);
  await scene.pass(600);
  assert.deepEqual([await states(scene, draft.id), scene.mastodon.requests.length], [['held frozen'], 1]);
  assert.ok((await scene.notices(draft.id)).includes('delivery.held'));
  const { id: deliveryId } = await scene.delivery(draft.id);
  const by = { kind: 'member', id: 'karim', name: 'Karim', members: noMembers } as const;
  const say = (): Promise<{ readonly kind: string }> =>
    scene.store.write((work) => settle(work, { deliveryId, by, sighting: { kind: 'notPublished' } }));
  assert.equal((await say()).kind, 'frozen');
  scene.mastodon.whileSending = null;
  await thaw(scene.store, { deskId: scene.deskId, by: lea });
  assert.equal((await say()).kind, 'sendsAgain');
  await scene.pass(600);
  assert.deepEqual([await states(scene, draft.id), scene.mastodon.posts.length], [['sent'], 1]);
});

test('a post is retracted during a freeze', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(60);
  await freezeDesk(scene);
  await scene.store.write((work) =>
    askRetract(work, { draftId: draft.id, deliveryId: null, person: 'karim', members: noMembers, reason: 'Not ours.' }),
  );
  await scene.pass(60);
  assert.deepEqual([await states(scene, draft.id), scene.mastodon.posts.length], [['retracted', 'retracted'], 0]);
});

test('frozen twice is frozen once, and thawed twice thawed once; the journal says who', async () => {
  await using scene = await openScene();
  const kinds = await Promise.all([1, 2, 3].map(() => freezeDesk(scene).then(({ kind }) => kind)));
  assert.deepEqual(kinds.toSorted(), ['already', 'already', 'frozen']);
  await freezeDesk(scene, null);
  const ends = [scene.deskId, scene.deskId, null, null].map(async (deskId) => thaw(scene.store, { deskId, by: lea }));
  assert.deepEqual((await Promise.all(ends)).map(({ kind }) => kind).toSorted(), [
    'notFrozen',
    'notFrozen',
    'thawed',
    'thawed',
  ]);
  const entries = await scene.store.db.journalEntry.findMany({
    orderBy: { seq: 'asc' },
    select: { kind: true, actor: true },
  });
  assert.deepEqual(
    entries
      .filter(({ kind }) => /frozen|thawed/.test(kind))
      .map(({ kind, actor }) => `${kind} ${actor}`)
      .toSorted(),
    ['all.frozen lea', 'all.thawed lea', 'desk.frozen lea', 'desk.thawed lea'],
  );
});

test('a thaw that comes before the job of its freeze still lets nothing leave by itself', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ window: tomorrow(scene) });
  await scene.decide(draft);
  await freezeDesk(scene);
  await thaw(scene.store, { deskId: scene.deskId, by: lea });
  await scene.pass(2 * 86_400);
  assert.deepEqual([await states(scene, draft.id), scene.mastodon.requests.length], [bothFrozen, 0]);
  assert.equal(await holdAllFrozen(scene.store), 0);
});
