import assert from 'node:assert/strict';
import { test } from 'node:test';

import { buttonsIn } from '../support/buttons-in.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const typo = 'La mairie ouvre a 9 h lundi : https://www.valmont.fr/horaires';
const mended = 'La mairie ouvre à 9 h lundi : https://www.valmont.fr/horaires';

/** Draft 1, with a typo, public on both networks. */
async function published(options: Parameters<typeof openBotScene>[0] = {}): Promise<BotScene> {
  const scene = await openBotScene(options);
  await scene.draft(typo);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  return scene;
}

async function correct(
  scene: BotScene,
  values: Parameters<BotScene['people']['submit']>[1] = { text: mended },
): Promise<void> {
  await scene.press('aicha', 'correct');
  const outcome = await scene.people.submit('aicha', values);
  assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf('aicha')?.problems));
  await scene.settle();
}

function texts(scene: BotScene): readonly (readonly string[])[] {
  const { mastodon, x } = scene.networks;
  return [mastodon, x].map(({ posts }) => posts.map(({ rendering }) => rendering.text));
}

test('whoever corrects is told where the correction is, and can ask for its approval with the same form', async () => {
  await using scene = await published();
  await correct(scene, { text: mended, ask: ['ask'] });
  const said = scene.whispers('aicha').at(-1) ?? '';
  assert.match(said, /Le brouillon n° 2 est créé, et sa validation est demandée\. \[Ouvrir le fil\]\(http/);
  assert.throws(() => scene.cardWith('ask'), 'nobody has to ask once more');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.ok(texts(scene).flat().includes(mended));
});

test('a typo seen after publication: corrected from the card, approved, edited on Mastodon and replaced on X', async () => {
  await using scene = await published();
  await scene.press('aicha', 'correct');
  const form = scene.people.formOf('aicha');
  assert.partialDeepStrictEqual(
    form?.form.fields.find(({ id }) => id === 'text'),
    { initial: typo },
  );
  await scene.people.submit('aicha', { text: mended });
  await scene.settle();
  assert.match(scene.whispers('aicha').at(-1) ?? '', /La correction est le brouillon n° 2/);
  assert.match(scene.seen(), /Aïcha prépare une correction : brouillon n° 2/);
  const card = scene.textOf(scene.cardWith('ask'));
  assert.match(card, /Corrige le brouillon n° 1/);
  assert.match(
    card,
    /@valmont@practice\.example \(Mastodon\) : la publication est modifiée sur place, son lien reste le même/,
  );
  assert.match(card, /@valmont \(X\) : ce texte est publié, puis l’ancienne publication est retirée ; le lien change/);
  assert.match(
    card,
    /Remplacer sur X se paie deux fois : environ 0,20 \$US pour l’ancienne, autant pour la nouvelle, 0,40 \$US en tout/,
  );
  assert.match(card, /Ce qui change dans le texte[^]*« à »|`à`/);
  assert.match(card, /https:\/\/network\.example\/mastodon-1/);
  await scene.press('aicha', 'ask');
  assert.match(scene.seen(), /\[Valider et corriger maintenant\]/);
  assert.deepEqual(texts(scene), [[typo], [typo]]);
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.deepEqual(texts(scene), [[mended], [mended]]);
  const seen = scene.seen();
  assert.match(seen, /\(Mastodon\) : la publication est corrigée, son lien n’a pas changé/);
  assert.match(seen, /\(X\) : l’ancienne publication est retirée, la nouvelle la remplace/);
  assert.match(seen, /\(Mastodon\) : corrigé sur place par le brouillon n° 2/);
  assert.match(seen, /\(Mastodon\) : publié .* · corrigé .* \(n° 2\)/);
  assert.match(seen, /\(Mastodon\) : corrigé sur place/);
  assert.match(seen, /Corrigé par le brouillon n° 2/);
  assert.doesNotMatch(seen, /publié en partie/, 'what was replaced is no failure');
});

test('the same in English, by command; show tells of it both ways', async () => {
  await using scene = await published({ settings: { language: 'en' } });
  await scene.people.command('aicha', 'publications', 'correct 1');
  await scene.people.submit('aicha', { text: mended });
  await scene.settle();
  assert.match(scene.seen(), /Aïcha prepares a correction: draft 2\./);
  assert.match(scene.textOf(scene.cardWith('ask')), /Replacing on X is paid for twice/);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.match(scene.seen(), /the post is corrected, its link has not changed\./);
  await scene.people.command('aicha', 'publications', 'voir 1');
  await scene.settle();
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Corrigé par le brouillon n° 2/);
  await scene.people.command('aicha', 'publications', 'voir 2');
  await scene.settle();
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Corrige le brouillon n° 1/);
});

test('who is not on the desk corrects nothing, by button or command; of nothing public nothing is corrected', async () => {
  await using scene = await published();
  await scene.press('sacha', 'correct');
  assert.match(scene.whispers('sacha').at(-1) ?? '', /personnes de cette rédaction/);
  await scene.people.command('sacha', 'publications', 'corriger 1');
  await scene.settle();
  assert.equal(scene.people.formOf('sacha'), null);
  await scene.draft('Pas encore.');
  await scene.people.command('aicha', 'publications', 'corriger 2');
  await scene.people.command('aicha', 'publications', 'corriger 9');
  await scene.people.command('aicha', 'publications', 'corriger');
  await scene.settle();
  const [pending, unknown, without] = scene.whispers('aicha').slice(-3);
  assert.match(pending ?? '', /Le brouillon n° 2 n’a rien de publié/);
  assert.match(unknown ?? '', /n° 9/);
  assert.match(without ?? '', /Quel brouillon corriger/);
});

