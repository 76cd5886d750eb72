import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { readDesk } from '#desks/desk.ts';
import { agreedTemplates } from '#drafts/emergency/agreed.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { askFlood } from '../support/flood.ts';
import { oldRelease } from '../support/old-release.ts';
import { member, present } from '../support/publishing-scene.ts';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade a desk has no emergency template, and can agree to one (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from, async () => {}) });
    const { store, clock } = scene;
    const { db: tx, decisionKey } = store;
    assert.equal(await tx.emergencyTemplate.count(), 0);
    const deskId = present(scene.deskId);
    const templateId = await askFlood(store, deskId, 'aicha');
    const request = { templateId, deskId, person: member('karim'), members: noMembers, kind: 'approve' } as const;
    assert.equal((await store.write((work) => decideTemplate(work, request))).kind, 'decided');
    const desk = present(await readDesk(tx, { id: deskId }, clock.now()));
    const [template] = await agreedTemplates({ tx, decisionKey }, desk);
    assert.deepEqual([template?.authors, template?.approvers], [['aicha'], ['karim']]);
  });
}
