import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createDraft } from '#drafts/create-draft.ts';
import { standingOfDraft } from '#drafts/decisions-on.ts';
import { readDraft } from '#drafts/draft.ts';
import { fill } from '#drafts/emergency/fill.ts';
import { readEmergencyTemplate } from '#drafts/emergency/template.ts';
import { type EmergencyUse, keepUse } from '#drafts/emergency/use.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';

import { floodValues, type Night, openNight } from '../../support/night.ts';
import { present } from '../../support/publishing-scene.ts';

/** Keeps a use that Tambour itself signed, of the template's words or of others, and returns what stands. */
async function standing(
  night: Night,
  { by = 'leo', text, ...change }: Partial<EmergencyUse> & { readonly text?: string } = {},
): Promise<string> {
  const { store, deskId, templateId, deps } = night;
  const desk = await night.desk();
  const template = present(await readEmergencyTemplate(store.db, deskId, templateId));
  const filled = fill(template, 'warning', floodValues, change.mode ?? 'real', desk);
  assert.ok(filled.kind === 'filled');
  const content = text === undefined ? filled.content : { ...filled.content, text };
  const [at, emergencyId] = [store.clock.now(), store.newId()];
  const opened = { id: emergencyId, deskId, mode: 'real', what: 'x', openedAt: at, openedBy: by } as const;
  await store.db.emergency.create({ data: opened });
  const draft = await store.write(async (work) => {
    const made = await createDraft(work, {
      room: unlimitedRoom,
      desk,
      author: by,
      content,
      rules: deps.rules,
      isAsked: true,
    });
    await work.tx.draft.update({ where: { id: made.id }, data: { state: 'approved' } });
    const of = {
      id: work.newId(),
      emergencyId,
      deskId,
      mode: 'real',
      part: 'warning',
      templateId,
      version: 1,
    } as const;
    const { number: revision, fingerprint } = made.current;
    const values = Object.fromEntries(floodValues);
    await keepUse(work, { ...of, values, draftId: made.id, revision, fingerprint, by, at, ...change });
    return present(await readDraft(work.tx, made.id));
  });
  const { db: tx, decisionKey } = store;
  return (await standingOfDraft({ tx, decisionKey }, draft, desk, at)).kind;
}

test('a use of the template’s own words is approved by those who approved the template', async () => {
  await using night = await openNight();
  assert.equal(await standing(night), 'approved');
});

test('a use approves no other words, version, kind or accounts, and none of whoever let it go alone, though it is signed', async () => {
  await using night = await openNight();
  assert.equal(await standing(night, { text: 'Quittez la ville.' }), 'waiting');
  assert.equal(await standing(night, { version: 2 }), 'waiting');
  assert.equal(await standing(night, { part: 'allClear' }), 'waiting');
  assert.equal(await standing(night, { mode: 'exercise' }), 'waiting');
  assert.equal(await standing(night, { by: 'karim' }), 'waiting');
  assert.equal(await standing(night, { by: 'amina' }), 'waiting');
  assert.equal(await standing(night, { revision: 2 }), 'waiting');
  assert.equal(await standing(night, { fingerprint: 'f'.repeat(64) }), 'waiting');
});
