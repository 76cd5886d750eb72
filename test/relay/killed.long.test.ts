import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import type { Source } from '#relay/source.ts';

import { until } from '../support/until.ts';
import { openAccountScene } from './account-scene.ts';
import { siteEntry } from './news-site.ts';
import { openRelayScene, type RelayScene } from './relay-scene.ts';

const script = join(import.meta.dirname, '..', 'support', 'relay-process-script.ts');
const hourMs = 3_600_000;

/** Where a reading stops for as long as somebody else holds what it needs next. */
const stops = {
  // It has read, and waits for the desk.
  'between reading and drafting': { holds: 'SELECT 1 FROM "Desk" FOR UPDATE', waitsWith: '%"Desk"%' },
  // Its drafts are written, and it waits to remember them.
  'between drafting and remembering': {
    holds: 'LOCK TABLE "SourceItem" IN SHARE MODE',
    waitsWith: 'INSERT INTO %"SourceItem"%',
  },
} as const;

/** Reads a source in another process, which is killed where it stops. */
async function readAndKill(
  { store, clock }: RelayScene,
  { source, port, stop }: { readonly source: Source; readonly port: string; readonly stop: keyof typeof stops },
): Promise<void> {
  const { holds, waitsWith } = stops[stop];
  await store.db.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(holds);
      const args = [JSON.stringify(store.connection), source.id, port, clock.now().toISOString()];
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const exited = once(child, 'exit');
      await until(`it stops ${stop}`, async () => {
        const [row] = await store.db.$queryRaw<{ count: bigint }[]>`
          SELECT count(*) FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE ${waitsWith}`;
        return row !== undefined && row.count > 0n;
      });
      child.kill('SIGKILL');
      const [, signal] = await exited;
      assert.equal(signal, 'SIGKILL');
    },
    { timeout: 120_000 },
  );
  // Nothing of it goes on once its process is gone.
  await until('its transaction is gone', async () => {
    const [row] = await store.db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()`;
    return row?.count === 0n;
  });
}

function firstLines(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.split('\n')[0] ?? '');
}

for (const stop of Object.keys(stops) as (keyof typeof stops)[]) {
  describe(`killed ${stop}`, () => {
    test('of a feed each entry is drafted once, and none is lost', async () => {
      await using scene = await openRelayScene();
      const { site, clock, store } = scene;
      site.entries.unshift(siteEntry(1, 'News 1', clock.now().toUTCString()));
      const source = await scene.switchedOn();
      for (const number of [2, 3]) site.entries.unshift(siteEntry(number, `News ${number}`, clock.now().toUTCString()));
      clock.advance(hourMs);
      await readAndKill(scene, { source, port: new URL(site.url).port, stop });
      assert.deepEqual([await scene.texts(), await store.db.sourceItem.count()], [[], 1]);
      await scene.toNextReading();
      await scene.toNextReading();
      assert.deepEqual(firstLines(await scene.texts()), ['News 2', 'News 3']);
    });

    test('of an account on Mastodon each post is drafted once, and none is lost', async () => {
      await using own = await openAccountScene();
      const { scene } = own;
      own.post('Post 1');
      const source = await own.switchedOn();
      own.post('Post 2');
      own.post('Post 3');
      scene.clock.advance(hourMs);
      await readAndKill(scene, { source, port: new URL(own.url).port, stop });
      assert.deepEqual([await scene.texts(), await scene.store.db.sourceItem.count()], [[], 1]);
      await scene.toNextReading();
      await scene.toNextReading();
      assert.deepEqual(firstLines(await scene.texts()), ['Post 2', 'Post 3']);
    });
  });
}
