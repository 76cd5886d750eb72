import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDesk } from '#desks/change-desk.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import { readDesk } from '#desks/desk.ts';
import { noMembers } from '#desks/may.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';
import { followUses } from '#emergencies/ask-for-retrospective-review.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { askFlood } from '../support/flood.ts';
import { makeReal, putOnCall } from '../support/night.ts';
import { member, present } from '../support/publishing-scene.ts';

const here = { part: null, kind: 'member', timeZone: 'Europe/Paris' } as const;
const leo = { id: 'leo', name: 'Léo', language: 'fr', ...here } as const;
const lea = { id: 'lea', name: 'Léa', language: 'en', ...here } as const;

/** Léo is on call; Karim and Léa approve, Karim is a steward as well; Aïcha wrote the flood warning, Karim agreed to it. */
async function night(mode: 'real' | 'exercise'): Promise<BotScene> {
  const settings = { approvers: ['karim', 'lea'], stewards: ['karim'], graceSeconds: 60 };
  const scene = await openBotScene({ people: [leo, lea], settings });
  const { store } = scene;
  const deskId = present(scene.deskId);
  if (mode === 'real') await makeReal(store);
  const desk = async (): ReturnType<typeof readDesk> => readDesk(store.db, { id: deskId }, store.clock.now());
  await putOnCall({ store, deskId, desk: async () => present(await desk()) }, ['leo']);
  const templateId = await askFlood(store, deskId, 'aicha');
  const decision = { templateId, deskId, person: member('karim'), members: noMembers, kind: 'approve' } as const;
  await store.write((work) => decideTemplate(work, decision));
  await scene.settle();
  return scene;
}

/** Counts what somebody presses: keys of sending, and buttons; each throws where there is nothing to press. */
function presser(scene: BotScene, user: string) {
  let presses = 0;
  const all = {
    count: (): number => presses,
    async command(text: string): Promise<void> {
      presses += 1;
      await scene.people.command(user, 'publications', text);
      await scene.settle();
    },
    async submit(values: Readonly<Record<string, string>>): Promise<void> {
      presses += 1;
      const outcome = await scene.people.submit(user, values);
      assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf(user)?.problems));
      await scene.settle();
    },
    async press(action: string, label = /./u): Promise<void> {
      presses += 1;
      const isIt = (one: { readonly action: string; readonly label: string }): boolean =>
        one.action === action && label.test(one.label);
      const whisper = scene.people.chat.state.whispers.findLast(
        ({ to, card }) => to === user && buttonsIn(card).some(isIt),
      );
      const button = buttonsIn(whisper?.card ?? { blocks: [] }).find(isIt);
      assert.ok(whisper !== undefined && button !== undefined, `${action}: ${scene.whispers(user).at(-1)}`);
      const { channel, id: message, thread } = whisper;
      scene.people.press(user, { channel, message, thread }, button);
      await scene.settle();
    },
    /** Sends the flood warning in earnest: four presses. */
    async publishWarning(): Promise<void> {
      await all.command('urgence RÉEL');
      await all.press('emergencyFill');
      await all.submit(values);
      await all.press('emergencyPublish');
    },
  };
  return all;
}

const values = { blank0: 'Bruyère', blank1: '02:10', blank2: 'gymnase Jean Moulin' };
const text = /Crue de la Bruyère : quittez les berges\. Accueil : gymnase Jean Moulin\. Prochain point à 2 h 10\./u;

function lastWhisper(scene: BotScene, user: string): string {
  return scene.whispers(user).at(-1) ?? '';
}

test('from the command to public are five presses at most, and each step shows whether it is in earnest', async () => {
  await using scene = await night('real');
  const presses = presser(scene, 'leo');
  await presses.command('urgence');
  assert.match(JSON.stringify(scene.people.formOf('leo')?.form), /écrivez RÉEL.*écrivez EXERCICE/u);
  await presses.submit({ word: ' réel ' });
  assert.match(lastWhisper(scene, 'leo'), /RÉEL · Que faut-il publier \?.*\[Crue, vigilance rouge : alerte\]/su);
  await presses.press('emergencyFill');
  assert.match(JSON.stringify(scene.people.formOf('leo')?.form), /RÉEL · Crue, vigilance rouge/u);
  await presses.submit(values);
  const preview = lastWhisper(scene, 'leo');
  assert.match(preview, /RÉEL · Crue, vigilance rouge : alerte/u);
  assert.equal(preview.match(new RegExp(text, 'gu'))?.length, 1, 'equal words are read once');
  assert.match(preview, /\(Mastodon\), @\S+ \(X\)/u);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  await presses.press('emergencyPublish');
  assert.ok(presses.count() <= 6, `${presses.count()} presses`);
  assert.equal(presses.count(), 5);
  assert.match(scene.networks.mastodon.posts[0]?.rendering.text.replaceAll('\u00a0', ' ') ?? '', text);
  assert.equal(scene.networks.x.posts.length, 1);
  assert.match(lastWhisper(scene, 'leo'), /RÉEL : c’est parti/u);
});

