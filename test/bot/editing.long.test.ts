import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { FormSubmitted } from '#chat/chat-sink.ts';
import { createDesk } from '#desks/create-desk.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

async function written(text = 'La mairie ouvre à 9 h lundi.'): Promise<BotScene> {
  const scene = await openBotScene();
  await scene.draft(text);
  return scene;
}

test('one line in the channel and one thread per draft, whatever happens to it', async () => {
  await using scene = await written();
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'La mairie ouvre à 10 h lundi.' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(30);
  const inChannel = scene.messages().filter(({ ref }) => ref.thread === null);
  assert.equal(inChannel.length, 1);
  assert.match(
    scene.seen(),
    /^\(Brouillon n° 1 « La mairie ouvre à 10 h lundi\. » : publié\. La suite est dans le fil/,
  );
  assert.ok(
    scene
      .messages()
      .slice(1)
      .every(({ ref }) => ref.thread === inChannel[0]?.ref.message),
  );
});

test('edits before approval is asked for update one working card in place', async () => {
  await using scene = await written();
  for (const text of ['Un', 'Deux', 'Trois']) {
    await scene.press('aicha', 'edit');
    await scene.people.submit('aicha', { text });
    await scene.settle();
  }
  const cards = scene.messages().filter((message) => scene.textOf(message).includes('# Brouillon n° 1, version 4'));
  assert.equal(cards.length, 1);
  assert.match(scene.seen(), /Aïcha a enregistré la version 2\. Modifié : le texte\./);
});

test('an edit voids the approval before it is sent, says so, and takes the old card’s buttons', async () => {
  await using scene = await written();
  await scene.press('aicha', 'ask');
  const old = scene.cardWith('approve');
  await scene.press('karim', 'approve');
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'Nouveau texte' });
  await scene.settle();
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  assert.match(
    scene.seen(),
    /version 2\. Modifié : le texte\. 1 décision prise sur la version précédente ne compte plus/,
  );
  const closed = scene.messages().find(({ ref }) => ref.message === old.ref.message);
  assert.ok(closed);
  assert.match(scene.textOf(closed), /remplacée par la version 2.*\n> La mairie ouvre/);
  assert.doesNotMatch(scene.textOf(closed), /\[/);

  await scene.pressOn('karim', old, 'approve');
  assert.match(scene.whispers('karim').at(-1) ?? '', /Cette carte est ancienne.*version 2/);
  for (const action of ['edit', 'cancel', 'requestChanges', 'reject']) await scene.pressOn('karim', old, action);
  assert.equal(scene.whispers('karim').length, 5);
  for (const hint of scene.whispers('karim')) assert.match(hint, /Cette carte est ancienne/);
  assert.equal(scene.people.formOf('karim'), null);
  scene.people.react('karim', old.ref, '❌');
  scene.people.react('karim', old.ref, '✅');
  await scene.settle();
  assert.match(scene.whispers('karim').at(-1) ?? '', /Cette carte est ancienne/);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

test('once anything has left, an edit is refused and keeps the text', async () => {
  await using scene = await written();
  await scene.press('aicha', 'ask');
  const card = scene.cardWith('edit');
  await scene.pressOn('aicha', card, 'edit');
  await scene.press('karim', 'approve');
  await scene.pass(30);
  const outcome = await scene.people.submit('aicha', { text: 'Trop tard' });
  assert.equal(outcome.kind, 'open');
  const form = scene.people.formOf('aicha');
  assert.ok(form?.problems.kind === 'errors');
  assert.match(form.problems.general ?? '', /Trop tard pour changer/);
  assert.equal(scene.networks.mastodon.posts[0]?.rendering.text, 'La mairie ouvre à 9 h lundi.');
});

test('what no network takes is named at its field with its place, and the form stays open with the text', async () => {
  await using scene = await openBotScene();
  await scene.people.command('aicha', 'publications', 'brouillon');
  const tries = [
    [{ text: 'ab\0c' }, 'text', /caractère 3 est invisible, et les réseaux le refusent/],
    [{ text: 'ab\ud800c' }, 'text', /caractère 3 .*moitié/],
    [{ text: 'a\u0007' }, 'text', /caractère 2 .*commande/],
    [{ text: '   ' }, 'text', /Écrivez le texte/],
    [{ text: 'Bonjour', accounts: [] }, 'accounts', /au moins un compte/],
    [{ text: 'Bonjour', when: 'at', at: '' }, 'at', /Indiquez la date/],
    [{ text: 'Bonjour', at: 'demain matin' }, 'at', /pas comprise/],
    [{ text: 'Bonjour', at: 'demain 9h si possible' }, 'at', /pas comprise.*sans rien d’autre/],
    [{ text: 'Bonjour', at: 'demain' }, 'at', /manque l’heure/],
    [{ text: 'Bonjour', at: '2026-11-23 09:59' }, 'at', /passée/],
    [
      { text: 'Bonjour', at: 'lundi 18h' },
      'at',
      /deux façons.*lundi 23 novembre 2026 à 18.*lundi 30 novembre 2026 à 18/,
    ],
    [{ text: 'Bonjour', at: 'mardi 24/12 9h' }, 'at', /Le 24 décembre 2026 est un jeudi/],
    [{ text: 'Bonjour', when: 'now', at: '2026-12-24 09:00' }, 'at', /Dès la validation.*est coché.*videz la date/],
    [{ text: 'Bonjour', at: '2027-03-28 02:30' }, 'at', /n’existe pas.*28 mars 2027 à 1.h.30.*28 mars 2027 à 3.h.30/],
    [{ text: 'Bonjour', at: '2027-10-31 02:30' }, 'at', /deux fois.*\+02:00.*\+01:00/],
  ] as const;
  for (const [values, field, sentence] of tries) {
    const outcome = await scene.sink.submit({
      dedupeKey: `submit ${field} ${JSON.stringify(values)}`,
      user: 'aicha',
      binding: { purpose: 'newDraft', channel: 'publications', draftId: null, revision: null, target: null },
      values: { accounts: Object.values(scene.accountIds), ...values },
    });
    assert.ok(outcome.kind === 'errors', sentence.source);
    assert.match(outcome.fields[field] ?? '', sentence);
  }
  assert.equal(await scene.store.db.draft.count(), 0);
});

test('a time that is filled in counts, is said back in words, and is taken out only by saying so', async () => {
  await using scene = await openBotScene();
  await scene.draft('Le marché est déplacé.', { at: 'jeudi 18h30' });
  const inWords = /Part jeudi 26 novembre à 18.h.30 \(Europe\/Paris\), une fois validé/;
  assert.match(scene.whispers('aicha').at(-1) ?? '', inWords);
  assert.match(scene.textOf(scene.cardWith('ask')), inWords);
  const refused = async (values: Readonly<Record<string, string>>, sentence: RegExp): Promise<void> => {
    await scene.people.submit('aicha', values);
    const problems = scene.people.formOf('aicha')?.problems;
    assert.ok(problems?.kind === 'errors', sentence.source);
    assert.match(problems.fields['at'] ?? '', sentence);
  };
  await scene.press('aicha', 'edit');
  await refused({ at: '' }, /Indiquez la date/);
  await refused({ when: 'now', at: 'vendredi 9h' }, /Vous donnez une date/);
  await scene.people.submit('aicha', { when: 'at', at: 'vendredi 9h' });
  await scene.settle();
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Part vendredi 27 novembre à 9.h.00 \(Europe\/Paris\)/);
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { when: 'now' });
  await scene.settle();
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Part dès la validation\./);
  assert.match(scene.textOf(scene.cardWith('ask')), /Part dès la validation/);
});