test('a form that would leave everything says so and keeps the text; what is left alone stays', async () => {
  await using scene = await published();
  const { mastodon, x } = scene.accountIds;
  await scene.press('aicha', 'correct');
  const left = { text: mended, [`way.${mastodon}`]: 'leave', [`way.${x}`]: 'leave' };
  assert.equal((await scene.people.submit('aicha', left)).kind, 'open');
  assert.match(JSON.stringify(scene.people.formOf('aicha')?.problems), /Toutes les publications resteraient/);
  assert.equal((await scene.people.submit('aicha', { ...left, [`way.${mastodon}`]: 'edit' })).kind, 'taken');
  await scene.settle();
  assert.match(scene.textOf(scene.cardWith('ask')), /@valmont \(X\) : la publication reste telle quelle/);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.deepEqual(texts(scene), [[mended], [typo]]);
});

test('a correction beside the post on X carries its link, unless its author put it there', async () => {
  for (const [answer, expected] of [
    ['', `Rectificatif\u00a0: ${mended}\n\nhttps://network.example/x-1`],
    ['Lundi à 9 h. https://network.example/x-1', 'Lundi à 9 h. https://network.example/x-1'],
  ] as const) {
    await using scene = await published();
    await correct(scene, { text: mended, answer, [`way.${scene.accountIds.x}`]: 'reply' });
    assert.match(scene.textOf(scene.cardWith('ask')), /le rectificatif est publié à part, avec son lien/);
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.deepEqual(texts(scene), [[mended], [typo, expected]]);
  }
});

test('an edit of a correction starts from what the post is now, so that one that was overtaken goes out after all', async () => {
  await using scene = await published();
  const { x } = scene.accountIds;
  await correct(scene, { text: 'Le premier.', [`way.${x}`]: 'leave' });
  await scene.press('aicha', 'ask');
  const first = scene.cardWith('approve');
  await scene.people.command('aicha', 'publications', 'corriger 1');
  assert.match(scene.people.formOf('aicha')?.form.intro ?? '', /2 corrige déjà cette publication/);
  await scene.people.submit('aicha', { text: 'Le second.', [`way.${x}`]: 'leave' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  await scene.pressOn('karim', first, 'approve');
  await scene.pass(60);
  assert.match(scene.seen(), /une autre correction de cette publication est passée/);
  assert.deepEqual(texts(scene)[0], ['Le second.']);
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', {});
  await scene.settle();
  assert.match(scene.seen(), /Modifié : ce que devient la publication sur @valmont@practice\.example \(Mastodon\)/);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.deepEqual(texts(scene)[0], ['Le premier.']);
});

test('where the old post could not be retracted, the thread says so, and a button of the correction takes it away', async () => {
  await using scene = await published();
  scene.networks.x.retractTroubles.push({ kind: 'refused', why: 'forbidden' });
  await correct(scene);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.deepEqual(texts(scene)[1], [typo, mended]);
  assert.match(scene.seen(), /la nouvelle publication est en ligne, mais l’ancienne n’a pas pu être retirée/);
  assert.match(scene.seen(), /l’ancienne publication est encore là/);
  const card = scene
    .messages()
    .find((message) => scene.textOf(message).includes('[Retirer l’ancienne de @valmont (X)]'));
  assert.ok(card?.body.kind === 'card');
  const button = buttonsIn(card.body.card).find(({ label }) => label.startsWith('Retirer l’ancienne'));
  assert.ok(button);
  scene.people.press('aicha', card.ref, button);
  await scene.settle();
  await scene.people.submit('aicha', { text: 'Remplacée' });
  await scene.pass(10);
  assert.deepEqual(texts(scene)[1], [mended]);
  assert.match(scene.seen(), /l’ancienne publication est retirée, la nouvelle la remplace/);
  assert.match(scene.seen(), /· l’ancienne publication est retirée/);
});

test('each failure of an edit is a sentence: no edits there, the post gone, no certain answer', async () => {
  for (const [answer, sentence] of [
    [{ kind: 'unsupported' }, /ce serveur ne permet pas de modifier une publication.*« Retirer et remplacer »/],
    [{ kind: 'missing' }, /la publication à corriger n’existe plus sur le réseau/],
    [{ kind: 'doubt', why: 'no_answer' }, /pas de réponse certaine à la correction/],
  ] as const) {
    await using scene = await published();
    scene.networks.mastodon.correctTroubles.push({ answer });
    await correct(scene, { text: mended, [`way.${scene.accountIds.x}`]: 'leave' });
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.match(scene.seen(), sentence);
  }
});

test('an edit that a person has to settle says "corrected", not "published", on its buttons', async () => {
  await using scene = await published();
  scene.networks.mastodon.correctTroubles.push(...Array.from({ length: 6 }, () => 'loseRequest' as const));
  await correct(scene, { text: mended, [`way.${scene.accountIds.x}`]: 'leave' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(3600);
  assert.match(scene.seen(), /\[Pas corrigé, corriger : @\S+ \(Mastodon\)\]/);
  scene.networks.mastodon.correctTroubles.splice(0);
  await scene.press('karim', 'confirmNotPublished');
  await scene.pass(60);
  assert.deepEqual(texts(scene)[0], [mended]);
});

test('the event of a form that comes twice makes one correction', async () => {
  await using scene = await published({ deliveries: 2 });
  await correct(scene);
  assert.equal(await scene.store.db.draft.count(), 2);
});
