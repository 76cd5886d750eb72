import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDesk } from '#desks/desk.ts';
import { pageNext } from '#emergencies/paging.ts';

import { changeTerms } from '../support/change-terms.ts';
import { askedRota, decidedRota, shift } from '../support/a-rota.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { makeReal } from '../support/night.ts';
import { present } from '../support/publishing-scene.ts';
import { pressWhispered } from '../support/whispered.ts';

const here = { part: null, kind: 'member', timeZone: 'Europe/Paris', language: 'fr' } as const;
const minute = 60;
const text = 'Le pont de la Bruyère est fermé. Passez par la rocade.';

/**
 * Léo is on call, then Léa, then Karim; these two approve, two approvals are asked for, and Nora approves as well without
 * standing on the rota. Sophie, the steward, is called last.
 */
async function night(onRota: readonly string[] = ['leo', 'lea', 'karim']): Promise<BotScene> {
  const people = ['leo', 'lea', 'nora', 'sophie'].map((id) => ({
    ...here,
    id,
    name: id[0]?.toUpperCase() + id.slice(1),
  }));
  const settings = {
    approvers: ['karim', 'lea', 'nora', 'leo'],
    stewards: ['sophie'],
    approvalsNeeded: 2,
    graceSeconds: 0,
  };
  const scene = await openBotScene({ people, settings });
  const { store, clock } = scene;
  await makeReal(store);
  const deskId = present(scene.deskId);
  const desk = async (): Promise<NonNullable<Awaited<ReturnType<typeof readDesk>>>> =>
    present(await readDesk(store.db, { id: deskId }, clock.now()));
  const start = clock.now().getTime() - 3_600_000;
  const at = (hours: number): string => new Date(start + hours * 3_600_000).toISOString();
  const shifts = onRota.map((person, index) => shift(person, at(index * 12), at(index * 12 + 12)));
  const rotaId = await askedRota({ store, deskId, desk }, shifts);
  for (const by of ['karim', 'lea']) await decidedRota({ store, deskId, desk }, rotaId, by);
  await scene.settle();
  return scene;
}

/** Léo writes what no template says, and asks for approval. */
async function asks(scene: BotScene, words = text): Promise<string> {
  await scene.people.command('leo', 'publications', 'urgence RÉEL');
  await scene.settle();
  await pressWhispered(scene, 'leo', 'emergencyWithoutTemplate');
  await scene.people.submit('leo', { text: words });
  await scene.settle();
  return scene.whispers('leo').at(-1) ?? '';
}

/** Who was called in the channel so far, in order. */
function called(scene: BotScene): readonly string[] {
  return scene
    .messages()
    .filter((one) => /Urgence : .* demande votre validation/.test(scene.textOf(one)))
    .flatMap(({ notified }) => notified);
}

async function state({ store }: BotScene): Promise<string> {
  return (await store.db.draft.findFirstOrThrow()).state;
}

function posts({ networks }: BotScene): number {
  return networks.mastodon.posts.length + networks.x.posts.length;
}

test('one approval of somebody on the rota publishes what no template says, though the desk asks for two', async () => {
  await using scene = await night();
  assert.match(await asks(scene), /Le brouillon 1 attend une validation d’une personne du tableau d’astreinte/);
  assert.deepEqual(called(scene), ['lea']);
  assert.match(
    scene.whispers('lea').at(-1) ?? '',
    /Urgence : Leo demande votre validation du brouillon 1, maintenant.*Ouvrir le brouillon/s,
  );
  assert.doesNotMatch(scene.textOf(scene.cardWith('approve')), /2 validations/, 'its card asks for one');
  await scene.pass(30);
  assert.equal(posts(scene), 0);
  await scene.press('lea', 'approve');
  await scene.pass(5);
  assert.equal(posts(scene), 2);
  assert.equal(scene.networks.mastodon.posts[0]?.rendering.text, text);
  await scene.pass(5 * minute);
  assert.deepEqual(called(scene), ['lea'], 'nobody else is called');
});

test('it goes to the real accounts of a desk that has one for exercises as well', async () => {
  await using scene = await night();
  await scene.store.db.account.updateMany({ where: { network: 'x' }, data: { practice: true } });
  assert.match(await asks(scene), /Le brouillon 1 attend une validation/);
  await scene.press('lea', 'approve');
  await scene.pass(5);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [1, 0]);
});

test('its author approves it not, though on the rota and an approver, nor does somebody who does not stand there alone', async () => {
  await using scene = await night();
  await asks(scene);
  await scene.press('leo', 'approve');
  assert.match(scene.whispers('leo').at(-1) ?? '', /./);
  await scene.press('nora', 'approve');
  await scene.pass(30);
  assert.equal(posts(scene), 0);
  assert.deepEqual(
    (await scene.store.db.decision.findMany({ where: { subjectKind: 'draft' } })).map(({ person }) => person),
    ['nora'],
  );
  await scene.press('karim', 'approve');
  await scene.pass(5);
  assert.equal(posts(scene), 2);
});

