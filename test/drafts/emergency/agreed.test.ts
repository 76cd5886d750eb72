import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { DecisionOutcome } from '#approvals/decide.ts';
import { rules } from '#app/rules.ts';
import { compareWithJournal } from '#cli/compare-journal.ts';
import { createDesk } from '#desks/create-desk.ts';
import { readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { noMembers } from '#desks/may.ts';
import {
  type AgreedTemplate,
  agreedTemplates,
  agreementOf,
  maySend,
  readAgreedTemplate,
} from '#drafts/emergency/agreed.ts';
import { findingsOfTemplate } from '#drafts/emergency/findings-of-template.ts';
import { askForTemplate } from '#drafts/emergency/ask-for-template.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';
import { withdrawTemplate } from '#drafts/emergency/end-template.ts';
import { enqueueTemplateLapsed } from '#drafts/emergency/enqueue-template-lapsed.ts';
import { lockEmergencyTemplate, MAX_EMERGENCY_TEMPLATES, readEmergencyTemplate } from '#drafts/emergency/template.ts';

import { member, openScene, present, type Scene } from '../../support/publishing-scene.ts';
import { aFlood, blanks, partsOf, river } from '../../support/flood.ts';

type Ask = Awaited<ReturnType<typeof askForTemplate>>;

const dayMs = 86_400_000;

function open(settings: Parameters<typeof openScene>[0] = {}): Promise<Scene> {
  return openScene({ rules, ...settings });
}

/** Amina asks for a template, unless somebody else does. */
async function ask(
  scene: Scene,
  changes: Parameters<typeof aFlood>[1] = {},
  { by = 'amina', changesId = null }: { readonly by?: string; readonly changesId?: string | null } = {},
): Promise<Ask> {
  const desk = await scene.desk();
  const written = aFlood(Object.values(scene.accountIds), changes);
  return scene.store.write((work) =>
    askForTemplate(work, { desk, rules, by: { id: by, name: by }, written, changesId }),
  );
}

async function asked(...request: Parameters<typeof ask>): Promise<string> {
  const outcome = await ask(...request);
  assert.ok(outcome.kind === 'asked', JSON.stringify(outcome));
  return outcome.templateId;
}

function decided(
  scene: Scene,
  templateId: string,
  by: string,
  { kind = 'approve', members = noMembers }: { readonly kind?: 'approve' | 'reject'; readonly members?: Members } = {},
): Promise<DecisionOutcome> {
  const { deskId } = scene;
  return scene.store.write((work) => decideTemplate(work, { templateId, deskId, person: member(by), members, kind }));
}

/** Asks for a template that Karim agrees to. */
async function agreed(...request: Parameters<typeof ask>): Promise<string> {
  const id = await asked(...request);
  assert.equal((await decided(request[0], id, 'karim')).kind, 'decided');
  return id;
}

async function sendable(scene: Scene, members: Members | null = null): Promise<readonly AgreedTemplate[]> {
  const { db, decisionKey } = scene.store;
  return agreedTemplates({ tx: db, decisionKey }, await scene.desk(), members);
}

async function why(scene: Scene, id: string): Promise<string> {
  const { db, decisionKey } = scene.store;
  const desk = await scene.desk();
  const template = present(await readEmergencyTemplate(db, desk.id, id));
  const agreement = await agreementOf({ tx: db, decisionKey }, template, desk);
  return agreement.kind === 'agreed' ? 'agreed' : agreement.why;
}

async function notices(scene: Scene): Promise<readonly string[]> {
  const rows = await scene.store.db.notice.findMany({ where: { kind: { startsWith: 'emergencyTemplate.' } } });
  return rows.map(({ kind }) => kind.replace('emergencyTemplate.', ''));
}

test('a template can be sent once it is agreed, and stays agreed in the years after', async () => {
  await using scene = await open();
  const id = await asked(scene);
  assert.deepEqual(await sendable(scene), []);
  assert.partialDeepStrictEqual(await decided(scene, id, 'amina'), { kind: 'refused' });
  assert.partialDeepStrictEqual(await decided(scene, id, 'omar'), { kind: 'refused', why: 'not_approver' });
  assert.equal((await decided(scene, id, 'karim')).kind, 'decided');
  scene.clock.advance(400 * dayMs);
  const [template] = await sendable(scene);
  assert.deepEqual(template?.approvers, ['karim']);
  assert.deepEqual(template.authors, ['amina']);
  assert.deepEqual(template.parts.warning.blanks, blanks);
  assert.deepEqual(
    template.parts.allClear.blanks.map(({ name }) => name),
    ['rivière', 'heure'],
  );
  assert.deepEqual(await decided(scene, id, 'lea'), { kind: 'refused', why: 'closed' });
  assert.deepEqual((await compareWithJournal(scene.store)).onOthers, []);
});

test('approvals that do not stand together agree to nothing', async () => {
  await using scene = await open({ settings: { approvalsNeeded: 2 } });
  const id = await asked(scene);
  await decided(scene, id, 'karim');
  scene.clock.advance(73 * 3_600_000);
  await decided(scene, id, 'lea');
  const { emergencyTemplate } = scene.store.db;
  await emergencyTemplate.updateMany({ data: { state: 'agreed' } });
  assert.deepEqual(await sendable(scene), [], 'a state set by hand');
  await emergencyTemplate.updateMany({ data: { state: 'asked' } });
  await decided(scene, id, 'karim');
  assert.deepEqual(new Set((await sendable(scene))[0]?.approvers), new Set(['karim', 'lea']));
});

test('a change is agreed as well before it can be sent, and the version before it is sent until then', async () => {
  await using scene = await open();
  const first = await agreed(scene);
  const second = await asked(scene, { name: 'Crue' }, { by: 'lea', changesId: first });
  assert.deepEqual(
    (await sendable(scene)).map(({ version }) => version),
    [1],
  );
  assert.deepEqual(await ask(scene, {}, { changesId: first }), { kind: 'stale' }, 'a newer one waits');
  assert.partialDeepStrictEqual(await decided(scene, second, 'lea'), { kind: 'refused' });
  await decided(scene, second, 'karim');
  const [template, ...others] = await sendable(scene);
  assert.deepEqual(others, []);
  assert.partialDeepStrictEqual(template, { id: second, version: 2, name: 'Crue', authors: ['amina', 'lea'] });
  assert.equal(await why(scene, first), 'state');
});

test('a template that was changed between its preview and the press is not sent, in either version', async () => {
  await using scene = await open();
  const previewed = await agreed(scene);
  const changed = await asked(scene, {}, { by: 'lea', changesId: previewed });
  await decided(scene, changed, 'karim');
  const { db: tx, decisionKey } = scene.store;
  const pressed = await readAgreedTemplate({ tx, decisionKey }, await scene.desk(), previewed);
  assert.equal(pressed, null, 'the version that was read is over, and the press names no other');
});

test('a change of what waits replaces it, and a refused one leaves what is agreed', async () => {
  await using scene = await open();
  const first = await agreed(scene);
  const second = await asked(scene, {}, { changesId: first });
  const third = await asked(scene, {}, { changesId: second });
  assert.partialDeepStrictEqual(await decided(scene, second, 'karim'), { kind: 'refused', why: 'closed' });
  await decided(scene, third, 'karim', { kind: 'reject' });
  assert.deepEqual(
    (await sendable(scene)).map(({ id }) => id),
    [first],
  );
});

test('whoever wrote it or approved it alone does not send it, on a desk of two not with an accomplice either', async () => {
  await using scene = await open();
  const id = await agreed(scene, {}, { by: 'lea' });
  const [template] = await sendable(scene);
  const may = (person: string): boolean => maySend(present(template), person);
  assert.deepEqual([may('lea'), may('karim'), may('omar')], [false, false, true]);
  const changed = await asked(scene, {}, { by: 'karim', changesId: id });
  for (const by of ['lea', 'karim']) {
    assert.partialDeepStrictEqual(await decided(scene, changed, by), { kind: 'refused' }, `${by} worded it`);
  }
  const both = { ...present(template), authors: ['lea', 'omar'], approvers: ['karim', 'nora'] };
  assert.deepEqual(
    ['lea', 'omar', 'karim', 'nora'].map((one) => maySend(both, one)),
    [true, true, true, true],
  );
  const deputy = { ...present(template), approvers: ['karim'], inPlaceOf: ['nora'] };
  assert.equal(maySend(deputy, 'nora'), false, 'it was approved in their place');
});

function inChannel(...channel: readonly string[]): Members {
  return { channel, group: null };
}

test('who has left counts no longer: it cannot be sent, is told once, and is agreed again by those who may', async () => {
  await using scene = await open({ settings: { approversFrom: 'channel', approvers: [] } });
  const all = inChannel('amina', 'karim', 'lea');
  const id = await asked(scene);
  await decided(scene, id, 'karim', { members: all });
  const desk = await scene.desk();
  const tell = (members: Members): Promise<void> =>
    scene.store.write(async (work) => {
      const template = present(await readEmergencyTemplate(work.tx, desk.id, id));
      await enqueueTemplateLapsed(work, { template, desk, members });
    });
  await tell(all);
  assert.equal((await sendable(scene, all)).length, 1);
  const left = inChannel('amina', 'lea');
  assert.equal((await sendable(scene, left)).length, 0);
  for (const _ of [1, 2, 3]) await tell(left);
  assert.deepEqual(
    (await notices(scene)).filter((kind) => kind === 'lapsed'),
    ['lapsed'],
  );
  scene.clock.advance(30 * dayMs);
  assert.partialDeepStrictEqual(await decided(scene, id, 'amina', { members: left }), { kind: 'refused' });
  assert.equal((await decided(scene, id, 'lea', { members: left })).kind, 'decided');
  assert.deepEqual((await sendable(scene, left))[0]?.approvers, ['lea']);
  await tell(left);
  await tell(inChannel('amina'));
  assert.equal((await notices(scene)).filter((kind) => kind === 'lapsed').length, 2, 'it happened a second time');
});

test('who is named as an approver and is in the channel no more has approved nothing', async () => {
  await using scene = await open();
  await agreed(scene);
  assert.equal((await sendable(scene, inChannel('amina', 'karim', 'lea'))).length, 1);
  assert.equal((await sendable(scene, inChannel('amina', 'lea'))).length, 0);
  assert.equal((await sendable(scene, noMembers)).length, 1, 'the chat was not asked');
});

test('where enough approvals are left without who has left, it stays agreed', async () => {
  await using scene = await open({ settings: { approvers: ['karim', 'lea', 'nora'], approvalsNeeded: 1 } });
  const id = await agreed(scene);
  await scene.store.db.deskPerson.deleteMany({ where: { person: 'nora' } });
  assert.equal(await why(scene, id), 'agreed');
  await scene.store.db.deskPerson.deleteMany({ where: { person: 'karim' } });
  assert.equal(await why(scene, id), 'lapsed');
});

test('a withdrawn template cannot be sent, nor can a change of it that waited', async () => {
  await using scene = await open();
  const first = await agreed(scene);
  const second = await asked(scene, {}, { changesId: first });
  const withdraw = (): Promise<string> =>
    scene.store.write(async (work) => {
      const template = present(await lockEmergencyTemplate(work.tx, scene.deskId, first));
      return withdrawTemplate(work, template, { id: 'sophie', name: 'Sophie' });
    });
  const before = scene.clock.now();
  scene.clock.advance(1000);
  assert.equal(await withdraw(), 'withdrawn');
  assert.equal(await withdraw(), 'over');
  assert.deepEqual(await sendable(scene), []);
  assert.partialDeepStrictEqual(await decided(scene, second, 'karim'), { kind: 'refused', why: 'closed' });
  const { db: tx, decisionKey } = scene.store;
  const then = await readAgreedTemplate({ tx, decisionKey }, await scene.desk(), first, { at: before });
  assert.deepEqual(then?.approvers, ['karim'], 'what was agreed then is still known');
  assert.equal(await readAgreedTemplate({ tx, decisionKey }, await scene.desk(), first), null);
});

/** What somebody who can write to the database might do to an agreed template, or to one that is over. */
const byHand: Readonly<Record<string, string>> = {
  'another text': `UPDATE "EmergencyTemplate" SET "warning" = jsonb_set("warning", '{content,text}', '"Crue : {lieu}, {heure}, {rivière}"')`,
  'another value in a list': `UPDATE "EmergencyTemplate" SET "warning" = jsonb_set("warning", '{blanks,0,choices,0}', '"Seine"')`,
  'another kind of blank': `UPDATE "EmergencyTemplate" SET "allClear" = jsonb_set("allClear", '{blanks,0,kind}', '"short"')`,
  'another correction': `UPDATE "EmergencyTemplate" SET "correction" = jsonb_set("correction", '{content,text}', '"Rien"')`,
  'no JSON of ours': `UPDATE "EmergencyTemplate" SET "correction" = '[]'`,
  'other authors': `UPDATE "EmergencyTemplate" SET "authors" = '{omar}'`,
  'no authors': `UPDATE "EmergencyTemplate" SET "authors" = '{}'`,
  'another name': `UPDATE "EmergencyTemplate" SET "name" = 'Exercice'`,
  'another policy': `UPDATE "EmergencyTemplate" SET "askedPolicy" = 7`,
  'another account': `UPDATE "Account" SET "remoteId" = 'elsewhere'`,
  'another MAC': `UPDATE "EmergencyTemplate" SET "mac" = repeat('0', 64)`,
  'another fingerprint': `UPDATE "EmergencyTemplate" SET "fingerprint" = repeat('0', 64)`,
  'another approver': `UPDATE "Decision" SET "person" = 'lea' WHERE "subjectKind" = 'emergencyTemplate'`,
  'a refusal made an approval': `UPDATE "Decision" SET "decidedAt" = "decidedAt" - interval '1 day'`,
};

for (const [what, statement] of Object.entries(byHand)) {
  test(`a template whose row was changed by hand cannot be sent or approved: ${what}`, async () => {
    await using scene = await open();
    const id = await agreed(scene);
    assert.equal(await why(scene, id), 'agreed');
    await scene.store.db.$executeRawUnsafe(statement);
    assert.equal(await why(scene, id), 'changed');
    assert.deepEqual(await decided(scene, id, 'lea'), { kind: 'refused', why: 'closed' });
    assert.deepEqual(await sendable(scene), []);
  });
}

test('a template that waits and was changed by hand cannot be approved', async () => {
  await using scene = await open();
  const id = await asked(scene);
  await scene.store.db.$executeRawUnsafe(byHand['another value in a list'] ?? '');
  assert.deepEqual(await decided(scene, id, 'karim'), { kind: 'refused', why: 'closed' });
  assert.equal(await scene.store.db.decision.count({ where: { subjectKind: 'emergencyTemplate' } }), 0);
});

test('a state set by hand agrees to nothing, and revives nothing', async () => {
  await using scene = await open({ settings: { approvalsNeeded: 2 } });
  const waiting = await asked(scene, { name: 'Tempête' });
  await decided(scene, waiting, 'karim');
  const first = await asked(scene);
  for (const by of ['karim', 'lea']) await decided(scene, first, by);
  const second = await asked(scene, {}, { changesId: first });
  for (const by of ['karim', 'lea']) await decided(scene, second, by);
  const refused = await asked(scene, { name: 'Neige' });
  await decided(scene, refused, 'karim');
  await decided(scene, refused, 'lea', { kind: 'reject' });
  await scene.store.db.emergencyTemplate.updateMany({ data: { state: 'agreed', endedAt: null } });
  assert.deepEqual(
    (await sendable(scene)).map(({ id }) => id),
    [second],
  );
  await scene.store.db.decision.updateMany({ data: { withdrawnAt: null } });
  assert.deepEqual(
    (await sendable(scene)).map(({ id }) => id),
    [second],
    'that they were taken back is signed',
  );
});

test('what cannot go out whatever fills it cannot be asked for', async () => {
  await using scene = await open();
  await scene.store.db
    .$executeRaw`UPDATE "Account" SET "limits" = jsonb_set("limits", '{maxCharacters}', '280') WHERE "network" = 'x'`;
  const long = 'x'.repeat(30).concat(' ').repeat(7);
  const tooLong = await ask(scene, { text: { allClear: `{rivière} ${long} {heure} {lieu}` } });
  assert.ok(tooLong.kind === 'tooLong', tooLong.kind);
  assert.deepEqual(
    tooLong.counts.map(({ part, accountId }) => [part, accountId]),
    [['allClear', scene.accountIds.x]],
  );
  const deceptive = 'Voir https://gоuv.fr {rivière} {heure} {lieu}';
  const blocked = await ask(scene, { text: { correction: deceptive } });
  assert.ok(blocked.kind === 'blocked', JSON.stringify(blocked));
  assert.ok(blocked.findings.every(({ part }) => part === 'correction'));
  assert.equal((await ask(scene, { blanks: [river] })).kind, 'flawed');
  assert.equal(await scene.store.db.emergencyTemplate.count(), 0);
});

test('a value that is neither the longest nor the first is looked at as well', async () => {
  await using scene = await open();
  const { accountIds } = scene;
  // The second has a letter of another script.
  const choices = ['Vire', 'Vіre', 'Vire et tous ses affluents'];
  const written = aFlood(Object.values(accountIds), { blanks: [{ ...river, choices }, ...blanks.slice(1)] });
  const found = findingsOfTemplate({ parts: partsOf(written) }, await scene.desk(), rules);
  const codes = found.map(({ part, finding }) => `${part} ${finding.code}`);
  for (const part of ['warning', 'correction', 'allClear']) assert.ok(codes.includes(`${part} MIXED_SCRIPTS`), part);
});

test('another desk neither decides about a template nor sends it', async () => {
  await using scene = await open();
  const id = await asked(scene);
  const other = await scene.store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'c2',
      by: 'sophie',
      name: 'Valmont',
      language: 'fr',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      accountIds: Object.values(scene.accountIds),
    }),
  );
  assert.ok(other.kind === 'created');
  const request = { templateId: id, deskId: other.deskId, person: member('karim'), members: noMembers } as const;
  const outcome = await scene.store.write((work) => decideTemplate(work, { ...request, kind: 'approve' }));
  assert.deepEqual(outcome, { kind: 'refused', why: 'closed' });
  await decided(scene, id, 'karim');
  const { db: tx, decisionKey, clock } = scene.store;
  const desk = present(await readDesk(tx, { id: other.deskId }, clock.now()));
  assert.equal(await readAgreedTemplate({ tx, decisionKey }, desk, id), null);
  await tx.emergencyTemplate.update({ where: { id }, data: { deskId: other.deskId } });
  assert.equal(await readAgreedTemplate({ tx, decisionKey }, desk, id), null, 'its row says another desk');
});

test('a state that ends it, set by hand, ends it', async () => {
  await using scene = await open();
  const id = await agreed(scene);
  for (const state of ['asked', 'refused', 'replaced', 'withdrawn'] as const) {
    await scene.store.db.emergencyTemplate.update({ where: { id }, data: { state } });
    assert.equal(await why(scene, id), 'state', state);
  }
});

test('a name is of one template, and a desk has twenty', async () => {
  await using scene = await open();
  await asked(scene);
  assert.deepEqual(await ask(scene, { name: 'CRUE vigilance Rouge' }), { kind: 'nameTaken' });
  for (let number = 2; number <= MAX_EMERGENCY_TEMPLATES; number += 1) await asked(scene, { name: `Crue ${number}` });
  assert.deepEqual(await ask(scene, { name: 'Une de trop' }), { kind: 'full' });
});
