import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';

const typo = 'La mairie ouvre a 9 h lundi.';
const mended = 'La mairie ouvre à 9 h lundi.';
const everywhere = { fr: 'Retirer partout', de: 'Überall zurückziehen', en: 'Retract everywhere' };

type Language = keyof typeof everywhere;

/** Draft 1, approved; after a minute it is public as far as nothing keeps it. */
async function approved(
  text: string,
  prepare: (scene: BotScene) => void = () => {},
  language: Language = 'fr',
): Promise<BotScene> {
  const scene = await openBotScene({
    rules: { ...rules, x: { ...rules.x, sendsSeries: true } },
    settings: { language },
  });
  prepare(scene);
  await scene.people.command('aicha', 'publications', { fr: 'brouillon', de: 'entwurf', en: 'draft' }[language]);
  assert.equal((await scene.people.submit('aicha', { text })).kind, 'taken');
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  return scene;
}

/** Draft 2 corrects draft 1: edited in place on Mastodon, replaced on X. */
async function correct(scene: BotScene, values: Parameters<BotScene['people']['submit']>[1]): Promise<void> {
  await scene.press('aicha', 'correct');
  const outcome = await scene.people.submit('aicha', values);
  assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf('aicha')?.problems));
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
}

/** Lists the cards, in order, that have a button with this label now. */
function cardsWith(scene: BotScene, label: string): readonly ReturnType<BotScene['messages']>[number][] {
  return scene
    .messages()
    .filter(({ body }) => body.kind === 'card' && buttonsIn(body.card).some((button) => button.label === label));
}

