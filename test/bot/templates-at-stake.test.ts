import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { askFlood } from '../support/flood.ts';
import { member, present } from '../support/publishing-scene.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const omar = { ...lea, id: 'omar', name: 'Omar' };

/** Karim is the steward, he, Léa and Omar approve. Aïcha wrote a flood warning, which Léa agreed to. */
async function open(): Promise<BotScene> {
  const scene = await openBotScene({ people: [lea, omar], settings: { approvers: ['karim', 'lea', 'omar'] } });
  const deskId = present(scene.deskId);
  const templateId = await askFlood(scene.store, deskId, 'aicha');
  const request = { templateId, deskId, person: member('lea'), members: noMembers, kind: 'approve' } as const;
  await scene.store.write((work) => decideTemplate(work, request));
  await scene.settle();
  scene.clock.advance(60_000);
  return scene;
}

type Values = Parameters<BotScene['people']['submit']>[1];

/** Karim opens a form and sends it. Returns what stands at its fields; nothing if it was taken. */
async function sent(scene: BotScene, command: string | null, values: Values): Promise<string> {
  if (command !== null) await scene.people.command('karim', 'publications', command);
  await scene.settle();
  const outcome = await scene.people.submit('karim', values);
  await scene.settle();
  if (outcome.kind === 'taken') return '';
  const problems = scene.people.formOf('karim')?.problems;
  return JSON.stringify(problems).replaceAll(/[\u00a0\u202f]/g, ' ');
}

const alarm = /Le modèle d’urgence « Crue, vigilance rouge » ne peut plus être envoyé/;
const steps = { name1: 'Juridique', people1: ['omar'], name2: 'Cabinet', people2: ['karim'] };
const withoutLea = { approvers: ['karim', 'omar'] };
const refused =
  /"loseTemplates":"Avec ce changement, 1 modèle d’urgence ne pourrait plus être envoyé : « Crue, vigilance rouge »/;

for (const [what, command, values] of [
  ['steps', 'étapes', steps],
  ['the settings', 'réglages', withoutLea],
] as const) {
  test(`whoever changes ${what} is told of templates that are lost before it is saved, and the channel at once after`, async () => {
    await using scene = await open();
    const before = await scene.store.db.desk.findFirstOrThrow();
    assert.match(await sent(scene, command, values), refused);
    const people = { people: { where: { role: 'approver' } } } as const;
    const desk = await scene.store.db.desk.findFirstOrThrow({ include: people });
    assert.deepEqual([desk.steps, desk.policyNumber, desk.people.length], [null, before.policyNumber, 3]);
    assert.doesNotMatch(scene.seen(), alarm);

    assert.equal(await sent(scene, null, { ...values, loseTemplates: ['yes'] }), '');
    assert.match(
      scene.whispers('karim').at(-1) ?? '',
      /1 modèle d’urgence ne peut plus être envoyé : « Crue, vigilance rouge »/,
    );
    const told = scene.messages().filter((one) => alarm.test(scene.textOf(one)));
    assert.deepEqual(
      told.map(({ notified }) => notified),
      [['karim']],
    );
    assert.match(scene.seen(), /quelqu’un qui l’avait validé ne peut plus valider ici/);
  });
}

test('a change by which nobody loses the right is saved as ever, and disarms nothing', async () => {
  await using scene = await open();
  const withLea = { ...steps, people1: ['omar', 'lea'] };
  assert.equal(await sent(scene, 'étapes', withLea), '');
  assert.equal(await sent(scene, 'étapes', { name1: '', name2: '' }), '');
  assert.equal(await sent(scene, 'réglages', { number: '2' }), '');
  await scene.pass(600);
  await scene.store.runEveryMinute();
  await scene.settle();
  assert.doesNotMatch(scene.seen(), /ne peut (?:plus|pas) être envoyé/);
});

test('an account that a template needs is taken from the desk only by somebody who was told', async () => {
  await using scene = await open();
  const alone = { accounts: [scene.accountIds.mastodon] };
  assert.match(await sent(scene, 'réglages', alone), refused);
  assert.equal(await sent(scene, null, { ...alone, loseTemplates: ['yes'] }), '');
  assert.match(scene.seen(), /Il ne peut pas être envoyé : un de ses comptes n’appartient plus à cette rédaction/);
});

test('a desk without an agreed template has no such box', async () => {
  await using scene = await openBotScene({ people: [lea], settings: { approvers: ['karim', 'lea'] } });
  for (const command of ['étapes', 'réglages']) {
    await scene.people.command('karim', 'publications', command);
    await scene.settle();
    assert.ok(!scene.people.formOf('karim')?.form.fields.some(({ id }) => id === 'loseTemplates'), command);
  }
});

test('inside a reserve period a template’s card does not say that it would be held, nor of an account that sleeps now', async () => {
  await using scene = await openBotScene({ people: [lea], settings: { approvers: ['karim', 'lea'] } });
  await scene.people.command('karim', 'publications', 'période');
  await scene.settle();
  const period = { label: 'Élections', basis: 'L.52-1', from: '24/11/2026', to: '25/11/2026', zone: 'Europe/Paris' };
  await scene.people.submit('karim', { ...period, level: 'closed' });
  await scene.settle();
  await scene.press('lea', 'approvePeriod');
  await scene.pass(86_400);
  await scene.store.db.account.updateMany({ data: { state: 'asleep', asleepSince: scene.clock.now() } });
  await askFlood(scene.store, present(scene.deskId), 'aicha');
  await scene.settle();
  const card = scene.textOf(scene.cardWith('approveEmergencyTemplate'));
  assert.match(card, /Crue de la \{rivière\}/);
  assert.doesNotMatch(card, /réserve|retenu|sommeil/);
});
