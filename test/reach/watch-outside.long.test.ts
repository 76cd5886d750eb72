import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { OwnPost } from '#networks/read-outcome.ts';
import { createDesk } from '#desks/create-desk.ts';
import { noMembers } from '#desks/may.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { startReading } from '#reach/start-reading.ts';
import { changeFromRow, settleChange } from '#reach/watch/outside-change.ts';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { openWatchScene, type WatchScene } from '../support/watch-scene.ts';

/** A post of Tambour's on Mastodon that was looked at; its id there. */
async function published(scene: WatchScene): Promise<string> {
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.minutes(6);
  return present(scene.mastodon.posts.at(-1)).id;
}

async function changes(scene: WatchScene): Promise<readonly object[]> {
  const rows = await scene.store.db.outsideChange.findMany({ orderBy: { seenAt: 'asc' } });
  return rows.map(changeFromRow);
}

test('an edit on the network itself is told once, with what stands there now, at no request more', async () => {
  await using scene = await openWatchScene();
  const id = await published(scene);
  const asked = scene.mastodon.readBacks.length;
  scene.editedByOthers('mastodon', id, 'HACKED');
  await scene.minutes(20);
  assert.deepEqual(await scene.told(), ['outside.seen']);
  assert.partialDeepStrictEqual(await changes(scene), [{ kind: 'edited', text: 'HACKED' }]);
  assert.equal(scene.mastodon.readBacks.length, asked);
  const [entry] = await scene.store.db.journalEntry.findMany({ where: { kind: 'outside.seen' } });
  assert.partialDeepStrictEqual(entry, { actor: 'tambour', data: { change: 'edited' } });
});

test('who edits on and on changes the one message, until it is settled; then the next edit is told', async () => {
  await using scene = await openWatchScene();
  const id = await published(scene);
  for (const text of ['One', 'Two', 'Three']) {
    scene.editedByOthers('mastodon', id, text);
    await scene.minutes(4);
  }
  assert.deepEqual(await scene.told(), ['outside.seen', 'outside.changed', 'outside.changed']);
  assert.partialDeepStrictEqual(await changes(scene), [{ kind: 'edited', text: 'Three' }]);
  const { id: changeId } = await scene.store.db.outsideChange.findFirstOrThrow();
  const by = { id: 'karim', name: 'Karim' };
  const settle = (deskId: string) => scene.store.write((work) => settleChange(work, { changeId, deskId, by }));
  assert.equal((await settle(scene.store.newId())).kind, 'notHere');
  assert.equal((await settle(scene.deskId)).kind, 'settled');
  assert.equal((await settle(scene.deskId)).kind, 'already');
  await scene.minutes(6);
  scene.editedByOthers('mastodon', id, 'Four');
  await scene.minutes(4);
  assert.equal((await changes(scene)).length, 2);
});

test('an edit before the first look is told as well', async () => {
  await using scene = await openWatchScene();
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.pass(30);
  scene.clock.advance(1000);
  scene.editedByOthers('mastodon', present(scene.mastodon.posts[0]).id, 'HACKED');
  await scene.minutes(6);
  assert.partialDeepStrictEqual(await changes(scene), [{ kind: 'edited', text: 'HACKED' }]);
});

test('an edit from before anybody compared is the past', async () => {
  await using scene = await openWatchScene();
  const id = await published(scene);
  scene.editedByOthers('mastodon', id, 'A comma more');
  await scene.store.db.seenPost.deleteMany();
  await scene.store.db.accountWatch.updateMany({ data: { comparedFrom: null } });
  scene.clock.advance(1000);
  await scene.minutes(6);
  assert.deepEqual(await scene.told(), []);
  scene.clock.advance(1000);
  scene.editedByOthers('mastodon', id, 'HACKED');
  await scene.minutes(6);
  assert.deepEqual(await scene.told(), ['outside.seen']);
});

const untimed = ({ id, earlierIds, url, at, text }: OwnPost): OwnPost => ({ id, earlierIds, url, at, text });

/** A server that gives no time of edits, as Hollo does. */
const withoutTimes: Parameters<typeof openWatchScene>[0] = {
  wrap: (deps) => ({
    ...deps,
    networkOf: async (account) => {
      const opened = await deps.networkOf(account);
      if (opened.kind !== 'open') return opened;
      const { network } = opened;
      const ownPosts: typeof network.ownPosts = async (since, signal) => {
        const { cameWith, posts, ...listed } = await network.ownPosts(since, signal);
        const came = cameWith === undefined ? {} : { cameWith: { ...cameWith, posts: cameWith.posts.map(untimed) } };
        return { ...listed, posts: posts.map(untimed), ...came };
      };
      return { ...opened, network: { ...network, ownPosts } };
    },
  }),
};

test('an edit right after a correction of ours is told where the server gives no time of edits, ours is not', async () => {
  await using scene = await openWatchScene(withoutTimes);
  const draft = await publishedDraft(scene, { accountIds: [scene.accountIds.mastodon] });
  const { id } = present(scene.mastodon.posts[0]);
  await scene.minutes(6);
  const correct = async (text: string): Promise<void> => {
    await scene.decide(await askedCorrection(scene, draft, { text }));
    await scene.pass(60);
  };
  await correct('The bridge is closed on Tuesday.');
  await scene.minutes(6);
  assert.deepEqual(await scene.told(), []);
  await correct('The bridge is closed on Wednesday.');
  scene.editedByOthers('mastodon', id, 'HACKED');
  await scene.minutes(8);
  assert.deepEqual(await scene.told(), ['outside.seen']);
  assert.partialDeepStrictEqual(await changes(scene), [{ kind: 'edited', text: 'HACKED' }]);
});

