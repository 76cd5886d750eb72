import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { linkOfToken } from '#pages/link-of-token.ts';
import { revokeLinks } from '#pages/link.ts';
import { hashOfToken, newToken } from '#pages/token.ts';
import { describeError } from '#storage/describe-error.ts';
import type { Prisma } from '#storage/generated/client.ts';

import { openDesk } from '../drafts/desk-in-store.ts';
import { openPagesScene } from '../pages/pages-scene.ts';

test('a link that somebody writes into the database opens nothing, nor does one that they change', async () => {
  await using scene = await openPagesScene();
  const { store } = scene;
  const other = await openDesk(store, 'c2');
  const { link, token } = await scene.link({ days: 1 });
  const row = await store.db.sharedLink.findUniqueOrThrow({ where: { id: link.id } });
  const own = newToken();
  await store.db.sharedLink.create({ data: { ...row, id: store.newId(), tokenHash: hashOfToken(own) } });
  assert.equal((await scene.ask(`/s/${own}/calendar`)).status, 404, 'one of their own, with the MAC of another');
  const changes: Readonly<Record<string, Prisma.SharedLinkUncheckedUpdateInput>> = {
    'another desk': { deskId: other.id },
    'another page': { scopes: ['calendar', 'digests'] },
    texts: { showsTexts: true },
    'a later end': { expiresAt: new Date('2036-01-01T00:00:00Z') },
    'another token': { tokenHash: hashOfToken(newToken()) },
    'another label': { label: 'the public' },
    'no MAC': { mac: '' },
  };
  for (const [what, data] of Object.entries(changes)) {
    await store.db.sharedLink.update({ where: { id: row.id }, data });
    assert.equal(await linkOfToken(store, token), null, what);
    await store.db.sharedLink.update({ where: { id: row.id }, data: row });
  }
  assert.equal((await scene.ask(`/s/${token}/calendar`)).status, 200);
  await store.write((work) => revokeLinks(work, { deskId: scene.desk.id, id: link.id, by: 'sasha' }));
  await store.db.sharedLink.update({ where: { id: link.id }, data: { revokedAt: null, revokedBy: null } });
  assert.equal((await scene.ask(`/s/${token}/calendar`)).status, 404, 'revoked, and made open again by hand');
});

test('a link of one desk shows nothing of another, whatever the address says', async () => {
  await using scene = await openPagesScene();
  const other = await openDesk(scene.store, 'c2');
  const { token } = await scene.link({}, other.id);
  await scene.draft({ text: 'Only for Bruyère.' });
  for (const path of ['calendar', 'calendar?post=1', 'calendar.ics', `calendar?desk=${scene.desk.id}`]) {
    const answer = await scene.ask(`/s/${token}/${path}`);
    assert.ok(!(await answer.text()).includes('Only for Bruyère'), path);
  }
});

test('a link lives on when the steward who made it is one no more, and another steward revokes it', async () => {
  await using scene = await openPagesScene();
  const { store, desk } = scene;
  const { link, token } = await scene.link();
  await store.db.deskPerson.deleteMany({ where: { deskId: desk.id, role: 'steward' } });
  assert.equal((await scene.ask(`/s/${token}/calendar`)).status, 200);
  const revoked = await store.write((work) => revokeLinks(work, { deskId: desk.id, id: link.id, by: 'another' }));
  assert.equal(revoked.length, 1);
  assert.equal((await scene.ask(`/s/${token}/calendar`)).status, 404);
});

test('what fails while a page is read says nothing of its address, to its reader and in the log', async () => {
  await using scene = await openPagesScene();
  const { token } = await scene.link();
  await scene.store.db.$executeRaw`ALTER TABLE "Delivery" RENAME TO "Gone"`;
  const answer = await scene.ask(`/s/${token}/calendar`);
  assert.deepEqual([answer.status, await answer.text()], [500, 'Internal error']);
  const [failure, ...others] = scene.failures;
  assert.equal(others.length, 0);
  for (const said of [JSON.stringify(describeError(failure)), inspect(failure, { depth: 10, showHidden: true })]) {
    assert.ok(!said.includes(token), said);
  }
});
