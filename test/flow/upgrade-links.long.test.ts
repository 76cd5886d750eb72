import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leaveComment } from '#pages/comment/leave-comment.ts';
import { linkOfToken } from '#pages/link-of-token.ts';
import { revokeLinks } from '#pages/link.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';
import { present } from '../support/publishing-scene.ts';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade a desk has no link, and its steward can make, use and revoke one (${from})`, async () => {
    const pagesUrl = 'https://tambour.example.org/s/';
    await using scene = await openBotScene({ kept: await oldRelease(from), pagesUrl });
    const { store } = scene;
    const deskId = present(scene.deskId);
    assert.deepEqual([await store.db.sharedLink.count(), await store.db.linkComment.count()], [0, 0]);
    const [steward] = await store.db.deskPerson.findMany({ where: { deskId, role: 'steward' } });
    const person = steward?.person ?? 'karim';
    await scene.people.command(person, 'publications', 'partager calendrier 10 jours pour le cabinet');
    await scene.settle();
    const [, token = ''] = /\/s\/([\w-]{43})\/calendar\b/u.exec(scene.whispers(person).join('\n')) ?? [];
    const link = present(await linkOfToken(store, token));
    assert.match(scene.seen(), /a créé un lien\. Le lien pour « le cabinet » montre le calendrier/u);
    const { number } = await store.db.draft.findFirstOrThrow({ where: { deskId }, orderBy: { number: 'desc' } });
    const typed = 'Attention à la date.';
    assert.equal(await store.write((work) => leaveComment(work, { link, number, typed })), 'left');
    await scene.settle();
    assert.match(scene.seen(), /Attention à la date\./u);
    await store.write((work) => revokeLinks(work, { deskId, id: null, by: person }));
    assert.equal(await linkOfToken(store, token), null);
  });
}
