import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { PublishOutcome } from '#networks/publish-outcome.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { present } from '../support/publishing-scene.ts';

async function approved(scene: BotScene, values: Parameters<BotScene['draft']>[1] = {}): Promise<void> {
  await scene.draft('La mairie ouvre à 9 h lundi.', values);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
}

test('during the grace everybody on the desk can stop it; the draft can then be asked about again, with a new call', async () => {
  await using scene = await openBotScene();
  await approved(scene);
  assert.match(scene.textOf(scene.cardWith('stop')), /Départ à 10 h 00 min 20 s/);
  await scene.press('sacha', 'stop');
  assert.match(scene.whispers('sacha')[0] ?? '', /personnes de cette rédaction/);
  await scene.press('aicha', 'stop');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  assert.match(scene.seen(), /🛑 Aïcha a arrêté l’envoi vers @valmont@practice\.example \(Mastodon\), @valmont \(X\)/);
  await scene.press('aicha', 'ask');
  assert.deepEqual(scene.cardWith('approve').notified, ['karim']);
  await scene.press('karim', 'approve');
  await scene.pass(30);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('a scheduled post names its time on the button, in the line and on the card, and leaves then', async () => {
  await using scene = await openBotScene();
  await scene.draft('Lundi', { at: '2026-11-30 09:00' });
  await scene.press('aicha', 'ask');
  assert.match(scene.seen(), /\[Valider pour lundi 30 novembre à 9 h 00\]/);
  assert.match(scene.seen(), /Part lundi 30 novembre à 9 h 00 \(Europe\/Paris\), une fois validé/);
  await scene.press('karim', 'approve');
  assert.match(scene.seen(), /\*validé, part lundi 30 novembre à 9 h 00\*/);
  await scene.pass(6 * 86_400);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  await scene.pass(86_400);
  assert.equal(scene.networks.mastodon.posts[0]?.at.toISOString(), '2026-11-30T08:00:00.000Z');
});

test('each failure is a sentence of its own, with its cause and what to do, and hides no success', async () => {
  const answers: readonly (readonly [PublishOutcome, RegExp])[] = [
    [{ kind: 'locked', why: 'token_refused' }, /refuse l’accès de Tambour.*nouveau jeton d’accès/],
    [{ kind: 'locked', why: 'scope_missing' }, /n’a pas le droit de publier/],
    [{ kind: 'locked', why: 'credit_exhausted' }, /demande un paiement/],
    [{ kind: 'refused', why: 'forbidden' }, /interdit cette publication/],
    [{ kind: 'refused', why: 'too_long' }, /texte trop long/],
    [{ kind: 'refused', why: 'invalid' }, /refuse le contenu/],
    [{ kind: 'tryLater', why: 'rate_limit', afterSeconds: 600 }, /demande d’attendre\. Nouvel essai à 10 h 10/],
  ];
  const sentences = new Set<string>();
  for (const [answer, sentence] of answers) {
    await using scene = await openBotScene();
    scene.networks.mastodon.troubles.push({ answer });
    await approved(scene);
    await scene.pass(25);
    assert.match(scene.seen(), sentence);
    assert.doesNotMatch(scene.seen(), /le compte est en pause, rien n’est parti/, 'said once, with its cause');
    assert.match(scene.seen(), /Publié sur @valmont \(X\) :/);
    assert.equal(scene.networks.x.posts.length, 1);
    sentences.add(sentence.exec(scene.seen())?.[0] ?? '');
  }
  assert.equal(sentences.size, answers.length);
});

test('what failed can be tried again with a button, and then stands on the card as published', async () => {
  await using scene = await openBotScene();
  scene.networks.mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  await approved(scene);
  await scene.pass(25);
  await scene.press('aicha', 'tryAgain');
  await scene.pass(5);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  assert.match(scene.seen(), /\*publié\*/);
});

test('an answer that was lost is told without alarm, looked into, and said to be published once', async () => {
  await using scene = await openBotScene();
  scene.networks.mastodon.troubles.push('loseAnswer');
  await approved(scene);
  await scene.pass(25);
  assert.match(scene.seen(), /aucune réponse n’est venue\. Nous ne savons pas encore si c’est publié/);
  await scene.pass(600);
  assert.match(scene.seen(), /Vérification faite, c’est publié une seule fois sur @valmont@practice\.example/);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  assert.doesNotMatch(scene.seen(), /\bdoute\b|empreinte/i);
});

test('where Tambour cannot look, a person says “it is there” with the address, or has it sent', async () => {
  await using scene = await openBotScene();
  scene.networks.x.troubles.push('loseAnswer');
  await approved(scene);
  await scene.pass(600);
  assert.match(
    scene.seen(),
    /Tambour ne peut pas lire ce compte\. Regardez le compte, puis répondez sur la carte du brouillon/,
  );
  await scene.press('karim', 'confirmPublished');
  for (const wrong of ['x.com/valmont/status/1', 'https://evil.example/valmont/status/1']) {
    const outcome = await scene.people.submit('karim', { text: wrong });
    assert.equal(outcome.kind, 'open', wrong);
  }
  await scene.people.submit('karim', { text: 'http://127.0.0.1:9999/valmont/status/x-1' });
  await scene.settle();
  assert.match(scene.seen(), /Karim confirme que c’est publié sur @valmont \(X\)/);
  assert.equal(scene.networks.x.posts.length, 1);

  await using other = await openBotScene();
  other.networks.x.troubles.push('loseRequest');
  await approved(other);
  await other.pass(600);
  await other.press('karim', 'confirmNotPublished');
  await other.pass(30);
  assert.equal(other.networks.x.posts.length, 1);
});

test('a post that missed its time is sent by an approver’s press, and not by the author’s', async () => {
  await using scene = await openBotScene();
  await approved(scene, { at: '2026-11-23 11:00' });
  scene.clock.advance(4 * 3_600_000);
  await scene.settle();
  assert.match(scene.seen(), /l’heure prévue est passée, rien n’est parti/);
  assert.match(scene.seen(), /Publier maintenant sur les 2 comptes restants/);
  await scene.press('aicha', 'sendLate');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /votre validation ne compte pas/);
  await scene.press('karim', 'sendLate');
  await scene.pass(30);
  assert.match(scene.seen(), /Karim publie maintenant ce qui avait dépassé son heure/);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  assert.equal(scene.networks.x.posts.length, 1);
});

test('a post that missed its time can be given a new one by an approver, and by nobody else', async () => {
  await using scene = await openBotScene();
  await approved(scene, { at: '2026-11-23 11:00' });
  scene.clock.advance(4 * 3_600_000);
  await scene.settle();
  await scene.press('aicha', 'sendLateAt');
  await scene.press('sacha', 'sendLateAt');
  assert.equal(scene.people.formOf('aicha') ?? scene.people.formOf('sacha'), null);
  await scene.press('karim', 'sendLateAt');
  await scene.people.submit('karim', { text: '2026-11-23 13:00' });
  assert.equal(scene.people.formOf('karim')?.problems.kind, 'errors', 'a time that has passed');
  await scene.people.submit('karim', { text: '2026-11-24 08:00' });
  await scene.settle();
  assert.match(scene.seen(), /Karim a choisi une nouvelle heure : l’envoi part mardi 24 novembre à 8 h 00/);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  await scene.pass(86_400);
  assert.equal(scene.networks.mastodon.posts[0]?.at.toISOString(), '2026-11-24T07:00:00.000Z');
});

/** Presses what takes a post back by its label: of one account, or of all. */
async function pressLabelled(scene: BotScene, user: string, label: RegExp): Promise<void> {
  const { body, ref } = scene.cardWith('retract');
  assert.ok(body.kind === 'card');
  scene.people.press(user, ref, present(buttonsIn(body.card).find((one) => label.test(one.label))));
  await scene.settle();
}

test('a post is retracted by its author with a reason, at once, and everybody sees who did', async () => {
  await using scene = await openBotScene();
  await approved(scene);
  await scene.pass(30);
  await pressLabelled(scene, 'aicha', /^Retirer de @valmont@/u);
  assert.match(scene.people.formOf('aicha')?.form.intro ?? '', /supprimée de @valmont@practice\.example/);
  await scene.people.submit('aicha', { text: 'Erreur de date' });
  await scene.settle();
  await scene.pass(60);
  assert.match(scene.seen(), /Aïcha a retiré la publication de @valmont@practice\.example.*\n> Erreur de date/);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  assert.equal(scene.networks.x.posts.length, 1);
});

test('all posts of a draft are retracted with one reason, quoted as they are public now, and each is told', async () => {
  await using scene = await openBotScene();
  await approved(scene);
  await scene.pass(30);
  const card = scene.cardWith('retract');
  await pressLabelled(scene, 'aicha', /^Retirer partout$/u);
  const intro = scene.people.formOf('aicha')?.form.intro ?? '';
  assert.match(intro, /supprimées tout de suite de @valmont@practice\.example \(Mastodon\), @valmont \(X\)/);
  assert.match(intro, /«.La mairie ouvre à 9 h lundi\..»/);
  await scene.people.submit('aicha', { text: 'Erreur de date' });
  await scene.settle();
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length + scene.networks.x.posts.length, 0);
  assert.equal(scene.seen().match(/Aïcha a retiré la publication de .*\n> Erreur de date/g)?.length, 2);
  const entries = await scene.store.db.journalEntry.count({ where: { kind: 'delivery.retractAsked' } });
  assert.equal(entries, 2);
  const now = present(scene.messages().find(({ ref }) => ref.message === card.ref.message));
  assert.doesNotMatch(scene.textOf(now), /\[Retirer/);
});

test('a retraction that waits for a limit says on the card until when, and no longer once it is asked again', async () => {
  await using scene = await openBotScene();
  await approved(scene);
  await scene.pass(30);
  const { retractTroubles } = scene.networks.mastodon;
  retractTroubles.push({ kind: 'tryLater', why: 'rate_limit', afterSeconds: 300 }, { kind: 'doubt', why: 'no_answer' });
  await pressLabelled(scene, 'aicha', /^Retirer de @valmont@/u);
  await scene.people.submit('aicha', { text: 'Erreur de date' });
  await scene.pass(1);
  const waiting =
    /@valmont@practice\.example \(Mastodon\) : retrait en cours ; la limite du réseau est atteinte, nouvel essai à 10 h 05/;
  assert.match(scene.seen(), waiting);
  await scene.pass(301);
  assert.match(scene.seen(), /@valmont@practice\.example \(Mastodon\) : retrait en cours ·/);
  await scene.pass(60);
  assert.match(scene.seen(), /@valmont@practice\.example \(Mastodon\) : retiré par Aïcha/);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

test('with one account already published, the other’s card buttons still work and the line says “partly”', async () => {
  await using scene = await openBotScene();
  scene.networks.x.troubles.push({ answer: { kind: 'refused', why: 'duplicate' } });
  await approved(scene);
  await scene.pass(25);
  const [line] = scene.messages();
  assert.ok(line);
  assert.match(scene.textOf(line), /\*publié en partie\*/);
  const card = scene.textOf(scene.cardWith('tryAgain'));
  assert.match(card, /X refuse un texte identique/);
  assert.match(card, /\[Retirer de @valmont@practice\.example/);
  assert.doesNotMatch(card, /\[Modifier\]/);
});
