import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Redrawn } from '#networks/redrawn.ts';
import { publishingNoticeSchema } from '#publishing/publishing-notice.ts';
import type { Trouble } from '../simulators/networks/trouble.ts';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { holloHtml } from '../support/hollo-html.ts';
import { openPracticeWire } from '../support/practice-wire.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';

/** Reads what the draft's thread is told of what a server made of the posts. */
async function changedIn({ store }: Scene, draftId: string): Promise<readonly (readonly Redrawn[])[]> {
  const rows = await store.db.notice.findMany({ where: { draftId, kind: 'delivery.changedByServer' } });
  return rows.map(({ kind, data }) => {
    const notice = publishingNoticeSchema.parse({ kind, data });
    return notice.kind === 'delivery.changedByServer' ? notice.data.redrawn : [];
  });
}

const redrawn: readonly Redrawn[] = [
  { kind: 'hiddenLink', shown: 'the site', target: 'https://example.org/x' },
  { kind: 'text', approved: '5*6*7 [the site](https://example.org/x)', shown: '567 the site' },
];
const text = 'Price 5*6*7 [the site](https://example.org/x)';

test('what a server draws otherwise is told within a minute, once', async () => {
  await using wire = await openPracticeWire(openScene);
  const { scene, servers } = wire;
  servers.mastodon.manners.htmlOf = holloHtml;
  const draft = await scene.asked({ text, accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.pass(80);
  assert.deepEqual(await changedIn(scene, draft.id), [redrawn]);
  await scene.pass(3600);
  assert.equal((await changedIn(scene, draft.id)).length, 1);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
});

for (const trouble of [
  { kind: 'loseRequest' },
  { kind: 'loseAnswer' },
  { kind: 'errorAfterAccepting' },
  { kind: 'answerHalf' },
] as const satisfies readonly Trouble[]) {
  for (const hasSource of [true, false]) {
    const what = hasSource ? 'tells its text' : 'tells none';
    test(`after a doubt (${trouble.kind}) a post that a server draws otherwise, and ${what}, is there once`, async () => {
      await using wire = await openPracticeWire(openScene, { software: 'Snac 2.75' });
      const { scene, servers } = wire;
      Object.assign(servers.mastodon.manners, { htmlOf: holloHtml, hasSource, keys: 'ignored' });
      servers.mastodon.troubles.set(['publish'], trouble, 1);
      const draft = await scene.asked({ text, accountIds: [scene.accountIds.mastodon] });
      await scene.decide(draft);
      await scene.pass(1200);
      assert.equal((await scene.delivery(draft.id)).state, 'sent');
      assert.equal(servers.mastodon.timeline().length, 1);
      assert.deepEqual(await changedIn(scene, draft.id), [redrawn]);
    });
  }
}

test('an edit whose answer was lost is done where the server holds the text, however it draws it', async () => {
  await using wire = await openPracticeWire(openScene);
  const { scene, servers } = wire;
  servers.mastodon.manners.htmlOf = holloHtml;
  const draft = await publishedDraft(scene, { text: 'Price 5*6*8' });
  const correction = await askedCorrection(scene, draft, { text, ways: { x: 'leave' } });
  servers.mastodon.troubles.set(['publish'], { kind: 'loseAnswer' }, 1);
  await scene.decide(correction);
  await scene.pass(1200);
  assert.equal((await scene.delivery(correction.id)).state, 'sent');
  assert.deepEqual(await changedIn(scene, correction.id), [redrawn]);
  const edits = await scene.store.db.journalEntry.count({
    where: { draftId: correction.id, kind: 'delivery.sending' },
  });
  assert.equal(edits, 1);
});
