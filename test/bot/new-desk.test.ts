import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { messagesIn } from '#messages/messages.ts';

import { inBothChats } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';

const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', lea: 'Léa' } as const;

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`a channel that becomes a desk, in ${platform}`, () => {
    test('three things are asked, the name is that of the channel, and the rest is one press away', async () => {
      await using room = await open();
      await room.command('odile', 'setup');
      const few = plainSpaces(room.formText('odile'));
      for (const label of ['Name of the desk', 'Accounts', 'Approvers']) assert.ok(few.includes(label), label);
      for (const label of ['Number of approvals', 'Time zone', 'Stewards', 'Captions'])
        assert.ok(!few.includes(label), label);
      const accounts = (await room.store.db.account.findMany()).map(({ id }) => id);
      await room.submit('odile', { accounts, approvers: ['karim', 'lea'].map(room.id) });
      const desk = await room.store.db.desk.findFirstOrThrow({ include: { people: true } });
      assert.match(desk.name, /^publications$/iu);
      assert.deepEqual([desk.language, desk.timeZone], ['en', 'Europe/Paris']);
      assert.deepEqual(
        desk.people.filter(({ role }) => role === 'steward').map(({ person }) => person),
        [room.id('odile')],
      );
      await room.pressWhispered('odile', messagesIn('en').setup.more);
      const all = plainSpaces(room.formText('odile'));
      for (const label of ['Number of approvals', 'Time zone', 'Stewards', 'Captions'])
        assert.ok(all.includes(label), label);
      await room.submit('odile', { approversFrom: 'channel' });
      assert.equal((await room.store.db.desk.findFirstOrThrow()).approversFrom, 'channel');
    });
  });
}
