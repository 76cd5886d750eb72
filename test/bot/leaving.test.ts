import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type BotScene, type BotSceneOptions, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { present } from '../support/publishing-scene.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const nora = { ...lea, id: 'nora', name: 'Nora' };

const day = 86_400;
const handle = 'valmont';
const plan = {
  reference: 'Délibération du 3 novembre 2026, n° 14',
  way: 'dormant',
  lastDay: '30/11/2026',
  review: '30/11/2027',
  keeper: ['lea'],
  deputy: ['nora'],
};

/** Karim is the steward, he and Léa approve, Aïcha writes, Nora is in the chat. */
function open(options: BotSceneOptions = {}): Promise<BotScene> {
  return openBotScene({ people: [lea, nora], settings: { approvers: ['karim', 'lea'] }, ...options });
}

async function typed(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

/** Karim plans to leave X. */
async function planned(scene: BotScene, values: Readonly<Record<string, string | string[]>> = {}): Promise<void> {
  await typed(scene, 'karim', `quitter ${handle}`);
  const outcome = await scene.people.submit('karim', { ...plan, ...values });
  assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf('karim')?.problems));
  await scene.settle();
}

async function agreed(scene: BotScene, values: Readonly<Record<string, string | string[]>> = {}): Promise<void> {
  await planned(scene, values);
  await scene.press('lea', 'approveLeaving');
}

async function minute(scene: BotScene): Promise<void> {
  await scene.store.runEveryMinute();
  await scene.settle();
}

/** Presses the button of one step on the checklist. */
async function pressStep(scene: BotScene, user: string, kind: string): Promise<void> {
  const card = scene.messages().findLast(({ body }) => {
    return body.kind === 'card' && buttonsIn(body.card).some(({ action }) => action === 'changeLeavingStep');
  });
  const { body, ref } = present(card);
  assert.ok(body.kind === 'card');
  const button = buttonsIn(body.card).find(({ target }) => target?.endsWith(`:${kind}`) === true);
  scene.people.press(user, ref, present(button));
  await scene.settle();
}

async function standing({ store, accountIds }: BotScene): Promise<string> {
  return (await store.db.account.findUniqueOrThrow({ where: { id: accountIds.x } })).state;
}

test('a plan of leaving is shown with all that is agreed on, and nothing changes before it is', async () => {
  await using scene = await open();
  await typed(scene, 'karim', `quitter ${handle}`);
  const form = present(scene.people.formOf('karim')).form;
  for (const said of [
    /Le supprimer : .*quelqu.un d.autre peut prendre son nom/,
    /En sommeil, sauf incident : /,
    /Le laisser s’éteindre : /,
  ])
    assert.match((form.intro ?? '').replaceAll(/[\u00a0\u202f]/g, ' '), said);
  await scene.people.submit('karim', plan);
  await scene.settle();
  const card = scene.textOf(scene.cardWith('approveLeaving'));
  for (const said of [
    /Karim prévoit de quitter @?valmont \(X\)/,
    /Décision : Délibération du 3 novembre 2026, n° 14/,
    /Façon : Le laisser en sommeil\. Après le dernier jour, rien n’y part/,
    /Dernier jour : 30 novembre/,
    /Réexamen le : 30 novembre 2027/,
    /Responsable du compte : Léa, suppléance : Nora/,
    /Il manque 1 validation\. D’ici là, rien ne change/,
  ])
    assert.match(card, said);
  await scene.pass(9 * day);
  await minute(scene);
  assert.equal(await standing(scene), 'active');
});

test('a plan is agreed to by somebody else than its author, and on its last day the account is left', async () => {
  await using scene = await open();
  await planned(scene);
  await scene.press('karim', 'approveLeaving');
  assert.match(scene.whispers('karim').at(-1) ?? '', /La demande vient de vous/);
  await scene.press('aicha', 'approveLeaving');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /valide/);
  await scene.press('lea', 'approveLeaving');
  assert.match(scene.seen(), /Accordé par Léa\. Rien n’y part après le 30 novembre/);
  assert.match(scene.seen(), /À faire avant de quitter/);
  assert.match(
    scene.seen(),
    /Inutilisé depuis le 30 novembre 2026, et plus lu\. Urgences : 112\. Informations : https:\/\/practice\.example\/@valmont/,
  );
  assert.match(
    await typed(scene, 'aicha', 'comptes'),
    /Rien n’y part à partir du 1er décembre, selon un plan accordé\. \[Le plan\]/,
  );
  assert.equal(await standing(scene), 'active');
  await scene.pass(8 * day);
  await minute(scene);
  assert.equal(await standing(scene), 'asleep');
  assert.match(scene.seen(), /est quitté comme convenu/);
  assert.match(
    await typed(scene, 'aicha', 'comptes'),
    /Léa y veille, avec Nora en suppléance.*Quitté le 1er décembre\./,
  );
});

