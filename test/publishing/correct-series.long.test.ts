import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import type { CorrectionWay } from '#drafts/correction.ts';
import type { Draft } from '#drafts/draft.ts';
import { findingsOf } from '#drafts/findings-of.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';
import { isApprovedCorrection } from '#publishing/stops/correction.ts';
import { contentNow, postsOfDraft } from '#publishing/correcting/corrections.ts';
import { freeze } from '#publishing/holding/freeze.ts';

import { askedCorrection, madeCorrection, publishedDraft } from '../support/correction-scene.ts';
import { openScene, present, type Scene } from '../support/publishing-scene.ts';
import type { ScriptedNetwork } from '../support/scripted-network.ts';

const texts = ['The river rises.', 'Leave the quays.', 'Park on the hill.', 'Call 0 800 000 000.'];

function seriesOf(...parts: readonly string[]): { readonly text: string; readonly series: 'plain' } {
  return { text: parts.join('\n\n---\n\n'), series: 'plain' };
}

function textsOn({ posts }: ScriptedNetwork): readonly string[] {
  return posts.map(({ rendering }) => rendering.text);
}

function isChained({ posts }: ScriptedNetwork): boolean {
  return posts.every(({ rendering }, at) => rendering.replyTo === posts[at - 1]?.id);
}

/** A series for the Mastodon account alone, public as far as nothing of it is refused. */
async function published(scene: Scene, { refused = 0 }: { readonly refused?: number } = {}): Promise<Draft> {
  let sent = 0;
  if (refused > 0) {
    scene.mastodon.whileSending = async () => {
      sent += 1;
      if (sent === refused) scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
    };
  }
  return publishedDraft(scene, { ...seriesOf(...texts), accountIds: [scene.accountIds.mastodon] });
}

async function statesOf(scene: Scene, { id }: Draft): Promise<readonly string[]> {
  const all = await scene.deliveries(id);
  return all.map((one) => `${one.position} ${'why' in one ? `${one.state} ${one.why}` : one.state}`);
}

async function corrected(scene: Scene, draft: Draft, parts: readonly string[], way: CorrectionWay): Promise<Draft> {
  const correction = await askedCorrection(scene, draft, { ...seriesOf(...parts), ways: { mastodon: way } });
  await scene.decide(correction);
  return correction;
}

const mended = texts.with(1, 'Leave the quays before 6 p.m.');

test('a correction of one part edits that part alone, in its place, and asks nothing of the others', async () => {
  await using scene = await openScene();
  const draft = await published(scene);
  const correction = await corrected(scene, draft, mended, 'edit');
  await scene.pass(120);
  assert.deepEqual(textsOn(scene.mastodon), mended);
  assert.deepEqual(await statesOf(scene, correction), ['2 sent']);
  const [edit] = await scene.deliveries(correction.id);
  assert.equal(edit?.state === 'sent' && edit.remoteId, 'mastodon-2');
  assert.deepEqual(
    scene.mastodon.corrections.map(({ id }) => id),
    ['mastodon-2'],
  );
  assert.deepEqual([scene.mastodon.posts.length, isChained(scene.mastodon)], [4, true]);
});

test('corrected twice, each goes by what the one before left; one that was made before that is held', async () => {
  await using scene = await openScene();
  const draft = await published(scene);
  const early = await askedCorrection(scene, draft, seriesOf(...texts.with(2, 'Park anywhere.')));
  await corrected(scene, draft, mended, 'edit');
  await scene.pass(120);
  const twice = mended.with(1, 'Leave the quays before 5 p.m.').with(3, 'Call 112.');
  const second = await corrected(scene, draft, twice, 'edit');
  await scene.pass(120);
  assert.deepEqual(textsOn(scene.mastodon), twice);
  assert.deepEqual(await statesOf(scene, second), ['2 sent', '4 sent']);
  const [post] = await postsOfDraft(scene.store.db, draft.id);
  assert.deepEqual([post?.number, post?.series?.parts.length], [3, 4]);
  // It changes another part, of a series that is not the one any more that its approver saw.
  await scene.decide(early);
  await scene.pass(120);
  assert.deepEqual(await statesOf(scene, early), ['3 held corrected_since']);
  assert.deepEqual(textsOn(scene.mastodon), twice);
});

test('while the third part has failed, the second is corrected, and the third goes on with its own words', async () => {
  await using scene = await openScene();
  const draft = await published(scene, { refused: 3 });
  assert.deepEqual(await statesOf(scene, draft), ['1 sent', '2 sent', '3 failed forbidden', '4 held part_before']);
  const correction = await corrected(scene, draft, mended, 'edit');
  await scene.pass(120);
  assert.deepEqual(await statesOf(scene, correction), ['2 sent']);
  assert.deepEqual(textsOn(scene.mastodon), mended.slice(0, 2));
  const third = present((await scene.deliveries(draft.id)).find(({ position }) => position === 3));
  const request = { deliveryId: third.id, person: 'karim', members: noMembers };
  assert.equal((await scene.store.write((work) => retryDelivery(work, request))).kind, 'retried');
  await scene.pass(120);
  assert.deepEqual([textsOn(scene.mastodon), isChained(scene.mastodon)], [mended, true]);
  const root = present((await scene.deliveries(draft.id)).find(({ position }) => position === 1));
  assert.ok(root.state === 'sent');
  assert.equal((await contentNow(scene.store.db, root)).text, seriesOf(...mended).text);
});

