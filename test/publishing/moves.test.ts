import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { type Locked, lockDelivery } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';
import { moves } from '#publishing/moves.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { aPicture, openScene } from '../support/publishing-scene.ts';

const heading = ['move', 'from', 'to', 'journal', 'enqueues', 'tells', 'draws', 'wakes the next from', 'because'];

function list(words: readonly string[]): string {
  return words.length === 0 ? '–' : words.join(', ');
}

/** The table as the map is to show it, a row a move. */
function drawn(): readonly string[] {
  return Object.entries(moves).map(([kind, row]) => {
    const cells = [
      list(row.from),
      row.to,
      row.journal ?? '–',
      list(row.steps),
      list(row.messages),
      row.drawn === 'never' ? '–' : row.drawn,
      list(row.wakesFrom),
    ];
    return `| ${[kind, ...cells, row.because].join(' | ')} |`;
  });
}

test('the map shows the moves of a delivery as they are', async () => {
  const map = await readFile(join(import.meta.dirname, '../../src/README.md'), 'utf8');
  const lines = map.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim());
  const start = lines.indexOf(`| ${heading.join(' | ')} |`);
  assert.ok(start >= 0, `src/README.md has no table that begins with | ${heading.join(' | ')} |`);
  const rest = lines.slice(start + 2);
  const shown = rest.slice(0, rest.indexOf(''));
  assert.deepEqual(shown, drawn());
});

test('each state but the last ones is left by some move, and each move starts where another ends', () => {
  const rows = Object.values(moves);
  const reached = new Set<string>(rows.map(({ to }) => to));
  const left = new Set<string>(rows.flatMap(({ from }) => from));
  assert.deepEqual(
    [...left].filter((state) => !reached.has(state)),
    [],
  );
  assert.deepEqual(
    [...reached].filter((state) => !left.has(state)),
    ['retracted'],
  );
  for (const { from, wakesFrom } of rows) {
    for (const state of wakesFrom) assert.ok(from.some((one) => one === state));
  }
});

test('a move that the table does not have from there throws and writes nothing; one that it never has does not compile', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 20 } });
  const draft = await scene.asked();
  await scene.decide(draft);
  const { id } = await scene.delivery(draft.id, 'mastodon');
  await scene.store.write(async (work) => {
    const locked = await lockDelivery(work.tx, id);
    assert.ok(locked !== null);
    await move(work, locked, 'cancel', { why: 'freed' });
  });
  const before = await scene.store.db.journalEntry.count();
  const undone = scene.store.write(async (work) => {
    const locked = await lockDelivery(work.tx, id);
    assert.ok(locked !== null);
    await move(work, locked, 'fail', { why: 'invalid' });
  });
  await assert.rejects(undone, /is cancelled: it cannot fail/);
  assert.equal((await scene.delivery(draft.id, 'mastodon')).state, 'cancelled');
  assert.equal(await scene.store.db.journalEntry.count(), before);
  assert.equal(unpublish.length, 2);
});

test('what fails before it was sent, as for its picture, wakes the next post of its account at once', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const accountIds = [scene.accountIds.mastodon];
  const media = [await aPicture(scene.store, 'door')];
  const first = await scene.asked({ text: 'First.', accountIds, media });
  const second = await scene.asked({ text: 'Second.', accountIds });
  scene.mastodon.prepareTroubles.push({ kind: 'refused', why: 'media_rejected', uploaded: [] });
  await scene.decide(first);
  scene.clock.advance(1);
  await scene.decide(second);
  assert.equal((await scene.delivery(second.id)).state, 'ready');
  await scene.pass(0);
  assert.deepEqual(
    [(await scene.delivery(first.id)).state, (await scene.delivery(second.id)).state],
    ['failed', 'sent'],
  );
});

function unpublish(work: UnitOfWork, locked: Locked): Promise<void> {
  // @ts-expect-error: no row of the table.
  return move(work, locked, 'unpublish', {});
}
