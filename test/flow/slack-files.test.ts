import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';

import { plainSpaces } from '../support/chat-scene.ts';
import { formInSlack } from '../support/slack-client/form-in-slack.ts';
import { openSlackScene, type SlackScene } from '../support/slack-scene.ts';
import { submitDesk } from '../support/team-in-chat.ts';

/** Returns the hint that stands below the place for pictures in the form of a new draft. */
async function hintFor(scene: SlackScene, networks: readonly ('mastodon' | 'x')[]): Promise<string | null> {
  const accounts = await scene.store.db.account.findMany({ where: { network: { in: [...networks] } } });
  await scene.command('odile', 'setup');
  const desk = { name: 'Valmont', accounts: accounts.map(({ id }) => id), approvers: [scene.id('karim')] };
  await submitDesk(scene, scene, { ...desk, language: 'en' });
  await scene.command('aicha', 'draft');
  const form = formInSlack(scene.slack, scene.id('aicha'));
  const hint = form?.inputs.find(({ value }) => value.kind === 'files')?.hint ?? null;
  scene.slack.closeView(scene.id('aicha'));
  return hint === null ? null : plainSpaces(hint);
}

test('where a form takes smaller pictures than the accounts do, it says how large, and where larger ones go', async () => {
  await using scene = await openSlackScene('socket', { language: 'en' });
  const limits = { ...mastodonRules.defaultLimits, mimeTypes: [...mastodonRules.defaultLimits.mimeTypes] };
  await scene.store.db.account.updateMany({ where: { network: 'mastodon' }, data: { limits } });
  assert.equal(
    await hintFor(scene, ['mastodon']),
    'JPEG, PNG, GIF or WebP, 4 at most. Here each may have 10 MB; add larger ones in the thread, or one video.',
  );
  // An account on X takes 5 MB anyway.
  assert.equal(
    await hintFor(scene, ['mastodon', 'x']),
    'JPEG, PNG, GIF or WebP, 4 at most. You can also add them in the thread, or one video.',
  );
});
