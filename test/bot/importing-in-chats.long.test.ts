import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { inBothChats } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { campaign } from '../support/import-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk, Aïcha writes, Karim approves. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;
const textOf = (number: number): string => `Vaccination, conseil ${number} : l’été aussi.`;

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`a campaign, in ${platform}`, () => {
    test('from the dropped file to forty drafts it takes two presses, counted as the client draws it', async () => {
      await using room = await open();
      await setUpDesk(room, room, {});
      let presses = 0;
      const seen = async (): Promise<string> =>
        plainSpaces((await room.seen('aicha')).map(({ text }) => text).join('\n---\n'));
      await room.drops('aicha', { name: 'campagne.csv', bytes: Buffer.from(`\uFEFF${campaign(40, textOf)}`) });
      presses += 1;
      assert.match(await seen(), /campagne\.csv: 40 rows/u);
      const { buttons } = await room.cardWith('importBatch');
      assert.ok(buttons.some(({ action }) => action === 'importBatch'));
      await room.press('aicha', 'importBatch');
      presses += 1;
      assert.equal(await room.store.db.draft.count(), 40);
      assert.equal(presses, 2);
      await room.pass(5);
      const now = await seen();
      for (let number = 1; number <= 40; number += 1) assert.ok(now.includes(textOf(number)), `${number}`);
      assert.match(now, /40 new\. Pressed by Aïcha/u);
    });

    test('an approver pages through what the file made, and approves it by one press', async () => {
      await using room = await open();
      await setUpDesk(room, room, {});
      await room.drops('aicha', { name: 'campagne.csv', bytes: Buffer.from(campaign(12, textOf)) });
      await room.press('aicha', 'importBatch');
      await room.pass(5);
      await room.press('aicha', 'askBatch');
      await room.pass(5);
      await room.press('karim', 'readBatch');
      const page = (await room.whispers('karim')).join('\n');
      for (let number = 1; number <= 10; number += 1) assert.ok(page.includes(plainSpaces(textOf(number))), page);
      await room.pressWhispered('karim', 'Read page 2 of 2');
      await room.pressWhispered('karim', 'Approve the 12 without a remark');
      assert.match((await room.whispers('karim')).at(-1) ?? '', /Your approval of 12 drafts is recorded/u);
      assert.equal(await room.store.db.decision.count({ where: { person: room.id('karim') } }), 12);
    });
  });
}
