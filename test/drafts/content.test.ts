import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import type { Desk } from '#desks/desk.ts';
import { changesBetween } from '#drafts/changes-between.ts';
import type { Content } from '#drafts/content.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { type Draft, readDraft } from '#drafts/draft.ts';
import { keepTemplate } from '#drafts/keep-template.ts';
import { keepWording } from '#drafts/keep-wording.ts';
import { reviseDraft } from '#drafts/revise-draft.ts';
import { readTemplates } from '#drafts/template.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import { wordingsOf } from '#drafts/wording.ts';
import { wordingOn } from '#drafts/wording-on.ts';

import { eachField, plainPost } from '../support/each-field.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { mastodonId, xId } from './builders.ts';
import { openDesk } from './desk-in-store.ts';

async function draftOn(store: TestStore, desk: Desk, beside: Partial<Content> = {}): Promise<Draft> {
  const content = { ...plainPost(accountsOf(desk)), ...beside };
  return store.write((work) => createDraft(work, { room: unlimitedRoom, desk, author: 'amina', content, rules }));
}

function accountsOf({ accounts: [first, second] }: Desk): readonly [string, string] {
  assert.ok(first !== undefined && second !== undefined);
  return [first.id, second.id];
}

for (const { name } of eachField([mastodonId, xId])) {
  const fieldOn = (accountIds: readonly [string, string]): ReturnType<typeof eachField>[number] => {
    const found = eachField(accountIds).find((one) => one.name === name);
    assert.ok(found !== undefined);
    return found;
  };

  test(`an edit of ${name} alone is told, kept in its row, and covered by the fingerprint or named as not covered`, async () => {
    await using store = await openTestStore();
    const desk = await openDesk(store);
    const { beside, content, told, isFingerprinted } = fieldOn(accountsOf(desk));
    const draft = await draftOn(store, desk, beside);
    assert.deepEqual(
      [...new Set(changesBetween(draft.current.content, content).map(({ kind }) => kind))],
      told === null ? [] : [told],
    );
    const revised = await store.write((work) =>
      reviseDraft(work, { draftId: draft.id, editor: 'amina', baseRevision: 1, content, desk, rules }),
    );
    assert.equal(revised.kind, told === null ? 'unchanged' : 'revised');
    const made = await store.write((work) =>
      createDraft(work, { room: unlimitedRoom, desk, author: 'amina', content, rules }),
    );
    for (const id of told === null ? [made.id] : [made.id, draft.id]) {
      const read = await readDraft(store.db, id);
      assert.deepEqual(read?.current.content, content);
      assert.equal(read?.current.fingerprint !== draft.current.fingerprint, isFingerprinted);
    }
  });

  test(`drafts are found by the words in ${name}, or it is said that they are not`, async () => {
    await using store = await openTestStore();
    const desk = await openDesk(store);
    const { beside, content, isFound } = fieldOn(accountsOf(desk));
    await draftOn(store, desk, beside);
    await store.write((work) => createDraft(work, { room: unlimitedRoom, desk, author: 'amina', content, rules }));
    const found = await store.db.$queryRaw<unknown[]>`SELECT DISTINCT "words"::text FROM "DraftWords"`;
    assert.equal(found.length, isFound ? 2 : 1);
  });

  test(`a wording that changes ${name} alone is kept, and taking it changes that and nothing else`, async () => {
    await using store = await openTestStore();
    const desk = await openDesk(store);
    const draft = await draftOn(store, desk);
    const { content, told } = fieldOn(accountsOf(desk));
    await store.write((work) => keepWording(work, draft, { kind: 'late', base: 1, by: 'amina', content }));
    const [kept] = await wordingsOf(store.db, draft.id);
    assert.deepEqual(kept?.content, content);
    const base = draft.current.content;
    // The zone is that of the time, and is taken with it.
    const after = told === null ? base : content;
    assert.deepEqual(wordingOn(content, base, base), after);
    assert.deepEqual(wordingOn(base, base, content), content, 'what the form left as it was stays as it is now');
  });

  test(`a template holds ${name}, or is said not to`, async () => {
    await using store = await openTestStore();
    const desk = await openDesk(store);
    const { content, isInTemplates } = fieldOn(accountsOf(desk));
    const request = { deskId: desk.id, name: 'Travaux', content, by: 'amina', changes: null };
    assert.equal((await store.write((work) => keepTemplate(work, request))).kind, 'kept');
    const [template] = await readTemplates(store.db, desk.id);
    const held = new Map<string, unknown>(Object.entries(template ?? {}));
    assert.deepEqual(
      held.get(name),
      isInTemplates ? new Map<string, unknown>(Object.entries(content)).get(name) : undefined,
    );
  });

  test(`tidying keeps ${name}`, () => {
    const order = [mastodonId, xId] as const;
    const { content } = fieldOn(order);
    assert.deepEqual(tidyContent(content, order), content);
  });
}
