import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDesk } from '#desks/desk.ts';
import { revisionFromRow } from '#drafts/draft.ts';
import { fingerprintBefore, fingerprintOf } from '#drafts/fingerprint-of.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';
import { present } from '../support/publishing-scene.ts';
import { carding, withCards } from '../support/with-cards.ts';

const linked = 'Les horaires : https://mairie.example.org/horaires';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade no post has a card of its link and each is as it was approved; a new one may have one (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from), ...withCards });
    const { store } = scene;
    const revisions = await store.db.revision.findMany({ include: { draft: true } });
    assert.ok(revisions.length > 0);
    for (const { draft, ...row } of revisions) {
      const { content, fingerprint } = revisionFromRow(row);
      assert.equal(Object.hasOwn(content, 'linkCard'), false);
      const { accounts } = present(await readDesk(store.db, { id: draft.deskId }, store.clock.now()));
      if (!content.accountIds.every((id) => accounts.some((account) => account.id === id))) continue;
      // Also by the rules of networks that take cards.
      const renderings = renderingsOf(content, accounts, carding);
      const known = [fingerprintOf(renderings, content, accounts), fingerprintBefore(renderings, content)];
      assert.ok(known.includes(fingerprint), `draft ${draft.number}, version ${row.number}`);
    }
    const account = present(await store.db.account.findFirst({ where: { network: 'mastodon' } }));
    await scene.draft(linked, { accounts: [account.id] });
    // A page that the release before read, of which no measures were kept, is read anew.
    await store.db.linkPreview.create({
      data: {
        draftId: present(await store.db.draft.findFirst({ orderBy: { number: 'desc' } })).id,
        link: 'https://mairie.example.org/horaires',
        found: { title: 'Avant', description: null, alt: null, isRead: true, notes: [] },
        sha256: 'a'.repeat(64),
        mimeType: 'image/png',
        bytes: Buffer.from('before'),
        readAt: store.clock.now(),
      },
    });
    await scene.press('aicha', 'takeLinkCard');
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    const { draftId, linkCard } = await store.db.revision.findFirstOrThrow({ where: { number: 2, text: linked } });
    assert.deepEqual(linkCard, { link: 'https://mairie.example.org/horaires', title: 'Horaires', description: '' });
    // Planned: what the release before had on its way goes first.
    assert.equal(await store.db.delivery.count({ where: { draftId, revision: 2 } }), 1);
  });
}