test('where the server itself changed the visibility alone, an edit before the first look is told', async () => {
  await using scene = await openWatchScene(withoutTimes);
  scene.mastodon.readBackAnswer = { kind: 'changed', what: ['visibility'] };
  await publishedDraft(scene, { accountIds: [scene.accountIds.mastodon] });
  scene.editedByOthers('mastodon', present(scene.mastodon.posts[0]).id, 'HACKED');
  await scene.minutes(8);
  assert.deepEqual(await scene.told(), ['outside.seen']);
});

test('where the server itself changed the text, nobody is accused of an edit', async () => {
  await using scene = await openWatchScene(withoutTimes);
  scene.mastodon.readBackAnswer = { kind: 'changed', what: ['text'] };
  await publishedDraft(scene, { accountIds: [scene.accountIds.mastodon] });
  scene.editedByOthers('mastodon', present(scene.mastodon.posts[0]).id, 'Shortened by the server');
  await scene.minutes(8);
  assert.deepEqual(await scene.told(), []);
});

test('a post that is gone is told once, after it was asked for by itself', async () => {
  await using scene = await openWatchScene();
  const id = await published(scene);
  const asked = scene.mastodon.readBacks.length;
  scene.removedByOthers('mastodon', id);
  await scene.minutes(30);
  assert.deepEqual(await scene.told(), ['outside.seen']);
  assert.partialDeepStrictEqual(await changes(scene), [{ kind: 'deleted' }]);
  assert.equal(scene.mastodon.readBacks.length, asked + 1);
});

test('a post that the timeline leaves out and that is there is asked for daily, and told by nobody', async () => {
  await using scene = await openWatchScene();
  const id = await published(scene);
  const asked = scene.mastodon.readBacks.length;
  scene.mastodon.unlisted.add(id);
  await scene.minutes(60);
  assert.deepEqual([await scene.told(), scene.mastodon.readBacks.length], [[], asked + 1]);
});

test('what Tambour takes back itself is told by nobody, nor what it could not take back and people then deleted', async () => {
  await using scene = await openWatchScene();
  const id = await published(scene);
  const { draftId, id: deliveryId } = await scene.store.db.delivery.findFirstOrThrow({ where: { remoteId: id } });
  scene.mastodon.retractTroubles.push({ kind: 'unsupported' });
  const request = { draftId, deliveryId, person: 'karim', reason: 'wrong', members: noMembers };
  await scene.store.write((work) => askRetract(work, request));
  await scene.minutes(2);
  assert.equal((await scene.delivery(draftId)).state, 'sent');
  scene.removedByOthers('mastodon', id);
  await scene.minutes(20);
  assert.deepEqual(await scene.told(), []);
});

test('a profile that changes is told once, with what was there before; the new one is the known one then', async () => {
  await using scene = await openWatchScene();
  await scene.minutes(4);
  const before = scene.mastodon.profile;
  scene.mastodon.profile = { ...before, name: 'Free bitcoins' };
  await scene.minutes(20);
  assert.deepEqual(await scene.told(), ['outside.seen']);
  assert.deepEqual(await changes(scene), [{ kind: 'profile', before, now: scene.mastodon.profile }]);
});

test('an account that two desks have is told to both, and one settles it for both', async () => {
  await using scene = await openWatchScene();
  const { store, accountIds } = scene;
  await store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'c2',
      by: 'sophie',
      name: 'Valmont',
      language: 'fr',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      stewards: ['sophie'],
      accountIds: [accountIds.mastodon],
    }),
  );
  const id = await published(scene);
  scene.editedByOthers('mastodon', id, 'HACKED');
  await scene.minutes(6);
  const { id: changeId } = await store.db.outsideChange.findFirstOrThrow();
  const request = { changeId, deskId: scene.deskId, by: { id: 'karim', name: 'Karim' } };
  await store.write((work) => settleChange(work, request));
  const told = await store.db.notice.findMany({ where: { kind: { startsWith: 'outside.' } } });
  assert.equal(new Set(told.map(({ deskId }) => deskId)).size, 2);
  assert.equal(told.length, 4);
});

test('a post on X that is gone is told once a reading that comes anyway finds it missing', async () => {
  await using scene = await openWatchScene();
  await startReading(scene.reader);
  const draft = await scene.asked({ accountIds: [scene.accountIds.x] });
  await scene.decide(draft);
  await scene.minutes(12);
  const asked = scene.x.readBacks.length;
  scene.removedByOthers('x', present(scene.x.posts[0]).id);
  await scene.minutes(12);
  assert.deepEqual(await scene.told(), []);
  scene.clock.advance(24 * 3_600_000);
  await scene.minutes(12);
  scene.clock.advance(48 * 3_600_000);
  await scene.minutes(12);
  assert.deepEqual([await scene.told(), scene.x.readBacks.length], [['outside.seen'], asked]);
  const missing = await scene.store.db.reading.count({ where: { outcome: 'missing' } });
  assert.equal(missing, 2);
});
