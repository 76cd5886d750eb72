import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MAX_LINKS, revokeLinks } from '#pages/link.ts';
import { newToken } from '#pages/token.ts';
import { freeze, thaw } from '#publishing/holding/freeze.ts';

import { openPagesScene, type PagesScene } from './pages-scene.ts';

const dayMs = 86_400_000;

/** What a program can tell two answers by, beside how long they took. */
async function seenOf(answer: Response): Promise<object> {
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'));
  return { status: answer.status, headers, body: await answer.text() };
}

async function revoke({ store, desk }: PagesScene, id: string | null): Promise<void> {
  await store.write((work) => revokeLinks(work, { deskId: desk.id, id, by: 'sasha' }));
}

test('a link opens its page, in the language of its reader', async () => {
  await using scene = await openPagesScene();
  const { token } = await scene.link();
  const answer = await scene.ask(`/s/${token}/calendar`, { headers: { 'accept-language': 'de' } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-language'), 'de');
  assert.match(await answer.text(), /<html lang="de">/);
});

test('after a restore a page and its feed show nothing until the desk has seen what could go out', async () => {
  await using scene = await openPagesScene();
  const { token } = await scene.link();
  await scene.draft();
  await scene.store.write((work) =>
    freeze(work, { deskId: scene.desk.id, by: { id: 'a', name: 'a' }, why: null, isAfterRestore: true }),
  );
  for (const path of [`/s/${token}/calendar`, `/s/${token}/calendar.ics`]) {
    const answer = await scene.ask(path, { headers: { 'accept-language': 'fr' } });
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '3600']);
    const text = await answer.text();
    assert.match(text, /Cette page rouvre quand la rédaction aura vérifié/u);
    assert.doesNotMatch(text, /town hall|VEVENT/u);
  }
  const by = { id: 'karim', name: 'Karim' };
  await thaw(scene.store, { deskId: scene.desk.id, by, isAfterRestore: true });
  assert.equal((await scene.ask(`/s/${token}/calendar`)).status, 200);
});

test('no answer is kept, found, framed, or passes its address on, and none sets a cookie or runs anything', async () => {
  await using scene = await openPagesScene();
  const { token } = await scene.link();
  for (const path of [`/s/${token}/calendar`, `/s/${newToken()}/calendar`]) {
    const answer = await scene.ask(path);
    const { headers } = answer;
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('x-robots-tag'), 'noindex, nofollow');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('set-cookie'), null);
    assert.match(
      headers.get('content-security-policy') ?? '',
      /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    assert.doesNotMatch(await answer.text(), /<script|https?:\/\//);
  }
});

test('a token that is wrong, cut, doubled, spelled otherwise, revoked, expired or of another page is answered by the same bytes', async () => {
  await using scene = await openPagesScene();
  const good = await scene.link();
  const revoked = await scene.link();
  await revoke(scene, revoked.link.id);
  const expired = await scene.link({ days: 1 });
  const digests = await scene.link({ scopes: ['digests'], days: 90 });
  scene.clock.advance(dayMs);
  const never = await seenOf(await scene.ask(`/s/${newToken()}/calendar`));
  const { token } = good;
  const spelled = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  const paths = {
    cut: `/s/${token.slice(0, -1)}/calendar`,
    doubled: `/s/${token}${token}/calendar`,
    twice: `/s/${token}/${token}/calendar`,
    spelled: `/s/${spelled}/calendar`,
    padded: `/s/${token}=/calendar`,
    escaped: `/s/%00${token}/calendar`,
    revoked: `/s/${revoked.token}/calendar`,
    expired: `/s/${expired.token}/calendar`,
    'of digests': `/s/${digests.token}/calendar`,
    'no page': `/s/${token}`,
    'another page': `/s/${token}/admin`,
    below: `/s/${token}/calendar/x`,
    none: '/s/',
  };
  for (const [name, path] of Object.entries(paths)) assert.deepEqual(await seenOf(await scene.ask(path)), never, name);
  assert.equal((await scene.ask(`/s/${token}/calendar`)).status, 200);
  assert.deepEqual(scene.failures, []);
});

