import assert from 'node:assert/strict';
import { test } from 'node:test';

import { afterGap } from '#bot/approving/after-gap.ts';
import { enqueueNudges } from '#reminders/start-reminders.ts';

import { type BotScene, type BotSceneOptions, openBotScene } from '../support/bot-scene.ts';

const member = { part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const people = [
  { ...member, id: 'lea', name: 'Léa' },
  { ...member, id: 'omar', name: 'Omar' },
] as const;
const legalThenCabinet = [
  { name: 'Juridique', who: { kind: 'people', ids: ['karim'] }, needed: 1 },
  { name: 'Cabinet', who: { kind: 'people', ids: ['lea'] }, needed: 1 },
] as const;

async function opened(options: BotSceneOptions = {}): Promise<BotScene> {
  return openBotScene({ people, ...options });
}

async function typed(scene: BotScene, user: string): Promise<string> {
  const before = scene.whispers(user).length;
  await scene.people.command(user, 'publications', 'étapes');
  await scene.settle();
  return scene.whispers(user).slice(before).join('\n');
}

function problemOf(scene: BotScene, user: string): string {
  const problems = scene.people.formOf(user)?.problems;
  return problems?.kind === 'errors' ? (problems.general ?? Object.values(problems.fields).join('\n')) : '';
}

test('a steward sets steps; each is called in its turn, and whoever comes too early is told whose turn it is', async () => {
  await using scene = await opened();
  assert.match(await typed(scene, 'aicha'), /Seules les personnes responsables/);
  await typed(scene, 'karim');
  await scene.people.submit('karim', { name1: 'Juridique', people1: ['karim'], name2: 'Cabinet', people2: ['lea'] });
  await scene.settle();
  const steps = /Juridique : Karim \(1\), Cabinet : Léa \(1\)/;
  assert.match(scene.whispers('karim').at(-1) ?? '', steps);
  assert.match(scene.seen(), /Étapes : aucune → Juridique : Karim \(1\), Cabinet : Léa \(1\)/);

  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  const card = (): string => scene.textOf(scene.cardWith('approve'));
  assert.match(card(), /Juridique : c’est son tour \(encore 1\)\S* · puis Cabinet/);
  assert.deepEqual(scene.cardWith('approve').notified, ['karim']);
  await scene.press('lea', 'approve');
  assert.match(scene.whispers('lea').at(-1) ?? '', /C’est le tour de l’étape « Juridique ».*Peut valider : Karim/);
  await scene.press('omar', 'approve');
  assert.match(scene.whispers('omar').at(-1) ?? '', /Vous ne faites pas partie des personnes qui valident/);

  await scene.press('karim', 'approve');
  assert.match(card(), /✓ Juridique \(Karim\) · \S*Cabinet : c’est son tour \(encore 1\)/);
  const told = scene.messages().find((message) => scene.textOf(message).includes('maintenant le tour'));
  assert.ok(told?.notified.includes('lea'), 'Léa is mentioned');
  assert.ok(told?.notified.includes('karim') !== true, 'and Karim is not');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  await scene.press('lea', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('steps that nobody could go through are refused at the form, and empty names end all steps', async () => {
  await using scene = await opened({ settings: { steps: legalThenCabinet } });
  await typed(scene, 'karim');
  await scene.people.submit('karim', { people2: ['karim'] });
  await scene.settle();
  assert.match(problemOf(scene, 'karim'), /personne ne compte dans deux étapes/);
  await scene.people.submit('karim', { people2: [] });
  assert.match(problemOf(scene, 'karim'), /Choisissez les personnes/);
  await scene.people.submit('karim', { people2: ['sacha'] });
  assert.match(problemOf(scene, 'karim'), /ni les invités/, 'Sacha is a guest');
  await scene.people.submit('karim', { name2: '' });
  assert.match(problemOf(scene, 'karim'), /Une seule étape/);
  await scene.people.submit('karim', { who2: 'members', name2: 'Cabinet', number2: 'all' });
  assert.match(problemOf(scene, 'karim'), /choisies par leur nom/);
  await scene.people.submit('karim', { name1: '', name2: '' });
  await scene.settle();
  assert.match(scene.whispers('karim').at(-1) ?? '', /sans étapes/);
  assert.equal((await scene.store.db.desk.findFirstOrThrow()).steps, null);
});

test('who wrote the post is in no step of it: the card says that a step lacks people, and whom to ask', async () => {
  const steps = [{ ...legalThenCabinet[0], who: { kind: 'people', ids: ['aicha'] } }, legalThenCabinet[1]] as const;
  await using scene = await opened({ settings: { steps } });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  const text = scene.textOf(scene.cardWith('approve'));
  assert.match(text, /Personne ne peut valider/);
  assert.match(text, /Demandez à @karim d’ajouter une autre personne qui valide \(\/tambour étapes\)/);
});

test('who approves is reminded of it once it is their turn, and those of the other steps are not', async () => {
  await using scene = await opened({ settings: { steps: legalThenCabinet } });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(4 * 3_600);
  await enqueueNudges(scene.store);
  await scene.settle();
  const last = scene.messages().at(-1);
  assert.ok(last !== undefined);
  assert.match(scene.textOf(last), /Rappel : la version 1 attend une validation/);
  assert.deepEqual(last.notified, ['lea']);
});

test('a ✅ that came before its turn is no approval once it is, however often the card is read again', async () => {
  await using scene = await opened({ settings: { steps: legalThenCabinet } });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  const { ref } = scene.cardWith('approve');
  scene.people.react('lea', ref, '✅');
  await scene.settle();
  assert.match(scene.whispers('lea').at(-1) ?? '', /C’est le tour de l’étape « Juridique »/);
  await scene.press('karim', 'approve');
  const [chat] = scene.bot.chats.values();
  assert.ok(chat !== undefined);
  await afterGap(scene.bot, chat);
  await scene.settle();
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0, 'nobody of the cabinet has approved since');
  scene.people.react('lea', ref, '✅', false);
  await scene.settle();
  scene.people.react('lea', ref, '✅');
  await scene.settle();
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1, 'removed and added again it is a new one');
});

test('where posts are approved in steps, the settings do not warn of one approver who approves nothing', async () => {
  await using scene = await opened();
  const alone = /Une seule personne peut valider ici/;
  const save = async (): Promise<string> => {
    await scene.people.command('karim', 'publications', 'réglages');
    await scene.settle();
    await scene.people.submit('karim', { approvers: ['karim'] });
    await scene.settle();
    return scene.whispers('karim').at(-1) ?? '';
  };
  assert.match(await save(), alone);
  await typed(scene, 'karim');
  await scene.people.submit('karim', { name1: 'Juridique', people1: ['karim'], name2: 'Cabinet', people2: ['lea'] });
  await scene.settle();
  const said = await save();
  assert.match(said, /Cette rédaction valide par étapes/);
  assert.doesNotMatch(said, alone);
});