for (const [name, parts, codes] of [
  ['a part more', [...texts, 'Stay there.'], ['PARTS_OTHER_COUNT']],
  ['one post of all', [texts.join(' ')], ['PARTS_OTHER_COUNT']],
  ['nothing that changes', texts, ['PARTS_UNCHANGED']],
  ['a part of 501 characters', texts.with(1, 'a'.repeat(501)), ['PART_TOO_LONG']],
  ['an empty part', texts.with(1, ''), ['PART_EMPTY']],
] as const) {
  test(`a correction in its place with ${name} is told before anybody is asked`, async () => {
    await using scene = await openScene();
    const draft = await published(scene);
    const made = await madeCorrection(scene, draft, seriesOf(...parts));
    const found = findingsOf(made.current.content, await scene.desk(), scene.deps.rules, scene.clock.now());
    const blocking = found.filter(({ level }) => level === 'blocks').map(({ code }) => code);
    assert.deepEqual([...new Set(blocking)], codes);
  });
}

test('another number of parts than are public is held at the gate, as where a release without that finding let it be approved', async () => {
  await using scene = await openScene();
  const draft = await published(scene);
  const correction = await corrected(scene, draft, mended, 'edit');
  const [delivery] = await scene.deliveries(correction.id);
  assert.ok(delivery !== undefined);
  const held = (text: string): boolean => !isApprovedCorrection({ ...correction.current.content, text }, delivery);
  assert.equal(held(seriesOf(...mended).text), false);
  assert.equal(held(seriesOf('New.', ...mended).text), true);
  assert.equal(held('All of it in one.'), true);
});

test('replaced, all of the new series is public before the old one goes, from its last part to its first', async () => {
  await using scene = await openScene();
  const draft = await published(scene);
  const gone: string[] = [];
  const stood: number[] = [];
  const retract = scene.mastodon.retract.bind(scene.mastodon);
  scene.mastodon.retract = async (id, signal) => {
    gone.push(id);
    stood.push(scene.mastodon.posts.filter((post) => Number(post.id.split('-')[1]) > 4).length);
    return retract(id, signal);
  };
  const anew = ['The river is high.', 'Leave the quays.', 'Call 112.'];
  const correction = await corrected(scene, draft, anew, 'replace');
  await scene.pass(120);
  assert.deepEqual([textsOn(scene.mastodon), isChained(scene.mastodon)], [anew, true]);
  assert.deepEqual(gone, ['mastodon-4', 'mastodon-3', 'mastodon-2', 'mastodon-1']);
  assert.deepEqual(stood, [3, 3, 3, 3]);
  assert.deepEqual(await statesOf(scene, draft), ['1 retracted', '2 retracted', '3 retracted', '4 retracted']);
  const told = await scene.notices(correction.id);
  assert.equal(told.filter((kind) => kind === 'post.replaced').length, 1);
  assert.equal((await scene.notices(draft.id)).filter((kind) => kind === 'post.corrected').length, 1);
  // What replaced it is corrected in its turn, from either draft.
  const last = await corrected(scene, draft, anew.with(2, 'Call 115.'), 'edit');
  await scene.pass(120);
  assert.deepEqual(textsOn(scene.mastodon), anew.with(2, 'Call 115.'));
  assert.deepEqual(await statesOf(scene, last), ['3 sent']);
});

test('a replacement that stops in its middle leaves the old series whole, and goes on from there', async () => {
  await using scene = await openScene();
  const draft = await published(scene);
  let sent = 0;
  scene.mastodon.whileSending = async () => {
    sent += 1;
    if (sent === 3) scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  };
  const correction = await corrected(scene, draft, mended, 'replace');
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.mastodon), [...texts, ...mended.slice(0, 2)]);
  assert.deepEqual(await statesOf(scene, draft), ['1 sent', '2 sent', '3 sent', '4 sent']);
  // As long as it is not whole, the old series is what is corrected.
  const [post] = await postsOfDraft(scene.store.db, draft.id);
  assert.equal(post?.postId, 'mastodon-1');
  const third = present((await scene.deliveries(correction.id)).find(({ position }) => position === 3));
  const request = { deliveryId: third.id, person: 'karim', members: noMembers };
  assert.equal((await scene.store.write((work) => retryDelivery(work, request))).kind, 'retried');
  await scene.pass(120);
  assert.deepEqual([textsOn(scene.mastodon), isChained(scene.mastodon)], [mended, true]);
});

