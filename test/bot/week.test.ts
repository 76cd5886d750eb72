import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { inBothChats } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';
import { openBotScene } from '../support/bot-scene.ts';
import { copyDraft } from '../support/many-drafts.ts';

/** Odile administers and founded the desk; Karim approves, Aïcha writes. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`the week of a desk, in ${platform}`, () => {
    test('is one message: what matters in a line, then each post with its time and whom it waits for', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await room.command('karim', 'week');
      assert.match((await room.whispers('karim')).at(-1) ?? '', /The week from .*Nothing is planned/su);
      await askFor(room);
      await room.press('karim', 'approve');
      await askFor(room, 'The pool is *closed* on @monday.');
      for (const word of ['week', 'semaine', 'Woche']) {
        const before = (await room.whispers('karim')).length;
        await room.command('karim', word);
        const told = (await room.whispers('karim')).slice(before);
        assert.equal(told.length, 1, word);
        const [text = ''] = told;
        assert.match(text, /1 waits for an approval, without a time/u);
        assert.match(text, /Draft 1 “The library lends garden tools.” · /u);
        assert.match(text, /as soon as it is approved · Draft 2 “The pool is \*closed\* on @monday.” · waits for 1/u);
      }
      await room.command('karim', '');
      assert.match(
        (await room.whispers('karim')).at(-1) ?? '',
        /This week: .*1 waits for an approval, without a time/u,
      );
    });
  });
}

test('words after it are not understood, and nothing is shown', async () => {
  await using scene = await openBotScene();
  await scene.people.command('aicha', 'publications', 'semaine prochaine du voisin');
  await scene.settle();
  assert.doesNotMatch(plainSpaces(scene.whispers('aicha').join('\n')), /La semaine du/u);
});

test('of a week of more than a hundred posts the first are shown, and the rest is not counted', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h.');
  await scene.press('aicha', 'ask');
  const { id: draftId } = await scene.store.db.draft.findFirstOrThrow();
  const week = async (): Promise<string> => {
    await scene.people.command('aicha', 'publications', 'semaine');
    await scene.settle();
    return plainSpaces(scene.whispers('aicha').at(-1) ?? '');
  };
  await copyDraft(scene.store, draftId, 99);
  assert.match(await week(), /100 attendent une validation, sans date.*et 80 de plus/su);
  await copyDraft(scene.store, draftId, 1);
  const text = await week();
  assert.match(text, /Plus de 100 publications/u);
  assert.equal(text.match(/Brouillon n/gu)?.length, 20);
  assert.doesNotMatch(text, /de plus/u);
});