test('reading changes nothing but when the link was last used, to the hour', async () => {
  await using scene = await openPagesScene(new Date('2026-11-30T09:47:11Z'));
  const { link, token } = await scene.link();
  const before = await scene.store.db.journalEntry.count();
  for (const method of ['GET', 'HEAD', 'GET'])
    assert.equal((await scene.ask(`/s/${token}/calendar`, { method })).status, 200);
  const row = await scene.store.db.sharedLink.findUniqueOrThrow({ where: { id: link.id } });
  assert.deepEqual(row.lastUsedAt, new Date('2026-11-30T09:00:00Z'));
  assert.equal(await scene.store.db.journalEntry.count(), before);
});

test('a method that could change something is refused, whatever the token', async () => {
  await using scene = await openPagesScene();
  const { token } = await scene.link();
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const [known, unknown] = [token, newToken()].map((one) => scene.ask(`/s/${one}/calendar`, { method }));
    assert.equal((await known)?.status, 405, method);
    assert.equal((await unknown)?.status, 405, method);
    assert.equal((await known)?.headers.get('allow'), 'GET, HEAD');
  }
});

test('a page leads to those of its link alone, and its address stands in none', async () => {
  await using scene = await openPagesScene();
  for (const scopes of [['calendar'], ['calendar', 'digests']] as const) {
    const { token } = await scene.link({ scopes });
    const text = await (await scene.ask(`/s/${token}/calendar`)).text();
    const [, nav = ''] = /<nav class="pages"[^>]*>(.*?)<\/nav>/su.exec(text) ?? [];
    const leads = [...nav.matchAll(/href="(\w+)\?lang=fr"/g)].map(([, name]) => name);
    assert.deepEqual(leads, scopes);
    assert.ok(!text.includes(token));
    assert.equal((await scene.ask(`/s/${token}/digests`)).status, scopes.length === 2 ? 200 : 404);
  }
});

test('only the hash of a token is kept, and the row tells nothing else of it', async () => {
  await using scene = await openPagesScene();
  const { token } = await scene.link();
  const tables = await scene.store.db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS "name" FROM pg_tables WHERE schemaname = 'public'`;
  for (const { name } of tables) {
    const rows = await scene.store.db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS "row" FROM ${name} t`,
    );
    assert.ok(
      rows.every(({ row }) => !row.includes(token) && !row.includes(Buffer.from(token, 'utf8').toString('hex'))),
      name,
    );
  }
});

test('a desk has a limit of open links, and one that is revoked makes room', async () => {
  await using scene = await openPagesScene();
  for (let made = 0; made < MAX_LINKS; made += 1) await scene.link();
  await assert.rejects(() => scene.link(), /full/);
  await revoke(scene, null);
  await scene.link();
});

test('who guesses is refused after thirty a minute, and keeps nobody out whose link is in use', async () => {
  await using scene = await openPagesScene();
  const { token } = await scene.link();
  assert.equal((await scene.ask(`/s/${token}/calendar`)).status, 200);
  const guesses: number[] = [];
  for (let tried = 0; tried < 40; tried += 1) guesses.push((await scene.ask(`/s/${newToken()}/calendar`)).status);
  assert.deepEqual([...new Set(guesses)], [404, 429]);
  assert.equal(guesses.indexOf(429), 30);
  assert.equal((await scene.ask(`/s/${token}/calendar`)).status, 200);
  const other = { headers: { 'x-forwarded-for': '203.0.113.9' } };
  assert.equal((await scene.ask(`/s/${newToken()}/calendar`, other)).status, 404, 'another address, by the proxy here');
  scene.clock.advance(60_000);
  assert.equal((await scene.ask(`/s/${newToken()}/calendar`)).status, 404);
});

test('one link is read 120 times a minute at most', async () => {
  await using scene = await openPagesScene();
  const { token } = await scene.link();
  let last = 200;
  for (let read = 0; read < 121; read += 1) last = (await scene.ask(`/s/${token}/calendar`)).status;
  assert.equal(last, 429);
});
