import assert from 'node:assert/strict';
import { test } from 'node:test';

import { buttonsIn } from '../support/buttons-in.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'en', timeZone: 'Europe/Paris' } as const;

async function typed(scene: BotScene, user: string, text: string): Promise<string> {
  const before = scene.whispers(user).length;
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).slice(before).join('\n');
}

function initialOf(scene: BotScene, user: string, id: string): unknown {
  const field = scene.people.formOf(user)?.form.fields.find((one) => one.id === id);
  return field !== undefined && 'initial' in field ? field.initial : undefined;
}

/** Presses the newest such button that only this person sees. */
async function pressWhispered(scene: BotScene, user: string, action: string): Promise<void> {
  const whisper = scene.people.chat.state.whispers.findLast(
    ({ to, card }) => to === user && buttonsIn(card).some((one) => one.action === action),
  );
  const button = buttonsIn(whisper?.card ?? { blocks: [] }).find((one) => one.action === action);
  assert.ok(whisper !== undefined && button !== undefined, action);
  const { channel, id: message, thread } = whisper;
  scene.people.press(user, { channel, message, thread }, button);
  await scene.settle();
}

function lastWhisper(scene: BotScene, user: string): string {
  return scene.whispers(user).at(-1) ?? '';
}

test('a template is kept by a form, used by its button, and its blank must be filled before approval is asked for', async () => {
  await using scene = await openBotScene({ people: [lea] });
  assert.match(await typed(scene, 'aicha', 'modèle'), /n’a pas encore de modèle/u);
  await typed(scene, 'aicha', 'modèle nouveau');
  await scene.people.submit('aicha', {
    name: 'Fermeture',
    text: 'Le guichet ferme le ___.',
    accounts: [scene.accountIds.mastodon],
    language: 'en',
    warning: 'Travaux',
  });
  await scene.settle();
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Le modèle « Fermeture » est gardé/u);
  assert.match(
    await typed(scene, 'lea', 'template'),
    /1 template of this desk.*Fermeture.*“Le guichet ferme le ___\.”.*\[Use Fermeture\]/su,
  );
  await pressWhispered(scene, 'lea', 'useTemplate');
  assert.equal(initialOf(scene, 'lea', 'text'), 'Le guichet ferme le ___.');
  await typed(scene, 'aicha', 'modèle fermeture');
  assert.equal(initialOf(scene, 'aicha', 'text'), 'Le guichet ferme le ___.');
  assert.equal(initialOf(scene, 'aicha', 'warning'), 'Travaux');
  assert.equal(initialOf(scene, 'aicha', 'language'), 'en');
  assert.deepEqual(initialOf(scene, 'aicha', 'accounts'), [scene.accountIds.mastodon]);
  await scene.people.submit('aicha', {});
  await scene.settle();
  assert.match(scene.seen(), /il reste un blanc à compléter/u);
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'Le guichet ferme le 30 novembre.' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  assert.match(scene.seen(), /À valider : brouillon n° 1, version 2/u);
});

test('a draft is kept as a template under a name; a taken name and a 21st are refused in words', async () => {
  await using scene = await openBotScene();
  await scene.draft('La piscine ferme.');
  assert.match(await typed(scene, 'aicha', 'modèle garder 1 Été'), /« Été » est gardé/u);
  assert.match(await typed(scene, 'aicha', 'modèle garder 1 ETE'), /porte déjà ce nom/u);
  assert.match(await typed(scene, 'aicha', 'modèle garder 9 Hiver'), /pas de brouillon n° 9/u);
  assert.match(await typed(scene, 'aicha', 'modèle garder 1 !!!'), /avec des lettres/u);
  assert.match(await typed(scene, 'aicha', `modèle garder 1 ${'n'.repeat(41)}`), /dépasse 40 caractères/u);
  assert.match(await typed(scene, 'aicha', 'modèle garder 1'), /Tapez/u);
  for (let index = 2; index <= 20; index += 1) await typed(scene, 'aicha', `modèle garder 1 Modèle ${index}`);
  assert.match(await typed(scene, 'aicha', 'modèle garder 1 Un de trop'), /déjà 20 modèles/u);
  assert.match(await typed(scene, 'aicha', 'modèle supprimer ete'), /supprimé.*> La piscine ferme\./su);
  assert.match(await typed(scene, 'aicha', 'modèle ete'), /ne s’appelle « ete »|s’appelle « ete »/u);
});

test('who neither kept a template nor approves cannot change it, by command or by a forged form; a guest sees none', async () => {
  await using scene = await openBotScene({ people: [lea] });
  await scene.draft('La piscine ferme.');
  await typed(scene, 'aicha', 'modèle garder 1 Piscine');
  assert.match(await typed(scene, 'lea', 'template change piscine'), /Only who kept this template/u);
  assert.match(await typed(scene, 'lea', 'template remove piscine'), /Only who kept this template/u);
  const kept = await scene.store.db.template.findFirstOrThrow();
  const binding = { purpose: 'template', channel: 'publications', draftId: null, revision: null };
  const reply = await scene.sink.submit({
    dedupeKey: 'forged',
    user: 'lea',
    binding: { ...binding, target: `${kept.id} ${kept.changedAt.toISOString()}` },
    values: { name: 'À moi', text: 'À moi', accounts: [scene.accountIds.mastodon] },
  });
  assert.ok(reply.kind === 'errors');
  assert.match(await typed(scene, 'sacha', 'modèle'), /personnes de cette rédaction/u);
  await typed(scene, 'karim', 'modèle modifier piscine');
  await scene.people.submit('karim', { name: 'Piscine', text: 'La piscine ferme le ___.' });
  await scene.settle();
  assert.equal((await scene.store.db.template.findFirstOrThrow()).text, 'La piscine ferme le ___.');
});

