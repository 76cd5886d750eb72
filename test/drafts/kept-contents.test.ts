import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { readDraft } from '#drafts/draft.ts';
import { fingerprintBefore } from '#drafts/fingerprint-of.ts';
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

/** As 0.1 computed them, of posts that differ in that field alone: an approval names the fingerprint it was given to. */
const fingerprints: Readonly<Record<string, string>> = {
  text: 'f7d1d43d74f0be4aa41f766485c4cc0a1845a92b085a57cbf4e41ce11af3a0b9',
  ownTexts: 'c5aa80e2171efb1fad07856f5a0ea47a0fc5354e6e19f0f09585ad55bd348336',
  contentWarning: 'a639a3442ecd864fe3eaabe45f19317a5ada12e3d9feb0801ed313eb3bfcf647',
  language: '535067f4a658d22b3f83c28bcd48f798c521abfbcb42c4e48ddb8a5eedf592e4',
  visibility: '11e868c4cdd355877800e8bdaa4fdad924dbe39b1a94f0106aecf3dc493125f3',
  accountIds: '2d33cf3b036fc4ff3b3684994f9855b826630c12fe2a4fb70a81c0425b7ae5e6',
  media: 'efe401f2e68ec1abb6727da3139fad21b9202df6ccc945c142df37ae853961ad',
  window: 'af14aab70620dd8d8de08ff09ef1d1e7347b4af5f59330a9398510f080ba123d',
  timeZone: 'ba06456be8e96af936b3b8a938ca12dfe897dbdeba2f3f31bfc521cfa91ac11d',
  corrections: '22e48d083ea1b39692976bdd7bc359260c1498185e4905af34e78790f1937eb6',
};

test('what was approved once has the same fingerprint for ever', () => {
  const fields = new Map(eachField([mastodonId, xId]).map(({ name, content }) => [name, content]));
  for (const [name, fingerprint] of Object.entries(fingerprints)) {
    const content = fields.get(name) ?? aContent();
    const made = fingerprintBefore(renderingsOf(content, aDesk().accounts, rules), content);
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
    'b88af3a554dfcfcf344d6c91fa3fa76e7580a82e0f7fc09f1ded5aa0263b6415',
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

/** Both as the tables of 0.1 have them. */
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

/** `value` without what came after 0.1. */
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
  test(`a content is kept as 0.1 kept it, and what 0.1 kept is read: ${name}`, async () => {
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
