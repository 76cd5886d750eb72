import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sleepCommand } from '#cli/account-commands.ts';

import { inBothChats } from '../support/both-chats.ts';
import { handle, names, seenBy, testHeldAsleep } from '../support/held-asleep.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';

const openInSlack = inBothChats(names)['Slack'] ?? assert.fail();

testHeldAsleep('Slack', openInSlack);

test('the list and the home say which account sleeps and what waits for it; help names the commands; a sole approver cannot wake it', async () => {
  await using room = await openInSlack();
  await setUpDesk(room, room, { approvers: ['odile'] });
  await askFor(room);
  await room.press('odile', 'approve');
  await sleepCommand(room.store, handle, null, 'strike');
  await room.store.runEveryMinute();
  await room.settle();
  for (const typed of ['', 'list']) {
    await room.command('lea', typed);
    const said = (await room.whispers('lea')).at(-1) ?? '';
    assert.match(said, /@valmont@social\.example \(Mastodon\) is asleep\. 1 post waits for @valmont/, typed);
  }
  await room.command('lea', 'help');
  const help = (await room.whispers('lea')).at(-1) ?? '';
  for (const name of ['accounts', 'sleep', 'wake']) assert.match(help, new RegExp(`/tambour ${name}`));
  await room.press('odile', 'wake');
  assert.match(
    await seenBy(room, 'lea'),
    /Nobody who approves here could agree now\. Somebody other than Odile .* account wake @valmont@social\.example/,
  );
});