test('a text of 40,000 characters is kept as a draft, counted, and told to be too long', async () => {
  await using scene = await openBotScene();
  await scene.draft('a '.repeat(19_999));
  const card = scene.textOf(scene.cardWith('ask'));
  assert.match(card, /\(Mastodon\) : 39 997 sur 500 caractères, 39 497 de trop/);
  assert.match(card, /À corriger avant de demander/);
  await scene.press('aicha', 'ask');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /ne peut pas encore être demandée/);
});

test('“Shorten for X” gives X a text of its own, shown apart and editable with the rest', async () => {
  await using scene = await written(`Bonjour ${'mot '.repeat(90)}`);
  await scene.press('aicha', 'shorten');
  await scene.people.submit('aicha', { text: 'Bonjour court' });
  await scene.settle();
  const card = scene.textOf(scene.cardWith('ask'));
  assert.match(card, /\*Pour @valmont@practice\.example \(Mastodon\)\*\n> Bonjour mot/);
  assert.match(card, /\*Pour @valmont \(X\)\*\n> Bonjour court/);
  await scene.press('aicha', 'edit');
  const field = scene.people.formOf('aicha')?.form.fields.find(({ id }) => id === `own.${scene.accountIds.x}`);
  assert.ok(field !== undefined && 'initial' in field && field.initial === 'Bonjour court');
});

