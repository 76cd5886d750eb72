import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { texts } from '../support/flood.ts';

type Values = Parameters<BotScene['people']['submit']>[1];

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const lines = 'rivière : Bruyère | Vire et affluents\nHeure : heure\nlieu : texte\n';

/** Karim is the steward, he and Léa approve, Aïcha writes, Sacha is a guest. */
function open(): Promise<BotScene> {
  return openBotScene({ people: [lea], settings: { approvers: ['karim', 'lea'] } });
}

async function typed(scene: BotScene, user: string, text: string): Promise<string> {
  const before = scene.whispers(user).length;
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).slice(before).join('\n');
}

function valuesOf({ accountIds }: BotScene, changes: Values = {}): Values {
  return {
    name: 'Crue, vigilance rouge',
    blanks: lines,
    'text.warning': texts.warning,
    'text.correction': texts.correction,
    'text.allClear': texts.allClear,
    accounts: [accountIds.mastodon, accountIds.x],
    ...changes,
  };
}

/** Opens the form of a new template, and returns what is wrong at its fields; nothing where it was taken. */
async function written(
  scene: BotScene,
  changes: Values = {},
  user = 'aicha',
): Promise<Readonly<Record<string, string>>> {
  await typed(scene, user, 'urgence modèles nouveau');
  return submitted(scene, valuesOf(scene, changes), user);
}

async function submitted(scene: BotScene, values: Values, user: string): Promise<Readonly<Record<string, string>>> {
  const outcome = await scene.people.submit(user, values);
  await scene.settle();
  if (outcome.kind === 'taken') return {};
  const problems = scene.people.formOf(user)?.problems;
  assert.ok(problems?.kind === 'errors', JSON.stringify([outcome, problems]));
  return { ...problems.fields, ...(problems.general === null ? {} : { general: problems.general }) };
}

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

function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

test('the card shows every text for each account, every value, and how long each can get', async () => {
  await using scene = await open();
  const { x } = scene.accountIds;
  assert.match(await typed(scene, 'aicha', 'urgence modèles'), /n’a pas encore de modèle d’urgence/);
  assert.deepEqual(await written(scene, { [`own.warning.${x}`]: 'Crue {RIVIERE}. {lieu}.', warning: 'Crue' }), {});
  assert.match(plain(scene.whispers('aicha').at(-1) ?? ''), /« Crue, vigilance rouge » est dans ce canal/);
  const card = plain(scene.textOf(scene.cardWith('approveEmergencyTemplate')));
  for (const said of [
    /Aïcha demande l’accord sur le modèle d’urgence « Crue, vigilance rouge »\./,
    /Alerte/,
    /Crue de la \{rivière\} : quittez les berges\. Accueil : \{lieu\}\. Prochain point à \{Heure\}\./,
    /⚠ Crue[\s>]+Crue \{rivière\}\. \{lieu\}\./,
    /Rectificatif/,
    /Rectificatif sur la crue de la \{rivière\}/,
    /Fin d’alerte/,
    /Fin de l’alerte sur la \{rivière\} depuis \{Heure\}/,
    /\{rivière\} : une valeur parmi « Bruyère », « Vire et affluents »/,
    /\{Heure\} : une heure/,
    /\{lieu\} : au plus 60 lettres, chiffres, espaces, traits d’union et apostrophes/,
    /Au plus long avec cela, en exercice : \d+ caractères sur \d+ pour @?valmont/,
    /n’ont pas encore d’images/,
    /Écrit par Aïcha/,
    /Il manque 1 validation\. D’ici là, il ne peut pas être envoyé/,
  ]) {
    assert.match(card, said);
  }
});

test('a template is agreed to by somebody else, listed, shown, changed with another agreement, and withdrawn', async () => {
  await using scene = await open();
  await written(scene, {}, 'karim');
  await scene.press('karim', 'approveEmergencyTemplate');
  assert.match(scene.whispers('karim').at(-1) ?? '', /Vous avez écrit ce modèle/);
  await scene.press('aicha', 'approveEmergencyTemplate');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /valide/);
  assert.match(await typed(scene, 'aicha', 'urgence modèles'), /Crue, vigilance rouge.*en attente de validation/s);
  await scene.press('lea', 'approveEmergencyTemplate');
  assert.match(plain(scene.seen()), /Accordé par Léa\. La personne d’astreinte peut l’envoyer/);
  assert.match(
    plain(await typed(scene, 'aicha', 'urgence modèles')),
    /1 modèle d’urgence.*Crue, vigilance rouge.*validé/s,
  );
  await pressWhispered(scene, 'aicha', 'showEmergencyTemplate');
  assert.match(plain(scene.whispers('aicha').at(-1) ?? ''), /Fin de l’alerte sur la \{rivière\}/);

  await pressWhispered(scene, 'aicha', 'changeEmergencyTemplate');
  const form = scene.people.formOf('aicha')?.form;
  const blanks = form?.fields.find(({ id }) => id === 'blanks');
  assert.ok(blanks !== undefined && 'initial' in blanks);
  assert.equal(blanks.initial, 'rivière: Bruyère | Vire et affluents\nHeure: heure\nlieu: texte');
  const values = valuesOf(scene, { 'text.allClear': 'Fin de l’alerte sur la {rivière}. {lieu}' });
  assert.deepEqual(await submitted(scene, values, 'aicha'), {});
  assert.match(plain(scene.seen()), /Aïcha demande l’accord sur une modification .* : version 2/);
  assert.match(plain(scene.seen()), /Écrit par Karim, Aïcha\./);
  await scene.press('lea', 'approveEmergencyTemplate');
  assert.match(plain(scene.seen()), /Une version plus récente a pris la place de celle-ci/);

  await typed(scene, 'aicha', 'urgence modèles retirer crue');
  assert.deepEqual(await submitted(scene, {}, 'aicha'), {});
  assert.match(plain(scene.seen()), /Retiré par Aïcha : il ne peut pas être envoyé/);
  assert.match(await typed(scene, 'aicha', 'urgence modèles'), /n’a pas encore/);
});

