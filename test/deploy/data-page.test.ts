import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { neededScopes } from '#chat/slack/what-slack-must-grant.ts';
import { readConfig } from '#config.ts';
import { outsideHosts } from '#doctor/check-ways-out.ts';
import { forgetOldChat } from '#storage/forget-old-chat.ts';

import { openTestStore } from '../support/store.ts';

const docs = join(import.meta.dirname, '../../docs');
const page = await readFile(join(docs, 'data-and-security.md'), 'utf8');
const networksPage = await readFile(join(docs, 'networks.md'), 'utf8');

/** Returns the text between a heading and the next. */
function section(heading: string, of = page): string {
  const [, text] = of.split(`## ${heading}\n`);
  assert.ok(text !== undefined, heading);
  return text.split('\n## ')[0] ?? '';
}

test('the page names the scopes that Slack is asked for, each once and none beside', () => {
  const [slack = ''] = section('Which rights').split('The app-level token');
  const named = [...slack.matchAll(/^\| (`.+`) +\|/gm)].flatMap(([, cell = '']) =>
    cell.replaceAll('`', '').split(', '),
  );
  assert.deepEqual(named.toSorted(), neededScopes());
});

test('the page, or the one of the networks that it leads to, names each host that the doctor tries', async () => {
  const outcome = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', X_PUBLISHING: 'on' });
  assert.ok(outcome.kind === 'config');
  assert.ok(section('Which outside hosts').includes('](networks.md#which-hosts)'));
  const named = section('Which outside hosts') + section('Which hosts', networksPage);
  for (const { url } of await outsideHosts(outcome.config, null, () => true)) {
    assert.ok(named.includes(`\`${url.host.replace(/^wss-.*?\./, 'wss-*.')}\``), url.host);
  }
});

test('what is kept of the chat is kept for as many days as the page says', async () => {
  await using store = await openTestStore();
  const dayMs = 86_400_000;
  const now = store.clock.now().getTime();
  for (let day = 0; day < 200; day += 1) {
    const at = new Date(now - day * dayMs);
    await store.db.chatEvent.create({ data: { dedupeKey: `event ${day}`, platform: 'slack:T1', receivedAt: at } });
    await store.db.chatPost.create({ data: { key: `post ${day}`, platform: 'slack:T1', begunAt: at } });
    const attached = { bytes: new Uint8Array(1), mimeType: 'text/csv', createdAt: at };
    await store.db.attachment.create({ data: { sha256: `attachment ${day}`, ...attached } });
  }
  await forgetOldChat(store);
  const [events, posts] = /Identifiers of handled events: (\d+) days\.\s+Keys\s+of messages posted: (\d+) days\./
    .exec(section('How long'))
    ?.slice(1) ?? ['', ''];
  // That of today counts beside them.
  assert.equal((await store.db.chatEvent.count()) - 1, Number(events));
  assert.equal((await store.db.chatPost.count()) - 1, Number(posts));
  const attachments = /attached to a message: (\d+) days\./.exec(section('How long'))?.[1];
  assert.equal((await store.db.attachment.count()) - 1, Number(attachments));
});

test('backups are kept for as many days as the page says', async () => {
  const unit = await readFile(join(import.meta.dirname, '../../deploy/tambour-backup.service'), 'utf8');
  const days = /-mtime \+(\d+) /.exec(unit)?.[1];
  assert.ok(days !== undefined && section('How long').includes(`those of the nightly timer, ${days} days`));
});
