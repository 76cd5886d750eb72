import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { SeenMessage } from '../contracts/chat-world.ts';
import { csvRecords } from '../support/csv-parser.ts';
import { mattermostDigestStage, slackDigestStage } from '../support/digest-stages.ts';
import { type DigestStage, digestsSeen, openDigestDesk, untilDigestHour } from '../support/digest-story.ts';
import { openMattermostScene } from '../support/mattermost-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { openSlackScene } from '../support/slack-scene.ts';

const text = '=1+1 <!channel> @all *b* | `c` @karim';
const handle = '@all';

/** With texts and a handle full of markup and calls: who is notified, and how it stands there. */
async function assertAsWritten(stage: DigestStage): Promise<void> {
  const { scene, team, filesUnder } = stage;
  await openDigestDesk(stage, 'en');
  await scene.store.db.$executeRaw`ALTER TABLE "Revision" DISABLE TRIGGER USER`;
  await scene.store.db.revision.updateMany({ data: { text } });
  await scene.store.db.$executeRaw`ALTER TABLE "Revision" ENABLE TRIGGER USER`;
  await scene.store.db.account.updateMany({ data: { handle } });
  await untilDigestHour(scene);
  await team.command('aicha', 'digest channel');
  await team.command('aicha', 'digest');
  await team.command('aicha', 'figures');
  const digests = await digestsSeen(team, 'en');
  assert.equal(digests.length, 2);
  for (const { digest, thread } of digests) {
    // Once on each network as the post with most interactions, and three times among those to answer.
    assert.equal(digest.text.split(text).length - 1, 2 + 3, digest.text);
    assert.match(digest.text, /@all \(Mastodon\), /);
    assert.match(present(thread[0]).text, /@all \(X\): likes /);
    assert.match(present(digest.alts[0]), /: Mastodon \d/);
  }
  const all: readonly SeenMessage[] = await team.seen('karim');
  assert.deepEqual(
    all.flatMap(({ notified }) => notified),
    [],
  );
  const file = all.findLast(({ text: said }) => said.startsWith('The figures of the posts'));
  const [csv] = await filesUnder(team.id('karim'), present(file?.ref).message);
  const records = csvRecords(new TextDecoder('utf-8', { ignoreBOM: true }).decode(present(csv).bytes));
  assert.ok(records.length > 300);
  for (const record of records) {
    assert.equal(record['text_start'], `'${text}`);
    assert.equal(record['account'], 'all');
  }
}

test('in Slack the texts of posts and the names of accounts call nobody, and arrive as they were written', async () => {
  await using scene = await openSlackScene('socket', { language: 'en' });
  await assertAsWritten(slackDigestStage(scene));
});

test('on Mattermost the texts of posts and the names of accounts call nobody, and arrive as they were written', async () => {
  await using scene = await openMattermostScene({ language: 'en' });
  await assertAsWritten(mattermostDigestStage(scene));
});