test('templates are made, changed and removed by the buttons of their card', async () => {
  await using scene = await openBotScene({ deliveries: 2 });
  await typed(scene, 'aicha', 'modèle');
  await pressWhispered(scene, 'aicha', 'newTemplate');
  await scene.people.submit('aicha', {
    name: 'Fermeture',
    text: 'Le guichet ferme le ___.',
    accounts: [scene.accountIds.mastodon],
  });
  await scene.settle();
  assert.match(lastWhisper(scene, 'aicha'), /Le modèle « Fermeture » est gardé/u);
  await typed(scene, 'karim', 'modèle');
  await pressWhispered(scene, 'karim', 'changeTemplate');
  assert.equal(initialOf(scene, 'karim', 'text'), 'Le guichet ferme le ___.');
  await scene.people.submit('karim', { text: 'Le guichet ferme à ___.' });
  await scene.settle();
  await typed(scene, 'aicha', 'modèle');
  await pressWhispered(scene, 'aicha', 'removeTemplate');
  const asked = scene.people.formOf('aicha')?.form;
  assert.match(asked?.intro ?? '', /Fermeture.*Le guichet ferme à ___\./su);
  assert.equal(await scene.store.db.template.count(), 1, 'nothing is removed by the press alone');
  await scene.people.submit('aicha', {});
  await scene.settle();
  assert.match(lastWhisper(scene, 'aicha'), /« Fermeture » est supprimé.*> Le guichet ferme à ___\./su);
  assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'template.removed' } }), 1);
  await pressWhispered(scene, 'karim', 'changeTemplate');
  assert.match(lastWhisper(scene, 'karim'), /Ce modèle n’existe plus/u);
});

test('who neither kept a template nor approves is told so by its buttons, and when a right is gone by the form', async () => {
  await using scene = await openBotScene({ people: [lea] });
  await scene.draft('La piscine ferme.');
  await typed(scene, 'aicha', 'modèle garder 1 Piscine');
  await typed(scene, 'lea', 'template');
  for (const action of ['changeTemplate', 'removeTemplate']) {
    await pressWhispered(scene, 'lea', action);
    assert.match(lastWhisper(scene, 'lea'), /Only who kept this template/u);
    assert.equal(scene.people.formOf('lea'), null, action);
  }
  const kept = await scene.store.db.template.findFirstOrThrow();
  const target = `${kept.id} ${kept.changedAt.toISOString()}`;
  const binding = { purpose: 'removeTemplate', channel: 'publications', draftId: null, revision: null, target };
  await scene.sink.submit({ dedupeKey: 'forged', user: 'lea', binding, values: {} });
  assert.match(lastWhisper(scene, 'lea'), /Only who kept this template/u);
  const guest = await scene.sink.submit({ dedupeKey: 'guest', user: 'sacha', binding, values: {} });
  assert.equal(guest.kind, 'errors');
  assert.equal(await scene.store.db.template.count(), 1);
});

test('a template that was changed while its removal was asked stays', async () => {
  await using scene = await openBotScene();
  await scene.draft('La piscine ferme.');
  await typed(scene, 'aicha', 'modèle garder 1 Piscine');
  await typed(scene, 'aicha', 'modèle');
  await pressWhispered(scene, 'aicha', 'removeTemplate');
  scene.clock.advance(1000);
  await typed(scene, 'karim', 'modèle modifier piscine');
  await scene.people.submit('karim', { text: 'La piscine ouvre.' });
  await scene.people.submit('aicha', {});
  await scene.settle();
  assert.match(lastWhisper(scene, 'aicha'), /changé ce modèle entre-temps.*pas supprimé/u);
  assert.equal((await scene.store.db.template.findFirstOrThrow()).text, 'La piscine ouvre.');
});

test('a draft is kept as a template from the menu of its card, as it stood there', async () => {
  await using scene = await openBotScene({ people: [lea] });
  await scene.draft('La piscine ferme.', { accounts: [scene.accountIds.mastodon] });
  const before = scene.cardWith('saveAsTemplate');
  await scene.press('lea', 'saveAsTemplate');
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'La piscine ouvre.' });
  await scene.settle();
  await scene.people.submit('lea', { name: '!!!' });
  assert.match(JSON.stringify(scene.people.formOf('lea')?.problems), /with letters/u);
  await scene.people.submit('lea', { name: 'Pool' });
  await scene.settle();
  assert.match(lastWhisper(scene, 'lea'), /“Pool” is kept/u);
  const { text, accountIds, savedBy } = await scene.store.db.template.findFirstOrThrow();
  assert.deepEqual([text, accountIds, savedBy], ['La piscine ferme.', [scene.accountIds.mastodon], 'lea']);
  await scene.pressOn('aicha', before, 'saveAsTemplate');
  assert.match(lastWhisper(scene, 'aicha'), /version 2/u);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'saveAsTemplate');
  await scene.people.submit('karim', { name: 'pool' });
  assert.match(JSON.stringify(scene.people.formOf('karim')?.problems), /porte déjà ce nom/u);
  assert.equal(await scene.store.db.template.count(), 1);
});