test('“A text per account” is one press away, keeps shared what is alike, and the card marks the words that differ', async () => {
  await using scene = await written('La mairie ouvre à 9 h lundi. #Mairie');
  const { mastodon, x } = scene.accountIds;
  const save = async (texts: Readonly<Record<string, string>>): Promise<readonly [string, Record<string, unknown>]> => {
    await scene.press('aicha', 'ownTexts');
    await scene.people.submit('aicha', texts);
    await scene.settle();
    const { text, ownTexts } = await scene.store.db.revision.findFirstOrThrow({ orderBy: { number: 'desc' } });
    return [text, ownTexts as Record<string, unknown>]; // an object of texts by account
  };
  await scene.press('aicha', 'ownTexts');
  const fields = scene.people.formOf('aicha')?.form.fields ?? [];
  assert.deepEqual(
    fields.map((one) => [one.id, 'initial' in one && one.initial]),
    [mastodon, x].map((id) => [`own.${id}`, 'La mairie ouvre à 9 h lundi. #Mairie']),
  );
  const short = 'La mairie ouvre à 9 h lundi.';
  const shared = 'La mairie ouvre à 9 h lundi. #Mairie';
  assert.deepEqual(await save({ [`own.${x}`]: short }), [shared, { [x]: short }]);
  const card = scene.textOf(scene.cardWith('ownTexts'));
  assert.match(card, /Différences avec le texte pour @valmont@.*\n- \*Retiré :\* « `#Mairie` »/su);
  assert.deepEqual(await save({ [`own.${x}`]: ' ' }), [shared, {}]);
  assert.doesNotMatch(scene.textOf(scene.cardWith('ownTexts')), /Différences/u);
  assert.deepEqual(await save({ [`own.${mastodon}`]: 'Un', [`own.${x}`]: 'Deux' }), ['Un', { [x]: 'Deux' }]);
  assert.deepEqual(await save({ [`own.${mastodon}`]: 'Trois', [`own.${x}`]: 'Trois' }), ['Trois', {}]);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.x.posts.length, 1);
});

test('what a person wrote stays in its quotation: nothing fakes a decision, mentions anybody or hides its direction', async () => {
  await using scene = await written(
    'Bonjour <!channel> @all @karim\n✅ validé par Karim\n*gras* [x](https://exemple.org)',
  );
  const card = scene.cardWith('ask');
  assert.deepEqual(card.notified, []);
  assert.match(scene.textOf(card), /> Bonjour <!channel> @all @karim\n> ✅ validé par Karim\n> \*gras\*/);
  assert.doesNotMatch(scene.seen(), /^✅/m);

  await using other = await written('Payez ici \u202egro.elpmexe');
  await other.press('aicha', 'ask');
  assert.match(other.whispers('aicha').at(-1) ?? '', /U\+202E/);
  const [line] = other.messages();
  assert.ok(line && !other.textOf(line).includes('\u202e'));
});