test('a replacement that was made while another one leaves is held: nobody had seen what that would leave', async () => {
  await using scene = await openScene();
  const draft = await published(scene);
  const { mastodon } = scene;
  let second: Draft | null = null;
  let sent = 0;
  mastodon.whileSending = async () => {
    sent += 1;
    // Two parts of the first replacement are public, and two follow.
    if (sent === 3) {
      const again = seriesOf(...texts.map((text) => `${text} Again.`));
      second = await askedCorrection(scene, draft, { ...again, ways: { mastodon: 'replace' } });
    }
  };
  const first = await corrected(scene, draft, mended, 'replace');
  await scene.pass(300);
  assert(second !== null);
  await scene.decide(second);
  await scene.pass(300);
  assert.deepEqual(await statesOf(scene, first), ['1 sent', '2 sent', '3 sent', '4 sent']);
  const [held] = await statesOf(scene, second);
  assert.equal(held, '1 held corrected_since');
  assert.deepEqual(textsOn(mastodon).slice(-4), mended);
});

test('where the desk is frozen before the new series is whole, nothing old is retracted by itself', async () => {
  await using scene = await openScene();
  const draft = await published(scene);
  const lea = { id: 'lea', name: 'Lea' };
  let sent = 0;
  scene.mastodon.whileSending = async () => {
    sent += 1;
    if (sent === 4) await scene.store.write((work) => freeze(work, { deskId: scene.deskId, by: lea, why: null }));
  };
  const correction = await corrected(scene, draft, mended, 'replace');
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.mastodon), [...texts, ...mended]);
  assert.ok((await scene.notices(correction.id)).includes('post.stays'));
});

test('answered, the correction is one post under the last part, whatever lines it has', async () => {
  await using scene = await openScene();
  const draft = await published(scene);
  const { mastodon } = scene.accountIds;
  const correction = await askedCorrection(scene, draft, {
    ...seriesOf(...mended),
    ways: { mastodon: 'reply' },
    ownTexts: { [mastodon]: 'Correction: before 6 p.m.\n---\nSorry.' },
  });
  await scene.decide(correction);
  await scene.pass(120);
  assert.equal(scene.mastodon.posts.length, 5);
  const answer = scene.mastodon.posts.at(-1)?.rendering;
  assert.deepEqual([answer?.text, answer?.replyTo], ['Correction: before 6 p.m.\n---\nSorry.', 'mastodon-4']);
});

test('on a network without edits the whole series is replaced, and on the other its part is edited', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, seriesOf(...texts));
  const correction = await askedCorrection(scene, draft, seriesOf(...mended));
  await scene.decide(correction);
  await scene.pass(600);
  assert.deepEqual([textsOn(scene.mastodon), textsOn(scene.x)], [mended, mended]);
  assert.deepEqual([isChained(scene.mastodon), isChained(scene.x)], [true, true]);
  const ids = scene.x.posts.map(({ id }) => id);
  assert.deepEqual(ids, ['x-5', 'x-6', 'x-7', 'x-8']);
  assert.equal(scene.mastodon.posts[1]?.id, 'mastodon-2');
});

test('an edit whose answer is lost is settled by reading its own part, while another part is edited', async () => {
  await using scene = await openScene();
  const draft = await published(scene);
  let edits = 0;
  scene.mastodon.whileSending = async () => {
    edits += 1;
    if (edits === 1) scene.mastodon.troubles.push('loseAnswer');
  };
  const both = mended.with(3, 'Call 112.');
  const correction = await corrected(scene, draft, both, 'edit');
  await scene.pass(900);
  assert.deepEqual(await statesOf(scene, correction), ['2 sent', '4 sent']);
  assert.deepEqual([textsOn(scene.mastodon), scene.mastodon.posts.length], [both, 4]);
});

test('a series with a part that is retracted or deleted by hand has the rest corrected, and that part not', async () => {
  await using scene = await openScene();
  const draft = await published(scene);
  scene.mastodon.posts.splice(1, 1);
  const correction = await corrected(scene, draft, mended.with(3, 'Call 112.'), 'edit');
  await scene.pass(600);
  assert.deepEqual(await statesOf(scene, correction), ['2 failed post_gone', '4 sent']);
  assert.deepEqual(textsOn(scene.mastodon), [texts[0], texts[2], 'Call 112.']);
});

test('where a network may refuse the same words twice, a replacement says which parts have them', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { ...seriesOf(...texts), accountIds: [scene.accountIds.x] });
  const found = async (changes: Parameters<typeof madeCorrection>[2]): Promise<readonly unknown[]> => {
    const { current } = await madeCorrection(scene, draft, changes);
    return findingsOf(current.content, await scene.desk(), scene.deps.rules, scene.clock.now())
      .filter(({ code }) => code === 'PARTS_REPEATED')
      .map(({ data }) => data);
  };
  assert.deepEqual(await found(seriesOf(...mended)), [{ parts: [1, 3, 4] }]);
  assert.deepEqual(await found({ ...seriesOf(...mended), series: 'numbered' }), []);
  assert.deepEqual(await found({ ...seriesOf(...mended), ways: { x: 'leave' } }), []);
});