test('each who could decide is called two minutes after the one before, the stewards last; then it says that nobody did', async () => {
  await using scene = await night();
  await asks(scene);
  await scene.pass(2 * minute - 5);
  const { draftId } = await scene.store.db.emergencyPaging.findFirstOrThrow();
  await scene.store.write((work) => pageNext(work, draftId, { members: null, gone: [] }));
  await scene.settle();
  assert.deepEqual(called(scene), ['lea'], 'not before the time, whoever tries');
  await scene.pass(10);
  assert.deepEqual(called(scene), ['lea', 'karim']);
  await scene.pass(2 * minute);
  assert.deepEqual(called(scene), ['lea', 'karim', 'sophie']);
  assert.doesNotMatch(scene.seen(), /Personne n’a décidé/);
  await scene.pass(2 * minute);
  assert.deepEqual(called(scene), ['lea', 'karim', 'sophie']);
  assert.equal(posts(scene), 0);
  const said = /Personne n’a décidé pour le brouillon 1.*Rien n’est parti/s;
  assert.match(scene.whispers('leo').at(-1) ?? '', said);
  const message = present(scene.messages().findLast((one) => said.test(scene.textOf(one))));
  assert.ok(message.ref.thread !== null, 'in its thread');
  assert.ok(message.notified.includes('leo'));
  await scene.press('karim', 'approve');
  await scene.pass(5);
  assert.equal(posts(scene), 2, 'it waited still');
});

test('two who approve at once publish it once', async () => {
  await using scene = await night();
  await asks(scene);
  const card = scene.cardWith('approve');
  await Promise.all([scene.pressOn('lea', card, 'approve'), scene.pressOn('karim', card, 'approve')]);
  await scene.pass(10);
  assert.equal(posts(scene), 2);
});

test('only who is on call writes without a template, and nothing of it while the desk is frozen', async () => {
  await using scene = await night();
  await scene.people.command('lea', 'publications', 'urgence RÉEL');
  await scene.settle();
  assert.match(scene.whispers('lea').at(-1) ?? '', /Leo/);
  await scene.people.command('leo', 'publications', 'urgence RÉEL');
  await scene.settle();
  await pressWhispered(scene, 'leo', 'emergencyWithoutTemplate');
  await scene.people.command('sophie', 'publications', 'geler');
  await scene.settle();
  assert.equal((await scene.people.submit('leo', { text })).kind, 'open');
  assert.equal(await scene.store.db.draft.count(), 0);
});

test('what was changed since it was asked for is an ordinary draft, and nobody is called for it any more', async () => {
  await using scene = await night();
  await asks(scene);
  await scene.press('leo', 'edit');
  await scene.people.submit('leo', { text: `${text} Merci.` });
  await scene.settle();
  await scene.press('leo', 'ask');
  await scene.press('lea', 'approve');
  await scene.pass(5 * minute);
  assert.equal(posts(scene), 0, 'two are asked for again');
  assert.equal(await state(scene), 'asked');
  assert.deepEqual(called(scene), ['lea']);
});

test('a use that was changed in the database makes no approval enough', async () => {
  await using scene = await night();
  await asks(scene);
  await scene.store.db.emergencyUse.updateMany({ data: { at: new Date('2026-11-01T00:00:00Z') } });
  await scene.press('lea', 'approve');
  await scene.pass(30);
  assert.equal(posts(scene), 0);
  assert.equal(await state(scene), 'asked');
});

test('a rota that was changed in the database makes no approval enough', async () => {
  await using scene = await night();
  await asks(scene);
  await changeTerms(scene.store, 'rota', { terminalUsers: [{ user: 'eve', person: 'lea' }] });
  await scene.press('lea', 'approve');
  await scene.pass(30);
  assert.equal(posts(scene), 0);
  assert.equal(await state(scene), 'asked');
});

test('who has left the chat is not called, and a chat that does not answer holds up nobody', async () => {
  await using scene = await night();
  Object.assign(present(scene.people.chat.state.people.find(({ id }) => id === 'lea')), { kind: 'inactive' });
  await asks(scene);
  assert.deepEqual(called(scene), ['karim']);
  scene.people.cutOff(true);
  scene.clock.advance(2 * minute * 1000 + 1000);
  await scene.store.runEveryMinute();
  await scene.store.runDueJobs();
  scene.people.cutOff(false);
  const paging = await scene.store.db.emergencyPaging.findFirstOrThrow();
  assert.deepEqual(paging.paged, ['karim', 'lea'], 'whether she is there nobody could tell');
  await scene.settle();
});

test('on practice accounts nothing is written without a template: an exercise has one', async () => {
  await using scene = await night();
  await scene.store.db.account.updateMany({ data: { practice: true } });
  assert.match(await asks(scene), /./u);
  assert.equal(await scene.store.db.draft.count(), 0);
  assert.deepEqual(called(scene), []);
});

test('alone on the rota nobody but the steward can be called', async () => {
  await using scene = await night(['leo']);
  await asks(scene);
  assert.deepEqual(called(scene), ['sophie']);
  await scene.pass(3 * minute);
  assert.match(scene.seen(), /Personne n’a décidé pour le brouillon 1/);
  assert.equal(posts(scene), 0);
});
