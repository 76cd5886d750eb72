import assert from 'node:assert/strict';
import { test } from 'node:test';

import { importFiguresCommand } from '#cli/import-past-command.ts';
import { pastCommand } from '#cli/past-commands.ts';
import { notReadWords } from '#cli/past-words.ts';
import type { TimelineOutcome } from '#networks/read-outcome.ts';
import { mostWaitedHours, readTimeline, type TimelineRead } from '#reach/past/read-timeline.ts';

import { openPracticeMastodon } from '../../support/practice-networks.ts';
import { publishedDesk } from '../../support/published.ts';
import { openTestStore } from '../../support/store.ts';
import { testClock } from '../../support/test-clock.ts';

const at = new Date('2025-05-01T10:00:00Z');
const empty = { kind: 'page', posts: [], answeredAt: [], continuations: 0, next: null } as const;

function page(id: string, next: string | null, text = 'Bonjour'): TimelineOutcome {
  return { ...empty, posts: [{ id, at, text, links: [], likes: 0, shares: null }], next };
}

async function readAll(
  ...outcomes: readonly TimelineOutcome[]
): Promise<{ readonly read: TimelineRead; readonly waited: readonly number[]; readonly asked: readonly unknown[] }> {
  const left = [...outcomes];
  const waited: number[] = [];
  const asked: unknown[] = [];
  const read = await readTimeline({
    network: {
      async timeline(before) {
        asked.push(before);
        return left.shift() ?? { kind: 'unreadable' };
      },
    },
    signal: AbortSignal.timeout(60_000),
    wait: async (seconds) => void waited.push(seconds),
  });
  return { read, waited, asked };
}

const later = (afterSeconds: number): TimelineOutcome => ({ kind: 'tryLater', why: 'rate_limit', afterSeconds });

async function why(...outcomes: readonly TimelineOutcome[]): Promise<unknown> {
  const { read } = await readAll(page('3', '3'), ...outcomes);
  return read.kind === 'notRead' ? read.why : read;
}

test('a timeline is read to its end, and where its limits are used up that is waited for', async () => {
  const { read, waited, asked } = await readAll(page('3', '3'), later(90), page('2', '2', 'a\0\uD800b'), {
    ...empty,
    answeredAt: [at],
  });
  assert.ok(read.kind === 'read');
  assert.deepEqual(
    read.past.posts.map(({ remoteId, text, likes, shares }) => [remoteId, text, likes, shares]),
    [
      ['3', 'Bonjour', 0, null],
      ['2', 'a\uFFFDb', 0, null],
    ],
  );
  assert.deepEqual([read.past.answeredAt, waited, asked], [[at], [90], [null, '3', '3', '2']]);
});

test('what was not read to its end is not taken', async () => {
  assert.equal(await why({ kind: 'unreadable' }), 'noAnswer');
  assert.equal(await why({ kind: 'locked', why: 'token_refused' }), 'locked');
  assert.equal(await why({ kind: 'unsupported' }), 'unsupported');
  assert.equal(await why(later(3600), later(3600), later(1)), 'tooLong');
  assert.equal(await why(...Array.from({ length: 2500 }, (_, index) => page(String(index), `${index}x`))), 'tooMany');
});

test('a server is waited for as long as is said where it asks for more', async () => {
  const seconds = mostWaitedHours * 3600;
  assert.equal((await readAll(later(seconds), empty)).read.kind, 'read');
  assert.equal(await why(later(seconds), later(1), empty), 'tooLong');
  const said = notReadWords('tooLong', '@commune@social.example');
  assert.match(said, new RegExp(`more patience than ${mostWaitedHours} hours\\.`));
});

test('an account on Mastodon is read from its server into the tables, as of today', async () => {
  const clock = testClock(new Date());
  await using store = await openTestStore({ clock });
  await using world = await openPracticeMastodon();
  const desk = await publishedDesk(store, { handle: '@commune@social.example' });
  const limits = { ...world.network.rules.defaultLimits, mimeTypes: [], textTypes: [] };
  await store.db.account.update({ where: { id: desk.accountId }, data: { remoteId: world.accountId, limits } });
  await store.db.deskAccount.create({ data: { deskId: desk.deskId, accountId: desk.accountId, position: 0 } });
  world.server.postByHand(world.accountId, 'Piscine ouverte');
  clock.advance(30 * 86_400_000);
  const deps = { store, networkOf: async () => ({ kind: 'open', network: world.network }) as const };
  const options = { desk: 'Valmont', account: desk.accountId };
  const result = await importFiguresCommand(deps, [], options);
  assert.equal(result.exitCode, 0, result.text);
  assert.deepEqual(
    (await store.db.pastPost.findMany()).map(({ text }) => text),
    ['Piscine ouverte'],
  );
  assert.match((await pastCommand(store, { desk: 'Valmont' })).text, /· 1 posts, .*, by its server/);
  const files = await importFiguresCommand(deps, ['archive.zip'], options);
  assert.deepEqual([files.exitCode, files.data], [2, { refused: 'no_archive' }]);
  const closed = { store, networkOf: async () => ({ kind: 'paused' }) as const };
  assert.deepEqual((await importFiguresCommand(closed, [], options)).data, { refused: 'notOpen' });
});
