import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const first = 'La mairie ouvre à 9 h lundi.';
const better = 'La mairie ouvre à 9 h mardi.';

const colleague = { part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
/** Beside Aïcha, who writes, and Karim: Omar approves too, Léa works on the desk. */
const team = {
  settings: { approvers: ['karim', 'omar'] },
  people: [
    { ...colleague, id: 'omar', name: 'Omar' },
    { ...colleague, id: 'lea', name: 'Léa' },
  ],
};

/** Aïcha has asked for approval of a text. */
async function asked(text = first): Promise<BotScene> {
  const scene = await openBotScene(team);
  await scene.draft(text);
  await scene.press('aicha', 'ask');
  return scene;
}

/** Karim proposes a wording of what is asked. */
async function propose(scene: BotScene, text = better, by = 'karim'): Promise<void> {
  await scene.press(by, 'propose');
  const outcome = await scene.people.submit(by, { text });
  assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf(by)?.problems));
  await scene.settle();
}

async function edit(scene: BotScene, by: string, text: string): Promise<void> {
  await scene.press(by, 'edit');
  await scene.people.submit(by, { text });
  await scene.settle();
}

function last(all: readonly string[]): string {
  return all.at(-1) ?? '';
}

function cardsNamed(scene: BotScene, words: RegExp): readonly string[] {
  return scene
    .messages()
    .map((message) => scene.textOf(message))
    .filter((text) => words.test(text));
}

test('an approver’s wording stands in the thread, the author takes it with one press, that approver may approve it', async () => {
  await using scene = await asked();
  await propose(scene);
  const card = scene.cardWith('acceptWording');
  assert.deepEqual(card.notified, ['aicha'], 'the author is called, and nobody else');
  const text = scene.textOf(card);
  assert.match(text, /Karim propose une formulation pour la version 1\./);
  assert.match(text, /- \*Retiré :\* « `lundi` », \*ajouté :\* « `mardi` », après : « `La mairie ouvre à 9 h` »/);
  assert.match(text, /~ Texte de la publication, en entier\n> La mairie ouvre à 9 h mardi\./);
  assert.match(text, /C’est à Aïcha de reprendre cette formulation ; rien ne change avant/);
  assert.match(text, /\[Reprendre cette formulation\]\(primary\) \[Laisser\]/);
  await scene.pass(60);
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).currentRevision, 1, 'nothing has changed');

  await scene.press('aicha', 'acceptWording');
  const revision = await scene.store.db.revision.findFirstOrThrow({ where: { number: 2 } });
  assert.deepEqual([revision.text, revision.editedBy, revision.proposedBy], [better, 'aicha', 'karim']);
  assert.ok(revision.askedAt !== null, 'approval of it is asked for at once');
  assert.match(scene.seen(), /Aïcha a repris la formulation proposée par Karim : version 2\. Modifié : le texte\./);
  assert.match(scene.seen(), /Repris par Aïcha\s: c’est la version 2\./);
  assert.match(scene.textOf(scene.cardWith('approve')), /Formulation proposée par Karim/);
  await scene.press('karim', 'approve');
  await scene.pass(30);
  assert.deepEqual(
    [scene.networks.mastodon, scene.networks.x].map(({ posts }) => posts.map(({ rendering }) => rendering.text)),
    [[better], [better]],
  );
});