test('the card of a warning says for ever by whose template it went out', async () => {
  await using scene = await night('real');
  const deskId = present(scene.deskId);
  const presses = presser(scene, 'leo');
  await presses.publishWarning();
  await scene.pass(5);
  const draft = await scene.store.db.draft.findFirstOrThrow();
  const card = async (): Promise<string> => {
    await scene.store.write((work) => enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} }));
    await scene.settle();
    const row = await scene.store.db.postedMessage.findFirstOrThrow({ where: { draftId: draft.id, role: 'asked' } });
    return scene.textOf(present(scene.messages().find(({ ref }) => ref.message === row.message)));
  };
  const told = /RÉEL · Par la voie d’urgence, d’un modèle validé d’avance par Karim/u;
  assert.match(await card(), told);
  const change = (changes: Partial<DeskSettings>): Promise<unknown> =>
    scene.store.write((work) => changeDesk(work, { deskId, by: 'karim', changes }));
  await change({ steps: [{ name: 'Cabinet', who: { kind: 'people', ids: ['lea'] }, needed: 1 }] });
  assert.match(await card(), told, 'with steps since');
  await change({ steps: null, approvers: ['lea'] });
  scene.clock.advance(80 * 3_600_000);
  assert.match(await card(), told, 'after 80 hours, without Karim');
});

