import assert from 'node:assert/strict';
import { test } from 'node:test';

import { beginFigures } from '#reach/begin-figures.ts';
import type { FiguresRow } from '#reach/figures-row.ts';
import { readFiguresRows } from '#reach/read-figures-rows.ts';
import { pairsOf } from '#reach/pairs-of.ts';
import { readPublished } from '#reach/read-published.ts';

import { askedCorrection, publishedDraft, type Ways } from '../support/correction-scene.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';

async function corrected(scene: Scene, ways: Ways): Promise<void> {
  const draft = await publishedDraft(scene, { text: 'Untill 18:00.' });
  await scene.store.write((work) => beginFigures(work.tx, scene.clock.now()));
  await scene.decide(await askedCorrection(scene, draft, { text: 'Until 18:00.', ways }));
  await scene.pass(600);
  await scene.store.write((work) => beginFigures(work.tx, scene.clock.now()));
}

const always = { from: new Date(0), to: new Date('2100-01-01') };
const named = ({ network, state }: FiguresRow): string => `${network} ${state}`;

test('an edit is no publication: the post keeps its figures, and is half of no pair that says something else', async () => {
  await using scene = await openScene();
  await corrected(scene, { x: 'leave' });
  const rows = await readFiguresRows(scene.store.db, scene.deskId, always);
  const edited = Object.fromEntries(rows.map(({ network, isEdited }) => [network, isEdited]));
  assert.deepEqual([rows.length, edited], [2, { mastodon: true, x: false }]);
  const [pairing] = pairsOf(
    rows,
    ['mastodon', 'x'],
    [
      { id: scene.accountIds.mastodon, network: 'mastodon' },
      { id: scene.accountIds.x, network: 'x' },
    ],
  );
  assert.partialDeepStrictEqual(pairing, { kind: 'unpaired', why: 'edited' });
  const published = await Array.fromAsync(
    readPublished(scene.store.db, { deskId: scene.deskId, from: null, to: null }),
  );
  assert.equal(published.length, 2);
});

test('an edit after the reading at 72 hours changes nothing of what was compared', async () => {
  await using scene = await openScene();
  await corrected(scene, { x: 'leave' });
  const readAt = new Date(scene.clock.now().getTime() - 3_600_000);
  await scene.store.db.deliveryFigures.updateMany({ data: { outcome: 'counts', readAt } });
  const rows = await readFiguresRows(scene.store.db, scene.deskId, always);
  assert.deepEqual(
    rows.map(({ isEdited }) => isEdited),
    [false, false],
  );
});

test('what replaces a post is a post of its own, on one network, and no half of a pair', async () => {
  await using scene = await openScene();
  await corrected(scene, {});
  // Two that were published in one millisecond stand in the order of their ids.
  const rows = (await readFiguresRows(scene.store.db, scene.deskId, always)).toSorted((a, b) =>
    named(a) < named(b) ? -1 : 1,
  );
  assert.deepEqual(rows.map(named), ['mastodon sent', 'x retracted', 'x sent']);
  const pairings = pairsOf(
    rows,
    ['mastodon', 'x'],
    [
      { id: scene.accountIds.mastodon, network: 'mastodon' },
      { id: scene.accountIds.x, network: 'x' },
    ],
  );
  assert.deepEqual(
    pairings.map((pairing) => pairing.kind === 'unpaired' && pairing.why),
    ['edited', 'one_network'],
  );
});