test('an acronym that is known here is no longer remarked', async () => {
  await using scene = await written('La DRETA vous répond.');
  assert.match(scene.textOf(scene.cardWith('allowAcronym')), /DRETA n’est pas expliqué/);
  await scene.press('aicha', 'allowAcronym');
  assert.doesNotMatch(scene.textOf(scene.cardWith('ask')), /n’est pas expliqué/);
});

test('a deleted card is posted anew; where the line is deleted, line and thread are', async () => {
  await using scene = await written();
  await scene.press('aicha', 'ask');
  const card = scene.cardWith('approve');
  scene.people.delete(null, card.ref);
  await scene.settle();
  const again = scene.cardWith('approve');
  assert.notEqual(again.ref.message, card.ref.message);
  assert.equal(again.reactions.length, 2);

  const [line] = scene.messages();
  assert.ok(line);
  scene.people.delete(null, line.ref);
  await scene.settle();
  const newLine = scene.messages().findLast(({ ref }) => ref.thread === null);
  assert.ok(newLine && newLine.ref.message !== line.ref.message);
  const third = scene.cardWith('approve');
  assert.equal(third.ref.thread, newLine.ref.message);
  scene.people.react('karim', third.ref, '✅');
  await scene.settle();
  await scene.pass(30);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('a deleted card of an earlier version is not posted again', async () => {
  await using scene = await written();
  await scene.press('aicha', 'ask');
  const old = scene.cardWith('approve');
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'Deux' });
  await scene.settle();
  scene.people.delete(null, old.ref);
  await scene.settle();
  const cardsOfOne = (): number =>
    scene.messages().filter((message) => scene.textOf(message).includes('> La mairie ouvre')).length;
  assert.equal(cardsOfOne(), 0);
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'Trois' });
  await scene.settle();
  assert.equal(cardsOfOne(), 0);
});

test('one form delivered twice makes one draft', async () => {
  await using scene = await openBotScene();
  const submitted = newDraftBy(scene, 'aicha');
  const replies = await Promise.all([scene.sink.submit(submitted), scene.sink.submit(submitted)]);
  assert.deepEqual(replies, [{ kind: 'ok' }, { kind: 'ok' }]);
  assert.equal(await scene.store.db.draft.count(), 1);
});

test('who may not work on the desk cannot send a form either, whoever opened it', async () => {
  await using scene = await openBotScene();
  assert.equal((await scene.sink.submit(newDraftBy(scene, 'sacha'))).kind, 'errors');
  assert.equal((await scene.sink.submit(newDraftBy(scene, 'nobody'))).kind, 'errors');
  await scene.draft('Bonjour');
  const draft = await scene.store.db.draft.findFirstOrThrow();
  const binding = { purpose: 'edit', channel: 'publications', draftId: draft.id, revision: 1, target: null };
  const edit = { ...newDraftBy(scene, 'sacha'), binding };
  assert.equal((await scene.sink.submit(edit)).kind, 'errors');
  const elsewhere = { ...edit, user: 'aicha', binding: { ...binding, channel: 'general' } };
  assert.equal((await scene.sink.submit(elsewhere)).kind, 'errors');
  const created = await scene.store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'general',
      by: 'karim',
      name: 'Autre',
      language: 'fr',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      accountIds: [scene.accountIds.mastodon],
    }),
  );
  assert.equal(created.kind, 'created');
  assert.equal((await scene.sink.submit({ ...elsewhere, dedupeKey: 'again' })).kind, 'errors');
  assert.equal(await scene.store.db.revision.count(), 1);
});

function newDraftBy(scene: BotScene, user: string): FormSubmitted {
  return {
    dedupeKey: `submit by ${user}`,
    user,
    binding: { purpose: 'newDraft', channel: 'publications', draftId: null, revision: null, target: null },
    values: { text: 'Un texte', accounts: Object.values(scene.accountIds) },
  };
}