test('a step is done by one press; the second to press is told who was first; it can be opened again', async () => {
  await using scene = await open();
  await agreed(scene);
  const before = scene.cardWith('changeLeavingStep');
  await pressStep(scene, 'aicha', 'footer');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /C’est noté comme fait : pied de page du site/);
  assert.match(scene.seen(), /Fait : pied de page du site · Aïcha, le 23 novembre 2026/);
  assert.ok(before.body.kind === 'card');
  const same = buttonsIn(before.body.card).find(({ target }) => target?.endsWith(':footer') === true);
  scene.people.press('lea', before.ref, present(same));
  await scene.settle();
  assert.match(scene.whispers('lea').at(-1) ?? '', /Aïcha l’a déjà noté : pied de page du site/);
  await pressStep(scene, 'aicha', 'footer');
  assert.match(scene.seen(), /À faire : pied de page du site · Karim/);
  scene.people.press('sacha', before.ref, present(same));
  await scene.settle();
  assert.match(scene.whispers('sacha').at(-1) ?? '', /Seules les personnes/);
});

test('the archive is kept as its SHA-256 alone, and nothing else is taken for one', async () => {
  await using scene = await open();
  await agreed(scene);
  await pressStep(scene, 'aicha', 'archiveReceived');
  for (const hash of ['a'.repeat(63), 'g'.repeat(64), `${'a'.repeat(64)} archive.zip`]) {
    await scene.people.submit('aicha', { hash });
    const problems = scene.people.formOf('aicha')?.problems;
    assert.ok(problems?.kind === 'errors', hash);
    assert.match(problems.fields['hash'] ?? '', /Un SHA-256 a exactement 64 chiffres/, hash);
  }
  await scene.people.submit('aicha', { hash: ` ${'A1'.repeat(32)} ` });
  await scene.settle();
  assert.match(
    scene.seen(),
    new RegExp(`Fait : archive reçue · Aïcha.*SHA-256 de l’archive : ${'a1'.repeat(32)}`, 'u'),
  );
});

test('the last post is an ordinary draft, and ticked by itself once it is public there', async () => {
  await using scene = await open();
  await agreed(scene);
  await scene.draft('Ce compte ferme le 30 novembre. Retrouvez-nous sur Mastodon.');
  await pressStep(scene, 'aicha', 'lastPost');
  await scene.people.submit('aicha', { post: '99' });
  const problems = scene.people.formOf('aicha')?.problems;
  assert.ok(problems?.kind === 'errors');
  assert.match(problems.fields['post'] ?? '', /Il n’y a pas de tel brouillon/);
  await scene.people.submit('aicha', { post: '1' });
  await scene.settle();
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Le brouillon 1 est la dernière publication/);
  await minute(scene);
  assert.match(scene.seen(), /À faire : dernière publication · Karim, d’ici le 30 novembre 2026 \(brouillon 1\)/);
  await scene.press('aicha', 'ask');
  await scene.press('lea', 'approve');
  await scene.pass(60);
  await minute(scene);
  assert.match(scene.seen(), /Fait : dernière publication · vu par Tambour, le 23 novembre 2026 \(brouillon 1\)/);
});

test('a step gets another owner and day, and is not needed for a reason alone', async () => {
  await using scene = await open();
  await agreed(scene);
  const change = async (values: Readonly<Record<string, string | string[]>>): Promise<void> => {
    await scene.press('aicha', 'changeLeavingStep');
    await scene.people.submit('aicha', { step: 'switchboard', ...values });
    await scene.settle();
  };
  await change({ state: 'notNeeded' });
  const problems = scene.people.formOf('aicha')?.problems;
  assert.ok(problems?.kind === 'errors');
  assert.match(problems.fields['why'] ?? '', /Dites pourquoi/);
  await change({ state: 'keep', owner: ['nora'], due: '25/11/2026' });
  assert.match(scene.seen(), /À faire : standard prévenu · Nora, d’ici le 25 novembre 2026/);
  await change({ state: 'notNeeded', why: 'Il n’y a plus de standard <b>' });
  assert.match(
    scene.seen(),
    /Pas nécessaire : standard prévenu · Aïcha, le 23 novembre 2026 : Il n’y a plus de standard <b>/,
  );
});

