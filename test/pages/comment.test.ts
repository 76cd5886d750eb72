import assert from 'node:assert/strict';
import { test } from 'node:test';

import { revokeLinks } from '#pages/link.ts';
import { newToken } from '#pages/token.ts';

import { openPagesScene, type PagesScene } from './pages-scene.ts';

const ours = { 'sec-fetch-site': 'same-origin', origin: 'null' } as const;

async function comment(
  scene: PagesScene,
  token: string,
  {
    text = 'Fine by me.',
    number = 1,
    headers = ours,
  }: { text?: string; number?: number; headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const body = new URLSearchParams({ text });
  return scene.ask(`/s/${token}/posts/${number}/comment`, { method: 'POST', body, headers });
}

async function comments({ store }: PagesScene): Promise<readonly string[]> {
  return (await store.db.linkComment.findMany({ orderBy: { id: 'asc' } })).map(({ text }) => text);
}

test('what a reader writes is kept for the thread of its post, with its link, and leads back to the page', async () => {
  await using scene = await openPagesScene();
  await scene.draft();
  const { link, token } = await scene.link();
  const answer = await comment(scene, token, { text: '  Please check the date.\r\nThe mayor is away.  ' });
  assert.deepEqual(
    [answer.status, answer.headers.get('location')],
    [303, '../../calendar?post=1&comment=left&lang=fr'],
  );
  assert.deepEqual(await comments(scene), ['Please check the date.\nThe mayor is away.']);
  const entry = await scene.store.db.journalEntry.findFirstOrThrow({ where: { kind: 'link.commented' } });
  assert.equal(Object(entry.data).linkId, link.id);
  assert.equal(await scene.store.db.notice.count({ where: { kind: 'link.commented', draftId: { not: null } } }), 1);
  assert.equal(await scene.store.db.decision.count(), 0);
});

test('another site, and who says nothing of where it comes from, leaves no comment', async () => {
  await using scene = await openPagesScene();
  await scene.draft();
  const { token } = await scene.link();
  const refused = [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: `${scene.url}.evil.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: scene.url },
  ];
  for (const headers of refused) {
    assert.equal((await comment(scene, token, { headers })).status, 403, JSON.stringify(headers));
  }
  assert.deepEqual(await comments(scene), []);
  assert.equal((await comment(scene, token, { headers: { origin: scene.url } })).status, 303);
});

test('a comment that is empty, long or unreadable is told so, and no word of it is kept', async () => {
  await using scene = await openPagesScene();
  await scene.draft();
  const { token } = await scene.link();
  const markup = '<script>alert(1)</script> <!channel> @channel [here](https://evil.example) ';
  const cases: readonly (readonly [string, string])[] = [
    ['', 'empty'],
    [' \u202e\n ', 'empty'],
    ['x'.repeat(1001), 'long'],
    [markup.repeat(40_000 / markup.length + 1), 'long'],
    ['x'.repeat(100_000), 'long'],
    ['a\u0000b', 'unreadable'],
    ['\u{1F3D4}'.repeat(500), 'left'],
  ];
  for (const [text, outcome] of cases) {
    const answer = await comment(scene, token, { text });
    assert.match(answer.headers.get('location') ?? '', new RegExp(`comment=${outcome}&`), text.slice(0, 20));
  }
  assert.deepEqual(
    (await comments(scene)).map((text) => text.length),
    [1000],
  );
  assert.deepEqual(scene.failures, []);
});

test('ten an hour come by one link, and each link counts for itself', async () => {
  await using scene = await openPagesScene();
  await scene.draft();
  const [one, other] = [await scene.link(), await scene.link()];
  const outcomes = await Promise.all(Array.from({ length: 14 }, () => comment(scene, one.token)));
  const left = outcomes.filter((answer) => answer.headers.get('location')?.includes('comment=left'));
  assert.equal(left.length, 10);
  assert.equal((await comments(scene)).length, 10);
  assert.match((await comment(scene, other.token)).headers.get('location') ?? '', /comment=left/);
  scene.clock.advance(3_600_000);
  assert.match((await comment(scene, one.token)).headers.get('location') ?? '', /comment=left/);
});

test('a link that is revoked, of digests or unknown leaves none, and neither does a post of another desk', async () => {
  await using scene = await openPagesScene();
  await scene.draft();
  const good = await scene.link();
  const digests = await scene.link({ scopes: ['digests'] });
  const revoked = await scene.link();
  await scene.store.write((work) => revokeLinks(work, { deskId: scene.desk.id, id: revoked.link.id, by: 'sasha' }));
  const never = await (await comment(scene, newToken())).text();
  for (const token of [digests.token, revoked.token]) {
    const answer = await comment(scene, token);
    assert.deepEqual([answer.status, await answer.text()], [404, never]);
  }
  for (const number of [2, 999_999_999]) {
    const answer = await comment(scene, good.token, { number });
    assert.deepEqual([answer.status, await answer.text()], [404, never]);
  }
  for (const path of ['posts/0/comment', 'posts/1/comments', 'posts/9999999999/comment', 'posts/1/comment/x']) {
    assert.equal(
      (await scene.ask(`/s/${good.token}/${path}`, { method: 'POST', headers: ours, body: '' })).status,
      405,
      path,
    );
  }
  assert.deepEqual(await comments(scene), []);
});

test('only a form is read, and a comment cannot be left by opening an address', async () => {
  await using scene = await openPagesScene();
  await scene.draft();
  const { token } = await scene.link();
  const json = { ...ours, 'content-type': 'application/json' };
  const path = `/s/${token}/posts/1/comment`;
  assert.equal((await scene.ask(path, { method: 'POST', headers: json, body: '{"text":"x"}' })).status, 415);
  const opened = await scene.ask(`${path}?text=approved`, { headers: ours });
  assert.deepEqual([opened.status, opened.headers.get('allow')], [405, 'POST']);
  assert.deepEqual(await comments(scene), []);
});