/** Presses the button on the first or last card that has it, and returns what the form says. */
async function open(scene: BotScene, person: string, label: string, place: 0 | -1 = -1): Promise<string> {
  const card = cardsWith(scene, label).at(place);
  assert.ok(card?.body.kind === 'card', `no card has “${label}”`);
  const button = buttonsIn(card.body.card).find((one) => one.label === label);
  assert.ok(button);
  scene.people.press(person, card.ref, button);
  await scene.settle();
  return (scene.people.formOf(person)?.form.intro ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
}

async function retract(scene: BotScene, person: string, label: string, place: 0 | -1 = -1): Promise<string> {
  const intro = await open(scene, person, label, place);
  await scene.people.submit(person, { text: 'Fausse nouvelle' });
  await scene.settle();
  return intro;
}

/** Karim says that the post on X, which Tambour cannot read, is there. */
async function claim(scene: BotScene): Promise<void> {
  await scene.press('karim', 'confirmPublished');
  const outcome = await scene.people.submit('karim', { text: 'http://127.0.0.1:9999/valmont/status/x-1' });
  assert.equal(outcome.kind, 'taken', JSON.stringify(outcome));
  await scene.pass(30);
}

function texts({ networks: { mastodon, x } }: BotScene): readonly (readonly string[])[] {
  return [mastodon, x].map(({ posts }) => posts.map(({ rendering }) => rendering.text));
}

for (const [from, place] of [
  ['first', 0],
  ['correction', -1],
] as const) {
  for (const language of ['fr', 'en'] as const) {
    test(`after a correction, the ${from}'s card in ${language} takes back what was edited and what was replaced`, async () => {
      await using scene = await approved(typo, undefined, language);
      await correct(scene, { text: mended });
      assert.deepEqual(texts(scene), [[mended], [mended]]);
      const intro = await retract(scene, 'karim', everywhere[language], place);
      assert.match(intro, /@valmont@practice\.example \(Mastodon\) https:\/\/network\.example\/mastodon-1/);
      assert.match(intro, /@valmont \(X\) https:\/\/network\.example\/x-2/);
      await scene.pass(30);
      assert.deepEqual(texts(scene), [[], []]);
      assert.equal(cardsWith(scene, everywhere[language]).length, 0, 'nothing is left to retract');
    });
  }
}

test('a correction that answers is taken back with the post that it answers', async () => {
  await using scene = await approved(typo);
  const { mastodon, x } = scene.accountIds;
  await correct(scene, { text: mended, answer: '', [`way.${x}`]: 'reply', [`way.${mastodon}`]: 'leave' });
  assert.equal(scene.networks.x.posts.length, 2);
  await retract(scene, 'karim', everywhere.fr);
  await scene.pass(30);
  assert.deepEqual(texts(scene), [[], []]);
});

test('a series with one corrected part goes from both networks, from its last part to its first', async () => {
  const parts = ['Le fleuve monte.', 'Quittez les quais avant 18 h.', 'Garez-vous sur la colline.'];
  await using scene = await approved(parts.join('\n\n---\n\n'));
  const changed = parts.with(1, 'Quittez les quais avant 17 h.').map((text) => `Rectifié. ${text}`);
  await correct(scene, { text: changed.join('\n\n---\n\n') });
  assert.deepEqual(
    texts(scene).map(({ length }) => length),
    [3, 3],
  );
  const intro = await retract(scene, 'karim', everywhere.fr);
  assert.match(intro, /\(Mastodon\) https[^]*\(X\) https/);
  await scene.pass(60);
  assert.deepEqual(texts(scene), [[], []]);
});

test('with one network down, the thread lists what is still public', async () => {
  await using scene = await approved(typo);
  await correct(scene, { text: mended });
  const { mastodon, x } = scene.networks;
  mastodon.retractTroubles.push({ kind: 'refused', why: 'forbidden' });
  for (let n = 0; n < 8; n += 1) x.retractTroubles.push({ kind: 'doubt', why: 'no_answer' });
  await retract(scene, 'karim', everywhere.fr);
  await scene.pass(3600);
  const said = scene
    .messages()
    .map((message) => scene.textOf(message))
    .filter((text) => /n’a pas pu être retirée : elle est toujours en ligne/.test(text));
  assert.match(said.at(-1) ?? '', /Toujours en ligne aussi :[^]*https:\/\/network\.example\/(?:mastodon-1|x-2)/);
  assert.doesNotMatch(said.join('\n'), /partout/);
  assert.equal(cardsWith(scene, everywhere.fr).length, 2, 'both cards offer it again');
});

test('what waits to be sent is called off first, and never becomes public', async () => {
  await using scene = await approved(typo, ({ networks }) => {
    networks.x.troubles.push({ answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 600 } });
  });
  assert.deepEqual(texts(scene), [[typo], []]);
  assert.match(await retract(scene, 'karim', everywhere.fr), /Pas encore envoyé, donc annulé : @valmont \(X\)\./);
  await scene.pass(3600);
  assert.deepEqual(texts(scene), [[], []]);
  assert.match(scene.seen(), /🛑 Karim a arrêté l’envoi vers @valmont \(X\)/);
});

test('what is on its way is asked about once it is public, with a button that takes it back', async () => {
  await using scene = await approved(typo, ({ networks }) => void networks.x.troubles.push('loseAnswer'));
  const { x } = scene.networks;
  assert.deepEqual(texts(scene), [[typo], [typo]]);
  assert.match(await retract(scene, 'karim', everywhere.fr), /Envoi en cours : @valmont \(X\)\./);
  await scene.pass(60);
  assert.deepEqual(texts(scene), [[], [typo]]);
  await scene.pass(3600);
  assert.equal(x.requests.length, 1, 'nothing is sent again');
  await claim(scene);
  assert.match(scene.seen(), /@valmont \(X\) : publié malgré tout/);
  const claimed = scene.whispers('karim').length;
  await open(scene, 'karim', 'Retirer de @valmont (X)');
  assert.match(
    scene.whispers('karim').slice(claimed).join(),
    /n’a jamais vu lui-même cette publication/,
    'it takes a second',
  );
});

test('an answer that comes after the retraction is asked about at once', async () => {
  await using scene = await approved(typo, ({ networks }) => void networks.x.troubles.push('hang'));
  await retract(scene, 'karim', everywhere.fr);
  scene.networks.x.answerHanging();
  await scene.pass(30);
  assert.deepEqual(texts(scene), [[], [typo]]);
  assert.match(scene.seen(), /@valmont \(X\) : publié malgré tout, car l’envoi était déjà en cours/);
  await retract(scene, 'karim', 'Retirer de @valmont (X)');
  await scene.pass(30);
  assert.deepEqual(texts(scene), [[], []]);
});