test('what is overdue is told to its owner in the thread, once and then each week, in working hours', async () => {
  await using scene = await open();
  await agreed(scene);
  await scene.press('aicha', 'changeLeavingStep');
  await scene.people.submit('aicha', { step: 'footer', state: 'keep', owner: ['aicha'], due: '23/11/2026' });
  await scene.settle();
  const told = (): number =>
    scene.messages().filter((one) => /En retard avant de quitter/.test(scene.textOf(one))).length;
  await minute(scene);
  assert.equal(told(), 0, 'it is due today');
  const night = 16 * 3600;
  await scene.pass(night);
  await minute(scene);
  assert.equal(told(), 0, 'nobody works at night');
  await scene.pass(day - night);
  for (const _ of [1, 2, 3]) await minute(scene);
  assert.equal(told(), 1);
  const message = present(scene.messages().findLast((one) => /En retard avant de quitter/.test(scene.textOf(one))));
  assert.ok(message.notified?.includes('aicha'));
  assert.match(scene.textOf(message), /En retard : pied de page du site · Aïcha, prévu le 23 novembre 2026/);
  for (let days = 1; days < 7; days += 1) {
    await scene.pass(day);
    await minute(scene);
    assert.equal(told(), 1, `${days} days later`);
  }
  await scene.pass(day);
  await minute(scene);
  assert.equal(told(), 2, 'a week later');
  await scene.press('aicha', 'changeLeavingStep');
  await scene.people.submit('aicha', { step: 'pinned', state: 'keep', owner: ['nora'], due: '01/12/2026' });
  await scene.settle();
  await scene.pass(day);
  await minute(scene);
  assert.equal(told(), 3, 'something else is overdue since');
});

