import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { readDesk } from '#desks/desk.ts';
import { fingerprintBefore, fingerprintOf } from '#drafts/fingerprint-of.ts';
import { revisionFromRow } from '#drafts/draft.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';
import { present } from '../support/publishing-scene.ts';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade every post is one post as it was approved, and a new one may be a series (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from) });
    const { store } = scene;
    const revisions = await store.db.revision.findMany({ include: { draft: true } });
    assert.ok(revisions.length > 0);
    for (const { draft, ...row } of revisions) {
      const { content, fingerprint } = revisionFromRow(row);
      assert.deepEqual([Object.hasOwn(content, 'series'), Object.hasOwn(content, 'restVisibility')], [false, false]);
      assert.ok(content.media.every((media) => !Object.hasOwn(media, 'part')));
      assert.ok(
        (content.corrections ?? []).every((one) => !Object.hasOwn(one, 'part') && !Object.hasOwn(one, 'texts')),
      );
      const { accounts } = present(await readDesk(store.db, { id: draft.deskId }, store.clock.now()));
      if (!content.accountIds.every((id) => accounts.some((account) => account.id === id))) continue;
      const renderings = renderingsOf(content, accounts, rules);
      const known = [fingerprintOf(renderings, content, accounts), fingerprintBefore(renderings, content)];
      assert.ok(known.includes(fingerprint), `draft ${draft.number}, version ${row.number}`);
    }
    const planned = await store.db.delivery.findMany();
    assert.ok(planned.length > 0);
    assert.ok(planned.every(({ position, afterId }) => position === 1 && afterId === null));

    const account = present(await store.db.account.findFirst({ where: { network: 'mastodon' } }));
    await scene.draft('Le fleuve monte.\n---\nQuittez les quais.', { accounts: [account.id] });
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    const { draftId } = await store.db.revision.findFirstOrThrow({ where: { series: 'plain' } });
    const parts = await store.db.delivery.findMany({ where: { draftId }, orderBy: { position: 'asc' } });
    // Each behind the one before; what the release before had on its way goes first.
    assert.deepEqual(
      parts.map(({ position, afterId }) => [position, afterId]),
      [
        [1, null],
        [2, parts[0]?.id],
      ],
    );
  });
}