test('a post that one person says is there stays for a second person, and the form names it', async () => {
  await using scene = await approved(typo, ({ networks }) => void networks.x.troubles.push('loseAnswer'));
  await scene.pass(3600);
  await claim(scene);
  const intro = await retract(scene, 'karim', everywhere.fr);
  assert.match(intro, /Reste en ligne tant qu’une autre personne[^]*@valmont \(X\) \S*x-1/);
  await scene.pass(30);
  assert.deepEqual(texts(scene), [[], [typo]]);
  assert.match(scene.whispers('karim').at(-1) ?? '', /Reste en ligne tant qu’une autre personne/);
});

test('what may be public stays a question in sight, though the draft is being written again', async () => {
  await using scene = await approved(typo, ({ networks }) => void networks.x.troubles.push('loseAnswer'));
  await scene.pass(3600);
  await retract(scene, 'karim', everywhere.fr);
  await scene.pass(30);
  assert.match(scene.textOf(scene.cardWith('ask')), /\[C’est publié : @valmont \(X\)\].* Plus…/);
});

test('an edit on its way is not named as a post of its own, and brings nothing back', async () => {
  await using scene = await approved(typo);
  const { mastodon } = scene.networks;
  for (let n = 0; n < 8; n += 1) mastodon.correctTroubles.push('loseRequest');
  await correct(scene, { text: mended });
  assert.deepEqual(texts(scene), [[typo], [mended]]);
  const intro = await retract(scene, 'karim', everywhere.fr);
  assert.doesNotMatch(intro, /Envoi en cours/, intro);
  await scene.pass(30);
  assert.deepEqual(texts(scene), [[], []]);
  mastodon.correctTroubles.length = 0;
  await scene.pass(3600);
  assert.deepEqual(texts(scene), [[], []]);
});

test('what was corrected and then retracted everywhere is told as gone on each card, and who replaced what', async () => {
  await using scene = await approved(typo);
  await correct(scene, { text: mended });
  const card = (number: number): string =>
    scene
      .messages()
      .map((message) => scene.textOf(message).replaceAll(/[\u00a0\u202f]/g, ' '))
      .findLast((text) => text.includes(`Brouillon n° ${number}, version`) && text.includes('Détails')) ?? '';
  assert.match(scene.seen(), /son lien n’a pas changé\. \[Voir la publication\]/);
  assert.match(card(1), /\(X\) : remplacé à 10 h 0\d par une correction/);
  assert.doesNotMatch(scene.seen(), /retiré (?:la publication de @valmont \(X\)|par Karim)/, 'nobody took it back');
  await retract(scene, 'karim', everywhere.fr);
  await scene.pass(60);
  assert.deepEqual(texts(scene), [[], []]);
  assert.match(card(2), /\(Mastodon\) : retiré par Karim.*\n.*\(X\) : retiré par Karim/);
  assert.doesNotMatch(card(2), /corrigé sur place|pas encore partie|\[Corriger\]/);
  assert.doesNotMatch(scene.seen(), /publié en partie/);
});

test('whoever could still approve a correction of what was retracted reads that, and what would be published', async () => {
  await using scene = await approved(typo);
  await scene.press('aicha', 'correct');
  await scene.people.submit('aicha', { text: mended });
  await scene.settle();
  await scene.press('aicha', 'ask');
  assert.match(scene.textOf(scene.cardWith('approve')), /ce texte est publié, puis l’ancienne publication est retirée/);
  await retract(scene, 'karim', everywhere.fr);
  await scene.pass(60);
  const card = scene.textOf(scene.cardWith('approve'));
  assert.match(card, /\(Mastodon\) : la publication à corriger a été retirée entre-temps ; rien n’y sera envoyé/);
  assert.match(
    card,
    /\(X\) : l’ancienne publication a été retirée entre-temps ; ce texte paraîtrait comme une nouvelle publication/,
  );
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.deepEqual(texts(scene), [[], [mended]]);
  assert.match(scene.seen(), /\(X\) : cette publication a été retirée, le brouillon n° 2 est en ligne à sa place\./);
});
