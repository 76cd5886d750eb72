import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { z } from 'zod';

import { readPracticeKeys } from '#practice/practice-keys.ts';

import { pagePeople } from '../support/page-people.ts';
import { openTambour, type Tambour } from '../support/tambour.ts';
import { onServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

async function rows<T extends object>(tambour: Tambour, sql: string): Promise<readonly T[]> {
  assert.ok(tambour.connection !== null);
  return onServer(tambour.connection, async (client) => (await client.query<T>(sql)).rows);
}

async function published(tambour: Tambour): Promise<number> {
  const [row] = await rows<{ count: number }>(tambour, 'SELECT count(*)::int AS count FROM "DeliveryFigures"');
  return row?.count ?? 0;
}

async function offers(url: string): Promise<boolean> {
  return /<button[^>]*>Fill in twelve weeks of practice history</.test(await (await fetch(url)).text());
}

test('the page offers a past until it was filled in, and its links lead to a page that says what they are', async () => {
  await using tambour = await openTambour();
  const servers = await tambour.startPractice();
  const press = async (): Promise<Response> =>
    fetch(`${servers.url}/as/karim/past`, {
      method: 'POST',
      headers: { origin: servers.url },
      body: new URLSearchParams({ channel: 'publications' }),
      redirect: 'manual',
    });
  assert.match(await (await press()).text(), /Tambour does not answer just now/);
  assert.ok(await offers(servers.url), 'nothing was filled in, so it stays');

  const first = await tambour.start();
  assert.equal(await published(tambour), 0);
  assert.equal((await press()).status, 303);
  assert.ok(!(await offers(servers.url)));
  const posts = await published(tambour);
  assert.ok(posts > 150);

  const keys = readPracticeKeys(join(tambour.data, 'practice'));
  const links = await rows<{ network: 'mastodon' | 'x'; url: string }>(
    tambour,
    `SELECT DISTINCT ON (a."network") a."network", d."remoteUrl" AS url
     FROM "Delivery" d JOIN "Account" a ON a."id" = d."accountId" WHERE d."remoteUrl" IS NOT NULL`,
  );
  assert.deepEqual(links.map(({ network }) => network).toSorted(), ['mastodon', 'x']);
  for (const { network, url } of links) {
    assert.ok(url.startsWith(`${keys?.[network].url}/past/`));
    const answer = await fetch(url);
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /made-up history of the practice desk/);
  }
  await first.stop();

  const second = await tambour.start({}, ['--with-history']);
  assert.equal(await published(tambour), posts, 'the past is there once');
  await second.stop();
});

test('a first start with --with-history opens on a desk with a past, which ends at the followers of today', async () => {
  await using tambour = await openTambour();
  const running = await tambour.start({}, ['--with-history']);
  assert.ok((await published(tambour)) > 150);
  const [newest] = await rows<{ state: string }>(tambour, `SELECT "state" FROM "Draft" ORDER BY "number" DESC LIMIT 1`);
  assert.equal(newest?.state, 'asked', 'what waits came after the past');
  const toldDigests = `SELECT 1 FROM "Digest" WHERE "state" = 'told'`;
  await until(
    'its digest is told, and stands on the pages',
    async () => (await rows(tambour, toldDigests)).length === 1,
  );
  const keys = readPracticeKeys(join(tambour.data, 'practice'));
  const answer = await fetch(`${keys?.mastodon.url}/api/v1/accounts/verify_credentials`, {
    headers: { authorization: `Bearer ${keys?.mastodon.secret.accessToken}` },
  });
  const { followers_count: now } = z.object({ followers_count: z.number() }).parse(await answer.json());
  const [last] = await rows<{ followers: number }>(
    tambour,
    `SELECT f."followers"::int AS followers FROM "FollowerReading" f JOIN "Account" a ON a."id" = f."accountId"
     WHERE a."network" = 'mastodon' ORDER BY f."day" DESC LIMIT 1`,
  );
  assert.ok(Math.abs((last?.followers ?? 0) - now) < 30, `${last?.followers} and ${now}`);
  const { code, out } = await tambour.run(['journal', 'verify']);
  assert.equal(code, 0, out);
  await running.stop();
});

test('a freeze after a restart brings no post of the past back, and takes nobody’s approval of it back', async () => {
  await using tambour = await openTambour();
  await (await tambour.start({}, ['--with-history'])).stop();
  const failed = await rows(tambour, `SELECT 1 FROM "Delivery" WHERE "state" IN ('failed', 'held')`);
  assert.ok(failed.length > 0, 'the past has posts that are partly public');
  const again = await tambour.start();
  const people = pagePeople(tambour.data);
  // The first draft, which waits.
  const first = await until('the first draft is shown', () => /Draft (\d+) “/.exec(people.seen())?.[1]);
  await people.say('karim', '/tambour freeze Wrong numbers');
  await until('the freeze is told', () => people.seen().includes('Wrong numbers'));
  const waiting = `SELECT 1 FROM "Notice" WHERE "deliveredAt" IS NULL UNION ALL
    SELECT 1 FROM pgboss.job WHERE name IN ('freeze', 'reread') AND state < 'completed'`;
  await until('all is shown', async () => (await rows(tambour, waiting)).length === 0);
  const after = people.seen();
  const shown = new Set([...after.matchAll(/Draft (\d+) “/g)].map(([, number]) => number));
  assert.deepEqual([...shown], [first]);
  assert.doesNotMatch(after, /withdrew/);
  const newest = people.chat().messages.findLast(({ ref }) => ref.thread === null);
  assert.match(newest === undefined ? '' : people.textOf(newest), /Wrong numbers/, 'nothing is below the freeze');
  assert.deepEqual(await rows(tambour, `SELECT 1 FROM "Decision" WHERE "withdrawnAt" > now() - interval '1 hour'`), []);
  assert.equal(await again.stop(), 0);
});