test('the author still cannot approve what an approver worded and they took', async () => {
  await using scene = await openBotScene({ settings: { approvers: ['karim', 'aicha'] } });
  await scene.draft(first);
  await scene.press('aicha', 'ask');
  await propose(scene);
  await scene.press('aicha', 'acceptWording');
  await scene.press('aicha', 'approve');
  assert.match(last(scene.whispers('aicha')), /votre validation ne compte pas/);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

test('only an approver proposes; the author, a member and a guest are told why not', async () => {
  await using scene = await asked();
  for (const [person, why] of [
    ['aicha', /C’est vous qui avez écrit ce brouillon/],
    ['lea', /Vous ne faites pas partie des personnes qui valident/],
    ['sacha', /Les comptes invités/],
  ] as const) {
    await scene.press(person, 'propose');
    assert.equal(scene.people.formOf(person), null);
    assert.match(last(scene.whispers(person)), why);
  }
});

test('taken by anybody but the author it changes nothing, and says so to them alone', async () => {
  await using scene = await asked();
  await propose(scene);
  const before = scene.seen();
  for (const person of ['karim', 'omar', 'lea']) {
    await scene.press(person, 'acceptWording');
    assert.match(last(scene.whispers(person)), /Seule la personne qui a écrit ce brouillon peut reprendre/);
  }
  await scene.press('sacha', 'acceptWording');
  assert.equal(scene.seen(), before);
  assert.equal(await scene.store.db.revision.count(), 1);
});

test('a wording is taken once, however often it is pressed', async () => {
  await using scene = await asked();
  await propose(scene);
  const card = scene.cardWith('acceptWording');
  await scene.pressOn('aicha', card, 'acceptWording');
  await scene.pressOn('aicha', card, 'acceptWording');
  assert.match(last(scene.whispers('aicha')), /déjà été repris ou laissé/);
  assert.equal(await scene.store.db.revision.count(), 2);
});

test('one form and one press, each delivered three times, make one proposal and one version', async () => {
  await using scene = await openBotScene({ deliveries: 3 });
  await scene.draft(first);
  await scene.press('aicha', 'ask');
  await propose(scene);
  await scene.press('aicha', 'acceptWording');
  assert.deepEqual([await scene.store.db.wording.count(), await scene.store.db.revision.count()], [1, 2]);
  assert.equal(cardsNamed(scene, /propose une formulation/).length, 1);
});

test('a wording of an earlier version is not taken silently: the card compares it with the new one first', async () => {
  await using scene = await asked();
  await propose(scene);
  const old = scene.cardWith('acceptWording');
  await edit(scene, 'aicha', 'La mairie du bourg ouvre à 9 h lundi.');
  const card = scene.textOf(scene.cardWith('acceptWording'));
  assert.match(card, /le brouillon est passé à la version 2\. Voici ce qui y changerait/);
  assert.match(card, /- \*Retiré :\* « `du bourg` », après : « `La mairie` »/);

  await scene.pressOn('aicha', old, 'acceptWording');
  assert.match(last(scene.whispers('aicha')), /Rien n’a changé : le brouillon est passé à la version 2/);
  assert.equal(await scene.store.db.revision.count(), 2);
  await scene.press('aicha', 'acceptWording');
  assert.equal((await scene.store.db.revision.findFirstOrThrow({ where: { number: 3 } })).text, better);
});

test('a form of a proposal that was open while the draft changed is compared with what is there', async () => {
  await using scene = await asked();
  await scene.press('karim', 'propose');
  await edit(scene, 'aicha', 'Bonjour. La mairie ouvre à 9 h lundi.');
  await scene.people.submit('karim', { text: better });
  await scene.settle();
  assert.match(scene.textOf(scene.cardWith('acceptWording')), /passé à la version 2.*\n.*Retiré.*Bonjour\./u);
});

test('what would block approval is told to who proposes it, and their form keeps their text', async () => {
  await using scene = await asked();
  await scene.press('karim', 'propose');
  const outcome = await scene.people.submit('karim', { text: `Payez ici \u202egro.elpmexe` });
  assert.equal(outcome.kind, 'open');
  const problems = scene.people.formOf('karim')?.problems;
  assert.ok(problems?.kind === 'errors');
  assert.match(problems.general ?? '', /ne pourrait pas être validée\.\sÀ corriger\s: .*U\+202E/u);
  assert.equal(await scene.store.db.wording.count(), 0);
});

test('a wording that says what the draft says is no proposal', async () => {
  await using scene = await asked();
  await scene.press('karim', 'propose');
  await scene.people.submit('karim', {});
  const problems = scene.people.formOf('karim')?.problems;
  assert.ok(problems?.kind === 'errors');
  assert.match(problems.general ?? '', /C’est ce que le brouillon dit déjà/);
});

test('every text can be worded: that of one account, the warning, the descriptions', async () => {
  await using scene = await openBotScene();
  await scene.draft(`Bonjour ${'mot '.repeat(90)}`);
  await scene.press('aicha', 'shorten');
  await scene.people.submit('aicha', { text: 'Bonjour court' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'propose');
  const own = `own.${scene.accountIds.x}`;
  const fields = scene.people.formOf('karim')?.form.fields.map(({ id }) => id);
  assert.deepEqual(fields, ['text', own, 'warning']);
  await scene.people.submit('karim', { [own]: 'Bonjour bref', warning: 'Travaux' });
  await scene.settle();
  const card = scene.textOf(scene.cardWith('acceptWording'));
  assert.match(card, /\*Texte pour @valmont \(X\)\*\n- \*Retiré :\* « `court` », \*ajouté :\* « `bref` »/);
  assert.match(card, /\*Avertissement de contenu\*\n- \*Ajouté :\* « `Travaux` »/);
  await scene.press('aicha', 'acceptWording');
  const revision = await scene.store.db.revision.findFirstOrThrow({ where: { number: 3 } });
  assert.deepEqual([revision.ownTexts, revision.contentWarning], [{ [scene.accountIds.x]: 'Bonjour bref' }, 'Travaux']);
});

test('a wording that its writer or the author leaves stays readable and cannot be taken; nobody else leaves it', async () => {
  await using scene = await asked();
  await propose(scene);
  const card = scene.cardWith('acceptWording');
  await scene.press('lea', 'dismissWording');
  assert.match(last(scene.whispers('lea')), /peuvent le laisser\. Rien n’a changé/);
  await scene.press('karim', 'dismissWording');
  const [left = ''] = cardsNamed(scene, /Karim propose une formulation/);
  assert.match(left, /\*Laissé par Karim\s: rien n’a changé\.\*/);
  assert.match(left, /> La mairie ouvre à 9 h mardi\./);
  assert.doesNotMatch(left, /\[/);
  await scene.pressOn('aicha', card, 'acceptWording');
  assert.equal(await scene.store.db.revision.count(), 1);
});

test('once the draft is rejected, cancelled or public, nothing is proposed and nothing taken', async () => {
  await using rejected = await asked();
  await propose(rejected);
  const card = rejected.cardWith('acceptWording');
  const asking = rejected.cardWith('propose');
  await rejected.press('karim', 'propose');
  await rejected.press('omar', 'reject');
  await rejected.people.submit('omar', { text: 'Pas maintenant.' });
  assert.equal((await rejected.people.submit('karim', { text: 'Trop tard' })).kind, 'open', 'its text stays');
  assert.equal(await rejected.store.db.wording.count(), 1);
  await rejected.pressOn('aicha', card, 'acceptWording');
  assert.match(last(rejected.whispers('aicha')), /Cette version est refusée/);
  await rejected.pressOn('karim', asking, 'propose');
  assert.match(last(rejected.whispers('karim')), /doit d’abord la modifier/);
  await rejected.press('aicha', 'cancel');
  await rejected.people.submit('aicha', {});
  await rejected.settle();
  await rejected.pressOn('aicha', card, 'acceptWording');
  assert.match(last(rejected.whispers('aicha')), /annulé/);
  assert.match(last(cardsNamed(rejected, /Karim propose/)), /Ce brouillon est annulé : il n’y a plus rien à reprendre/);
  assert.equal(await rejected.store.db.revision.count(), 1);

  await using published = await asked();
  await propose(published);
  const late = published.cardWith('acceptWording');
  await published.press('karim', 'propose');
  await published.press('karim', 'approve');
  await published.pass(30);
  await published.pressOn('aicha', late, 'acceptWording');
  assert.match(last(published.whispers('aicha')), /La publication est partie/);
  const outcome = await published.people.submit('karim', { text: 'Trop tard' });
  assert.equal(outcome.kind, 'open');
  assert.equal(await published.store.db.wording.count(), 1);
  assert.equal(published.networks.mastodon.posts[0]?.rendering.text, first);
});

test('a wording taken after approval calls off what was to leave, and that approval no longer counts', async () => {
  await using scene = await asked();
  await scene.press('karim', 'approve');
  await propose(scene);
  await scene.press('aicha', 'acceptWording');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  assert.match(scene.seen(), /Demandez de nouveau la validation|À valider : brouillon n° 1, version 2/);
  await scene.press('omar', 'approve');
  await scene.pass(30);
  assert.equal(scene.networks.mastodon.posts[0]?.rendering.text, better);
});

test('people discuss in the thread, and the bot says nothing', async () => {
  await using scene = await asked();
  await propose(scene);
  const [line] = scene.messages();
  assert.ok(line);
  const count = scene.messages().length;
  const told = ['aicha', 'karim', 'omar'].map((person) => scene.whispers(person).length);
  const said = [
    ['karim', 'Le mardi, plutôt ? Lundi est férié.'],
    ['aicha', 'Oui, je reprends ta formulation dans un instant.'],
    ['omar', 'Et on garde 9 h ? « ok pour moi » dit Léa.'],
  ] as const;
  for (const [person, text] of said) {
    scene.people.say(person, { channel: 'publications', thread: line.ref.message }, text);
  }
  await scene.settle();
  assert.equal(scene.messages().length, count + said.length);
  assert.deepEqual(
    ['aicha', 'karim', 'omar'].map((person) => scene.whispers(person).length),
    told,
  );
});

test('two people edit at once: nothing is overwritten, nothing is lost, the later one takes theirs with one press', async () => {
  await using scene = await openBotScene(team);
  await scene.draft(first);
  await scene.press('lea', 'edit');
  await edit(scene, 'aicha', 'La mairie ouvre à 10 h lundi.');
  const outcome = await scene.people.submit('lea', { text: better, accounts: [scene.accountIds.mastodon] });
  assert.equal(outcome.kind, 'taken', 'the form closes: its text is kept');
  await scene.settle();
  assert.match(last(scene.whispers('lea')), /La version 2 existe déjà : rien n’a été écrasé\. Votre texte est gardé/);
  const card = scene.cardWith('acceptWording');
  assert.deepEqual(card.notified, ['lea']);
  const text = scene.textOf(card);
  assert.match(text, /Texte écrit par Léa, commencé sur la version 1\..*rien n’a été écrasé, rien n’est perdu/);
  assert.match(text, /- \*Retiré :\* « `10 h lundi` », \*ajouté :\* « `9 h mardi` »|- \*Retiré :\* « `10` »/);
  assert.match(text, /Changerait aussi : les comptes\./);
  assert.match(text, /> La mairie ouvre à 9 h mardi\./);
  for (const person of ['aicha', 'karim']) {
    await scene.press(person, 'acceptWording');
    assert.match(last(scene.whispers(person)), /Seule la personne qui a écrit ce texte/);
  }
  await scene.press('lea', 'acceptWording');
  const revision = await scene.store.db.revision.findFirstOrThrow({ where: { number: 3 } });
  assert.deepEqual(
    [revision.text, revision.editedBy, revision.proposedBy, revision.askedAt],
    [better, 'lea', null, null],
  );
  assert.deepEqual(revision.accountIds, [scene.accountIds.mastodon]);
});

test('what was typed on an older version voids decisions when it is taken, as any edit, and its writer cannot approve it', async () => {
  await using scene = await asked();
  await scene.press('karim', 'edit');
  await edit(scene, 'aicha', 'La mairie ouvre à 10 h lundi.');
  await scene.press('aicha', 'ask');
  await scene.press('omar', 'approve');
  await scene.people.submit('karim', { text: better });
  await scene.settle();
  await scene.press('karim', 'acceptWording');
  assert.match(scene.seen(), /1 décision prise sur la version précédente ne compte plus/);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  assert.match(last(scene.whispers('karim')), /Vous avez rédigé une partie de cette version/);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

test('of a form on an older version only what its writer changed is taken: the rest stays as it is now', async () => {
  await using scene = await openBotScene();
  await scene.draft(`Bonjour ${'mot '.repeat(90)}`);
  await scene.press('karim', 'edit');
  await scene.press('aicha', 'shorten');
  await scene.people.submit('aicha', { text: 'Bonjour court' });
  await scene.settle();
  await scene.people.submit('karim', { warning: 'Travaux' });
  await scene.settle();
  await scene.press('karim', 'acceptWording');
  const revision = await scene.store.db.revision.findFirstOrThrow({ where: { number: 3 } });
  assert.deepEqual(
    [revision.ownTexts, revision.contentWarning],
    [{ [scene.accountIds.x]: 'Bonjour court' }, 'Travaux'],
  );
});

test('a form on an older version that says what is there now is nothing to keep', async () => {
  await using scene = await openBotScene();
  await scene.draft(first);
  await scene.press('karim', 'edit');
  await edit(scene, 'aicha', better);
  await scene.people.submit('karim', { text: better });
  await scene.settle();
  assert.equal(await scene.store.db.wording.count(), 0);
  assert.match(last(scene.whispers('karim')), /Rien n’a changé/);
});

test('a thread holds no more than ten texts that wait: after that the form stays open, and its text is whispered', async () => {
  await using scene = await openBotScene();
  await scene.draft(first);
  for (let time = 0; time < 11; time += 1) await scene.press('karim', 'edit');
  await edit(scene, 'aicha', 'Deux');
  for (let time = 0; time < 10; time += 1) {
    assert.equal((await scene.people.submit('karim', { text: `Texte ${time}` })).kind, 'taken');
  }
  const outcome = await scene.people.submit('karim', { text: 'Le onzième' });
  await scene.settle();
  assert.equal(outcome.kind, 'open');
  assert.match(scene.whispers('karim').join('\n'), /> Le onzième/);
  assert.equal(await scene.store.db.wording.count(), 10);
});

test('a wording of another draft is not taken by a forged press', async () => {
  await using scene = await asked();
  await propose(scene);
  const { id } = await scene.store.db.wording.findFirstOrThrow();
  await scene.draft('Un autre brouillon.');
  const other = await scene.store.db.draft.findFirstOrThrow({ where: { number: 2 } });
  for (const action of ['acceptWording', 'dismissWording']) {
    const card = scene.cardWith('ask');
    const press = { user: 'aicha', ref: card.ref, draftId: other.id, revision: 1, target: id, trigger: { id: 't' } };
    await scene.sink.accept({ kind: 'button', dedupeKey: action, action, ...press });
    assert.match(last(scene.whispers('aicha')), /déjà été repris ou laissé/);
  }
  assert.equal((await scene.store.db.wording.findFirstOrThrow()).state, 'open');
});