test('the review is told on its day, with the plan', async () => {
  await using scene = await open();
  await agreed(scene, { lastDay: '24/11/2026', review: '26/11/2026' });
  await scene.pass(3 * day + 3600);
  for (const _ of [1, 2]) await minute(scene);
  const told = scene.messages().filter((one) => /C’est aujourd’hui le réexamen/.test(scene.textOf(one)));
  assert.equal(told.length, 1);
  assert.match(scene.textOf(present(told[0])), /\[Le plan\]\(http/);
});

test('a wrong form of a plan says at each field what is wrong, and keeps nothing', async () => {
  await using scene = await open();
  const tries: readonly (readonly [Readonly<Record<string, string | string[]>>, string, RegExp])[] = [
    [{ lastDay: '22/11/2026' }, 'lastDay', /passé|venir/],
    [{ lastDay: 'bientôt' }, 'lastDay', /Écrivez un jour/],
    [{ review: '30/11/2026' }, 'review', /après le dernier jour/],
    [{ review: '30/11/2036' }, 'review', /cinq ans/],
    [{ deputy: ['lea'] }, 'deputy', /autre personne/],
    [{ keeper: ['sacha'] }, 'keeper', /ni invité ni automate/],
  ];
  for (const [values, field, said] of tries) {
    await typed(scene, 'karim', `quitter ${handle}`);
    await scene.people.submit('karim', { ...plan, ...values });
    const problems = scene.people.formOf('karim')?.problems;
    assert.ok(problems?.kind === 'errors', said.source);
    assert.match(problems.fields[field] ?? problems.general ?? '', said);
  }
  assert.equal(await scene.store.db.request.count(), 0);
  assert.match(await typed(scene, 'aicha', `quitter ${handle}`), /Seules les personnes responsables/);
  assert.match(await typed(scene, 'karim', 'quitter'), /Précisez le compte/);
  assert.match(await typed(scene, 'karim', `quitter ${handle} annuler`), /Il n’y a pas de plan/);
});

test('half way a plan is cancelled in the channel by those who approve, and the account stays as it is', async () => {
  await using scene = await open();
  await agreed(scene);
  assert.match(await typed(scene, 'karim', `quitter ${handle} annuler`), /Le plan avait été accordé/);
  assert.match(scene.seen(), /Karim demande d’annuler ce plan/);
  await scene.press('karim', 'approveLeaving');
  assert.match(scene.whispers('karim').at(-1) ?? '', /La demande vient de vous/);
  await scene.press('lea', 'approveLeaving');
  assert.match(scene.seen(), /Annulé : le compte reste comme il est/);
  await scene.pass(9 * day);
  await minute(scene);
  assert.equal(await standing(scene), 'active');
});

test('the file of a plan is one page by itself that says every step, and takes what people wrote as text', async () => {
  await using scene = await open();
  await agreed(scene, { reference: 'Délibération <script>alert(1)</script> & "14"' });
  await pressStep(scene, 'aicha', 'footer');
  assert.match(await typed(scene, 'aicha', `quitter ${handle} exporter`), /Le fichier de ce plan/);
  const row = await scene.store.db.attachment.findFirstOrThrow({ where: { mimeType: 'text/html' } });
  const page = new TextDecoder()
    .decode(row.bytes)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/> | </g, (mark) => mark.trim());
  assert.match(page, /^<!doctype html>\s*<html lang="fr">/);
  assert.doesNotMatch(page, /<script|<img|<link|src=|url\(/);
  assert.match(page, /Délibération &lt;script&gt;/);
  for (const said of [
    /Validé par Léa, lundi 23 novembre 2026/,
    /Prévu par Karim/,
    /pied de page du site<\/th><td>Fait<\/td><td>Aïcha/,
    /Suppléance/,
    /Aucune archive n.est notée/,
    /Aucune dernière publication/,
  ])
    assert.match(page, said);
  assert.equal(page.match(/<th scope="row">/g)?.length, 10 + 11 + 1);
  const message = present(
    scene.messages().findLast((one) => /Le fichier du plan pour quitter/.test(scene.textOf(one))),
  );
  assert.notEqual(message.ref.thread, null);
});

/** Aïcha exports the plan; returns the file as a reader sees it. */
async function fileOf(scene: BotScene): Promise<string> {
  await typed(scene, 'aicha', `quitter ${handle} exporter`);
  const row = await scene.store.db.attachment.findFirstOrThrow({
    where: { mimeType: 'text/html' },
    orderBy: { createdAt: 'desc' },
  });
  return new TextDecoder()
    .decode(row.bytes)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

/** Aïcha names a draft as the last post; returns what the form says against it. */
async function refusedLast(scene: BotScene, number: string): Promise<string> {
  await pressStep(scene, 'aicha', 'lastPost');
  await scene.people.submit('aicha', { post: number });
  const problems = scene.people.formOf('aicha')?.problems;
  return problems?.kind === 'errors' ? (problems.fields['post'] ?? '') : 'taken';
}

async function published(scene: BotScene, text: string): Promise<void> {
  await scene.draft(text);
  await scene.press('aicha', 'ask');
  await scene.press('lea', 'approve');
  await scene.pass(60);
}

test('the file names the public last post with its words, every day with its year, and what was undone', async () => {
  await using scene = await open();
  await agreed(scene);
  await published(scene, 'Ce compte ferme le 30 novembre. Retrouvez-nous sur Mastodon.');
  await pressStep(scene, 'aicha', 'lastPost');
  await scene.people.submit('aicha', { post: '1' });
  await minute(scene);
  await pressStep(scene, 'aicha', 'footer');
  await pressStep(scene, 'aicha', 'footer');
  await scene.pass(8 * day);
  await minute(scene);
  const file = await fileOf(scene);
  assert.match(file, /Dernière publication https:\/\/network\.example\/x-1 , lundi 23 novembre 2026/);
  assert.match(file, /Ce compte ferme le 30 novembre\. Retrouvez-nous sur Mastodon\./);
  assert.match(file, /Dernier jour 30 novembre 2026/);
  assert.match(file, /Quitté le 1er décembre 2026\./);
  assert.match(file, /Compte @?valmont \(X\), https:\/\/x\.com\/valmont/);
  assert.match(file, /practice\.example \(Mastodon\) https:\/\/practice\.example\/@valmont/);
  assert.match(
    file,
    /Ce qui a été noté, dans l’ordre.*pied de page du site Fait Aïcha .* pied de page du site À faire Aïcha/,
  );
  assert.match(file, /Journal jusqu’à l’entrée \d+, SHA-256 [0-9a-f]{64}/);
  assert.doesNotMatch(file, /\/tambour/, 'a record has no commands');
});

test('a post of before the plan, or one that was called off there, is not taken as the last one', async () => {
  await using scene = await open();
  await published(scene, 'Une publication ordinaire, d’avant.');
  await scene.pass(60);
  await agreed(scene);
  assert.match(await refusedLast(scene, '1'), /Le brouillon n°\s1 a paru sur @?valmont \(X\) avant l’accord/);
  scene.networks.x.troubles.push({ answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 600 } });
  await published(scene, 'Ce compte ferme. Retrouvez-nous ailleurs.');
  await scene.press('aicha', 'stop');
  assert.match(await refusedLast(scene, '2'), /Le brouillon n°\s2 n’est pas en ligne sur @?valmont \(X\)/);
});