test('with the word after the command there is one press less', async () => {
  await using scene = await night('real');
  const presses = presser(scene, 'leo');
  await presses.publishWarning();
  assert.equal(presses.count(), 4);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('everybody who approves, and every steward, is called at once, with what takes it back beside it', async () => {
  await using scene = await night('real');
  const presses = presser(scene, 'leo');
  await presses.publishWarning();
  const card = scene.cardWith('endEmergency');
  const told = scene.textOf(card);
  assert.match(told, /RÉEL · Léo a publié « Crue, vigilance rouge : alerte » par la voie d’urgence/u);
  assert.match(told, /Validé d’avance par Karim, version 1 du modèle/u);
  const { body } = card;
  const mentioned = JSON.stringify(body).match(/"kind":"mention","user":"(\w+)"/gu) ?? [];
  assert.deepEqual(mentioned.map((one) => one.slice(25, -1)).toSorted(), ['karim', 'lea']);
  const labels = body.kind === 'card' ? buttonsIn(body.card).map(({ label }) => label) : [];
  assert.equal(labels.length, 4, labels.join(', '));
  assert.match(labels.join(' | '), /partout.*Rectifier.*Fin d’alerte.*Mettre fin/u);
});

test('a wrong word publishes nothing, and each kind refuses the accounts of the other', async () => {
  await using real = await night('real');
  for (const word of ['reel!', 'RÉELLE', 'oui', 'exercise real', 'VRAI']) {
    await real.people.command('leo', 'publications', `urgence ${word}`);
    await real.settle();
    assert.match(lastWhisper(real, 'leo'), /Écrivez RÉEL ou EXERCICE, en entier\. Rien ne s’est passé/u);
  }
  const inReal = presser(real, 'leo');
  await inReal.command('urgence EXERCICE');
  await inReal.press('emergencyFill');
  await inReal.submit(values);
  assert.match(lastWhisper(real, 'leo'), /Vous avez écrit EXERCICE, et ces comptes sont réels/u);
  await using practice = await night('exercise');
  const inPractice = presser(practice, 'leo');
  await inPractice.command('urgence RÉEL');
  await inPractice.press('emergencyFill');
  await inPractice.submit(values);
  assert.match(lastWhisper(practice, 'leo'), /Vous avez écrit RÉEL, et ces comptes sont des comptes d’essai/u);
  assert.equal(real.networks.mastodon.requests.length + practice.networks.mastodon.requests.length, 0);
});

test('an exercise says so in its post and on every card', async () => {
  await using scene = await night('exercise');
  const presses = presser(scene, 'leo');
  await presses.command('urgence');
  await presses.submit({ word: 'EXERCISE' });
  assert.match(lastWhisper(scene, 'leo'), /^\(EXERCICE/u);
  await presses.press('emergencyFill');
  assert.match(JSON.stringify(scene.people.formOf('leo')?.form), /EXERCICE/u);
  await presses.submit(values);
  assert.match(lastWhisper(scene, 'leo'), /^\(EXERCICE.*> EXERCICE\n.*\[EXERCICE : publier maintenant\]/su);
  await presses.press('emergencyPublish');
  assert.match(scene.networks.mastodon.posts[0]?.rendering.text ?? '', /^EXERCICE\n/u);
  assert.match(scene.textOf(scene.cardWith('endEmergency')), /EXERCICE · Léo a publié/u);
});

test('whoever is not on call is told who is', async () => {
  await using scene = await night('real');
  await scene.people.command('karim', 'publications', 'urgence');
  await scene.settle();
  assert.match(lastWhisper(scene, 'karim'), /réservé à la personne d’astreinte\. En ce moment : Léo\./u);
  assert.equal(scene.people.formOf('karim'), null);
});

test('what is wrong with a blank is said at it, and the form stays open', async () => {
  await using scene = await night('real');
  const presses = presser(scene, 'leo');
  await presses.command('urgence RÉEL');
  await presses.press('emergencyFill');
  const bad = { ...values, blank2: 'https://faux.example' };
  assert.notEqual((await scene.people.submit('leo', bad)).kind, 'taken');
  assert.match(JSON.stringify(scene.people.formOf('leo')?.problems), /blank2.*«\s:\s» ne peut pas figurer ici/u);
});

test('a second warning within half an hour asks whether it is another event', async () => {
  await using scene = await night('real');
  const presses = presser(scene, 'leo');
  const publish = async (changed: Partial<typeof values>): Promise<void> => {
    await presses.command('urgence RÉEL');
    await presses.press('emergencyFill', /: alerte$/u);
    await presses.submit({ ...values, ...changed });
    await presses.press('emergencyPublish');
  };
  await publish({});
  await publish({ blank0: 'Vire et affluents' });
  assert.match(lastWhisper(scene, 'leo'), /Il y a peu.*Léo a publié.*Est-ce un autre événement/su);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  await presses.press('emergencyPublishAgain');
  assert.equal(scene.networks.mastodon.posts.length, 2);
});

test('the correction and the all-clear go out from beside the warning, as new posts', async () => {
  await using scene = await night('real');
  const presses = presser(scene, 'leo');
  await presses.publishWarning();
  const told = scene.cardWith('endEmergency');
  for (const [label, sent] of [
    ['Rectifier', { blank0: 'Bruyère', blank1: 'halle' }],
    ['Fin d’alerte', { blank0: 'Bruyère', blank1: '05:00' }],
  ] as const) {
    assert.ok(told.body.kind === 'card');
    const button = buttonsIn(told.body.card).find((one) => one.label.startsWith(label));
    scene.people.press('leo', told.ref, present(button));
    await scene.settle();
    await presses.submit(sent);
    await presses.press('emergencyPublish');
  }
  const texts = scene.networks.mastodon.posts.map(({ rendering }) => rendering.text);
  assert.equal(texts.length, 3, lastWhisper(scene, 'leo'));
  assert.match(texts.join('\n'), /Rectificatif sur la crue[^]*Fin de l’alerte/u);
});

test('times that are filled in are shown with how far off they are, in words', async () => {
  await using scene = await night('real');
  const presses = presser(scene, 'leo');
  for (const [typed, said] of [
    ['02:10', /Par rapport à maintenant\s: 02:10, il y a 8\sheures\./u],
    ['12 h 15', /: 12 h 15, dans 2\sheures\./u],
    ['10h50', /: 10h50, dans 50\sminutes\./u],
    ['23:00', /: 23:00, il y a 11\sheures\./u],
  ] as const) {
    await presses.command('urgence RÉEL');
    await presses.press('emergencyFill');
    await presses.submit({ ...values, blank1: typed });
    assert.match(lastWhisper(scene, 'leo'), said);
  }
});

test('an approver takes a warning back from beside it while who is on call is out of reach, and all are told', async () => {
  await using scene = await night('real');
  const presses = presser(scene, 'leo');
  await presses.publishWarning();
  const told = scene.cardWith('endEmergency');
  assert.ok(told.body.kind === 'card');
  const correct = present(buttonsIn(told.body.card).find(({ label }) => label.startsWith('Rectifier')));
  const pressed = async (user: string): Promise<void> => {
    scene.people.press(user, told.ref, correct);
    await scene.settle();
  };
  await pressed('aicha');
  assert.match(
    lastWhisper(scene, 'aicha'),
    /personne d’astreinte, ou à une personne qui valide une fois l’alerte publique\. D’astreinte en ce moment : Léo/u,
  );
  await pressed('lea');
  const approver = presser(scene, 'lea');
  await approver.submit({ blank0: 'Bruyère', blank1: 'halle' });
  await approver.press('emergencyPublish');
  assert.match(scene.networks.mastodon.posts.at(-1)?.rendering.text ?? '', /Rectificatif sur la crue/u);
  const { body } = scene.cardWith('endEmergency');
  assert.match(JSON.stringify(body), /RÉEL · Léa a publié «\sCrue, vigilance rouge\s: rectificatif\s»/u);
  const mentioned = JSON.stringify(body).match(/"kind":"mention","user":"(\w+)"/gu) ?? [];
  assert.deepEqual(mentioned.map((one) => one.slice(25, -1)).toSorted(), ['karim', 'leo']);
});

test('a lost answer is told to everybody at once, and the part is not sent again', async () => {
  await using scene = await night('real');
  const presses = presser(scene, 'leo');
  scene.networks.x.troubles.push({ answer: { kind: 'doubt', why: 'no_answer' } });
  await presses.publishWarning();
  assert.match(scene.seen(), /RÉEL · On ne sait pas si « Crue, vigilance rouge : alerte » est public sur @?valmont/u);
  await presses.command('urgence RÉEL');
  await presses.press('emergencyFill', /: alerte$/u);
  await presses.submit({ ...values, blank1: '02:30' });
  await presses.press('emergencyPublish');
  assert.match(lastWhisper(scene, 'leo'), /On ne sait pas encore si c’est déjà public/u);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('routine posts wait for a real emergency; an approver ends it, and each is asked about', async () => {
  await using scene = await night('real');
  await scene.draft('La mairie est ouverte lundi.', { when: '2026-11-02 09:00' });
  await scene.press('aicha', 'ask');
  await scene.press('lea', 'approve');
  const presses = presser(scene, 'leo');
  await presses.publishWarning();
  assert.match(scene.textOf(scene.cardWith('endEmergency')), /attendent qu’une personne qui valide y mette fin/u);
  await scene.press('leo', 'endEmergency');
  assert.match(lastWhisper(scene, 'leo'), /Seules les personnes qui valident ici mettent fin/u);
  await scene.press('karim', 'endEmergency');
  assert.match(scene.seen(), /RÉEL · Karim a mis fin à « Crue, vigilance rouge »/u);
  await scene.pass(7200);
  assert.equal(scene.networks.mastodon.posts.length, 1, 'nothing leaves by the end');
});

test('on the next working day others approve it afterwards on a card, and never the officer', async () => {
  await using scene = await night('real');
  const presses = presser(scene, 'leo');
  await presses.publishWarning();
  for (let hours = 0; hours < 96 && !/À valider après coup/u.test(scene.seen()); hours += 1) {
    scene.clock.advance(3_600_000);
    await followUses(scene.store);
    await scene.settle();
  }
  const card = scene.cardWith('approveUse');
  assert.match(scene.textOf(card), /RÉEL · À valider après coup : « Crue, vigilance rouge : alerte », publié par Léo/u);
  await scene.pressOn('leo', card, 'approveUse');
  assert.match(lastWhisper(scene, 'leo'), /à d’autres de valider après coup/u);
  await scene.pressOn('lea', card, 'objectToUse');
  assert.match(scene.seen(), /Léa demande de rectifier/u);
  await scene.pressOn('karim', scene.cardWith('approveUse'), 'approveUse');
  assert.match(scene.seen(), /Léa demande de rectifier/u, 'a wish for changes goes before');
  await scene.pressOn('lea', scene.cardWith('approveUse'), 'approveUse');
  assert.match(scene.seen(), /Validé après coup, en dernier par Léa/u);
});
