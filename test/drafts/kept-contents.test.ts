import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { readDraft } from '#drafts/draft.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import { columnsOfParts, fingerprintOfTemplate } from '#drafts/emergency/template.ts';
import { rowHash } from '#drafts/importing/row-hash.ts';
import { keepWording } from '#drafts/keep-wording.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import { wordingsOf } from '#drafts/wording.ts';

import { eachField } from '../support/each-field.ts';
import { aFlood, partsOf } from '../support/flood.ts';
import { openTestStore } from '../support/store.ts';
import { aContent, aDesk, aPicture, mastodonId, xId } from './builders.ts';
import { openDesk } from './desk-in-store.ts';

/** Of posts that differ in that field alone: an approval names the fingerprint it was given to. */
const fingerprints: Readonly<Record<string, string>> = {
  text: '0a70503feafb4f360956608764b004955aa4362ccba7b78a53a6c9bb6fc15a82',
  ownTexts: '7e90b13852be622c77149b593da2da3671620b528c235792263d2fe9323f1c7f',
  contentWarning: 'e3cbe7db36238af80f2d983739244015f2348ce3ac7b0f2598eb980b25deb5f7',
  language: 'be7e933c3ab80b67cc8c0d0d7c97304299b699505482cdc90163bf22866d7779',
  visibility: 'b8e7003907cbf987233e29b7b3db47c7eecca3682f0eef1845cd7fecbbc91073',
  accountIds: '48a2c5a03086a7d06f0248a2e33d19b9d691e17123e737f9d59694fd0bb820ea',
  media: '599643310e18ba9c0a75654f420afd5a0952d556f0aebffd5b07a27f552971e5',
  window: '3f6b34b4ee3c61817baebc05af384758aed4ace4ddc694fabcdb7bc187645fe8',
  timeZone: 'e74de71c571e033fedf1a86cadc33689b8ccdddf4381c584c500816a00f0192c',
  corrections: 'df6f0e954504a156af6c18423e28623a287d6015b8d5ddff326b780df0bbd8ab',
};

test('what was approved once has the same fingerprint for ever', () => {
  const fields = new Map(eachField([mastodonId, xId]).map(({ name, content }) => [name, content]));
  for (const [name, fingerprint] of Object.entries(fingerprints)) {
    const content = fields.get(name) ?? aContent();
    const { accounts } = aDesk();
    const made = fingerprintOf(renderingsOf(content, accounts, rules), content, accounts);
    assert.equal(made, fingerprint, name);
  }
});

const post = { deliveryId: 'd', postId: '1', postUrl: 'https://x.example/1', number: 1 };

test('a row of a file that was dropped once is the same row for ever', () => {
  assert.equal(rowHash(aContent()), '11241dd6e72be2831b00123a75d87d1cf50917adadbb15d86d2793810f39b28c');
});

test('a template for emergencies that was agreed once is the same template for ever', () => {
  const { accounts } = aDesk();
  const agreed = {
    id: '00000000-0000-4000-8000-0000000000e0',
    deskId: aDesk().id,
    firstVersionId: '00000000-0000-4000-8000-0000000000e1',
    version: 1,
    name: 'Crue',
    parts: partsOf(aFlood(accounts.map(({ id }) => id))),
    authors: ['amina'],
    askedBy: 'amina',
    askedAt: new Date('2026-11-25T08:00:00Z'),
    askedPolicy: 0,
  };
  const kept = columnsOfParts(agreed.parts);
  assert.equal(
    fingerprintOfTemplate({ ...agreed, parts: kept }, accounts),
    'ebccc2a52ecfd795907f23a6c3b195737ee4fe11cc3004e0d553d14b0aa7db5a',
  );
});

/** Everything that a content can hold. */
const full = aContent({
  text: 'Été',
  ownTexts: { [xId]: 'Hiver' },
  contentWarning: 'eau',
  language: 'en',
  visibility: 'unlisted',
  media: [aPicture()],
  window: { publishAt: new Date('2027-01-04T08:00:00Z'), notAfterAt: new Date('2027-01-04T10:00:00Z') },
  timeZone: 'Indian/Reunion',
  corrections: [
    { accountId: mastodonId, way: 'edit', ...post },
    { accountId: xId, way: 'reply', ...post },
  ],
});

/** Both as the tables have them. */
const columns = {
  text: 'Été',
  ownTexts: { [xId]: 'Hiver' },
  contentWarning: 'eau',
  language: 'en',
  visibility: 'unlisted',
  accountIds: [mastodonId, xId],
  media: [
    {
      sha256: 'a'.repeat(64),
      mimeType: 'image/png',
      width: 1200,
      height: 800,
      byteLength: 90_000,
      alt: "Passerelle en bois au-dessus d'une écluse.",
    },
  ],
  timeZone: 'Indian/Reunion',
  corrections: [
    { accountId: mastodonId, way: 'edit', ...post },
    { accountId: xId, way: 'reply', ...post },
  ],
};
const instants = { publishAt: '2027-01-04T08:00:00.000Z', notAfterAt: '2027-01-04T10:00:00.000Z' };
const bare = aContent();
const bareColumns = {
  text: 'Le pont est ouvert.',
  ownTexts: {},
  contentWarning: null,
  language: 'fr',
  visibility: 'public',
  accountIds: [mastodonId, xId],
  media: [],
  timeZone: 'Europe/Paris',
};

/** The fields of `value` that `known` names. */
function onlyThose(known: object, value: unknown): unknown {
  return Object.fromEntries(Object.entries(Object(value)).filter(([key]) => Object.hasOwn(known, key)));
}

for (const { name, content, row, json } of [
  {
    name: 'everything that it can hold',
    content: full,
    row: { ...columns, publishAt: new Date(instants.publishAt), notAfterAt: new Date(instants.notAfterAt) },
    json: { ...columns, window: instants },
  },
  {
    name: 'a text and nothing else',
    content: bare,
    row: { ...bareColumns, publishAt: null, notAfterAt: null, corrections: [] },
    json: { ...bareColumns, window: null },
  },
]) {
  test(`a content is kept in one form for ever, and read from it: ${name}`, async () => {
    await using store = await openTestStore();
    const desk = await openDesk(store);
    const draft = await store.write((work) =>
      createDraft(work, { room: unlimitedRoom, desk, author: 'amina', content, rules }),
    );
    const revision = await store.db.revision.findFirstOrThrow({ where: { draftId: draft.id } });
    assert.deepEqual(onlyThose(row, revision), row);
    await store.write((work) => keepWording(work, draft, { kind: 'late', base: 1, by: 'amina', content }));
    const wording = await store.db.wording.findFirstOrThrow({ where: { draftId: draft.id } });
    assert.deepEqual(onlyThose(json, wording.content), json);

    await store.db.revision.updateMany({ data: row });
    await store.db.wording.updateMany({ data: { content: json } });
    assert.deepEqual((await readDraft(store.db, draft.id))?.current.content, content);
    assert.deepEqual((await wordingsOf(store.db, draft.id))[0]?.content, content);
  });
}