test('what cannot go out is said at its field, and nothing is kept', async () => {
  await using scene = await open();
  const tries: readonly (readonly [Values, string, RegExp])[] = [
    [{ name: '!!' }, 'name', /nom/],
    [{ blanks: 'rivière' }, 'blanks', /« rivière » n’est pas compris/],
    [{ blanks: 'rivière : Vire' }, 'blanks', /au moins deux valeurs/],
    [{ blanks: `${lines}rue : texte` }, 'blanks', /\{rue\} n’est dans aucun texte/],
    [{ blanks: `${lines}LIEU : texte` }, 'blanks', /« LIEU » y est deux fois/],
    [
      { blanks: lines.replace('Bruyère', 'https://evil.fr') },
      'blanks',
      /« https:\/\/evil\.fr » ne peut pas être une valeur/,
    ],
    [{ blanks: lines.replace('Bruyère', 'Vire et affluents\u200b') }, 'blanks', /ne peut pas être une valeur/],
    [{ 'text.correction': 'Lisez {autre}' }, 'text.correction', /\{autre\} n’est pas dans ce qui est à compléter/],
    [{ 'text.warning': `${texts.warning} Voir {lieu}.fr` }, 'text.warning', /pourrait devenir un lien/],
    [{ 'text.warning': `${texts.warning} #{lieu}` }, 'text.warning', /pourrait devenir un lien/],
    [{ 'text.warning': `${texts.warning} https://gоuv.fr` }, 'text.warning', /gоuv\.fr/],
    [{ 'text.warning': `${texts.warning} ${'long '.repeat(100)}` }, 'text.warning', /Raccourcissez-le/],
  ];
  for (const [changes, field, said] of tries) {
    const errors = await written(scene, changes);
    assert.match(plain(errors[field] ?? ''), said, JSON.stringify([changes, errors]));
  }
  assert.equal(await scene.store.db.emergencyTemplate.count(), 0);
  assert.deepEqual(await written(scene), {});
  assert.match((await written(scene, { name: 'CRUE Vigilance rouge' }))['name'] ?? '', /porte déjà ce nom/);
});

test('two who change the same version do not change each other’s words', async () => {
  await using scene = await open();
  await written(scene);
  for (const user of ['aicha', 'karim']) await typed(scene, user, 'urgence modèles modifier crue');
  assert.deepEqual(await submitted(scene, valuesOf(scene), 'karim'), {});
  const errors = await submitted(scene, valuesOf(scene), 'aicha');
  assert.match(errors['general'] ?? '', /rien n’est enregistré/);
  assert.equal(await scene.store.db.emergencyTemplate.count(), 2);
});

test('a guest and somebody of another desk change nothing, and only who may withdraws', async () => {
  await using scene = await open();
  await written(scene, {}, 'karim');
  assert.match(await typed(scene, 'sacha', 'urgence modèles nouveau'), /Seules/);
  await scene.press('sacha', 'approveEmergencyTemplate');
  assert.match(scene.whispers('sacha').at(-1) ?? '', /invité/i);
  await typed(scene, 'aicha', 'urgence modèles retirer crue');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /peuvent le retirer/);
  assert.match(await typed(scene, 'aicha', 'urgence modèles modifier rien'), /Aucun modèle d’urgence .*« rien »/);
  assert.match(
    plain(await typed(scene, 'aicha', 'urgence modèles danser')),
    /Tapez « \/tambour urgence modèles nouveau »/,
  );
});

test('the stewards are told once that a template cannot be sent since its approver has left, and who is there agrees anew', async () => {
  await using scene = await open();
  await written(scene);
  await scene.press('lea', 'approveEmergencyTemplate');
  const minute = async (): Promise<void> => {
    await scene.pass(600);
    await scene.store.runEveryMinute();
    await scene.settle();
  };
  await minute();
  assert.doesNotMatch(plain(scene.seen()), /ne peut plus être envoyé/);
  const { channels } = scene.people.chat.state;
  const channel = channels.find(({ id }) => id === 'publications');
  assert.ok(channel !== undefined);
  channel.members.splice(channel.members.indexOf('lea'), 1);
  for (const _ of [1, 2, 3]) await minute();
  const told = scene.messages().filter((one) => /ne peut plus être envoyé/.test(scene.textOf(one)));
  assert.equal(told.length, 1);
  assert.ok(told[0]?.notified?.includes('karim'));
  assert.match(
    plain(scene.seen()),
    /Il ne peut pas être envoyé : quelqu’un qui l’avait validé ne peut plus valider ici/,
  );
  assert.match(await typed(scene, 'aicha', 'urgence modèles'), /qui l’avait validé ne peut plus valider ici/);
  await scene.press('karim', 'approveEmergencyTemplate');
  assert.match(plain(scene.seen()), /Accordé par Karim/);
});

test('what people wrote is shown as text, never as markup', async () => {
  await using scene = await open();
  const name = '*Crue* <@karim> [ici](https://evil.fr)';
  assert.deepEqual(await written(scene, { name, 'text.warning': `${texts.warning} <!channel> *gras*` }), {});
  const message = scene.cardWith('approveEmergencyTemplate');
  assert.deepEqual(message.notified ?? [], []);
  assert.match(scene.textOf(message), /<!channel> \*gras\*/);
});
