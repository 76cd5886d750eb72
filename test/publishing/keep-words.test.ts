import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { reviseDraft } from '#drafts/revise-draft.ts';
import { findDrafts } from '#publishing/find-drafts.ts';

import { aContent, openScene, rules } from '../support/publishing-scene.ts';

const everything = {
  numbers: [],
  words: [],
  states: [],
  authors: [],
  networks: [],
  accountIds: [],
  spans: [],
} as const;

test('a draft is found by the words of its newest version, and of one that was asked about; another desk’s never', async () => {
  await using scene = await openScene();
  const { store, deskId } = scene;
  const desk = await scene.desk();
  const asked = await scene.asked({ text: 'Vaccination ouverte' });
  const find = async (word: string, of = deskId): Promise<number> =>
    (await findDrafts(store.db, { ...everything, deskId: of, words: [word] }, { before: null, limit: 5 })).total;
  const revise = (baseRevision: number, text: string): Promise<unknown> =>
    store.write((work) =>
      reviseDraft(work, {
        draftId: asked.id,
        editor: 'amina',
        baseRevision,
        content: aContent(scene, { text }),
        desk,
        rules,
      }),
    );
  await revise(1, 'Piscine');
  await revise(2, 'Bibliothèque');
  assert.deepEqual([await find('vaccin'), await find('piscine'), await find('bibliotheque')], [1, 0, 1]);
  assert.equal(await find('vaccin', store.newId()), 0);
});

test('a text as long as may be is kept, whatever it is made of', async () => {
  await using scene = await openScene();
  const { store } = scene;
  const desk = await scene.desk();
  const distinct = Array.from({ length: 9000 }, (_, index) => `${index.toString(36)}é\u202e`)
    .join(' ')
    .slice(0, 40_000);
  for (const text of [
    distinct,
    '\u{20000}\u{20001}'.repeat(9000),
    'ﷺ'.repeat(20_000),
    'a'.repeat(40_000),
    "' | ! & :* \\ % _",
  ]) {
    await store.write((work) =>
      createDraft(work, { room: unlimitedRoom, desk, author: 'amina', content: aContent(scene, { text }), rules }),
    );
  }
  assert.equal(await store.db.draftWords.count(), 5);
});
