import assert from 'node:assert/strict';
import { test } from 'node:test';

import sharp from 'sharp';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const png = new Uint8Array(
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#224488' } })
    .png()
    .toBuffer(),
);
const ask = { ask: ['ask'] };

test('who creates a draft is told so in private, with a link to its thread', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.', { at: '2026-11-27 9h' });
  const [line] = scene.messages();
  const [said, ...more] = scene.whispers('aicha');
  assert.match(
    said ?? '',
    /\nLe brouillon n° 1 est créé\. Part vendredi 27 novembre à 9 h 00 \(Europe\/Paris\), une fois validé\. \[/,
  );
  assert.match(said ?? '', new RegExp(`\\[Ouvrir le fil\\]\\(.*/m/${line?.ref.message}\\)`));
  assert.deepEqual(more, []);
  assert.deepEqual(scene.whispers('karim'), []);
});

test('a draft is created and approval asked for in one step, and goes out once it is approved', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.', ask);
  assert.match(scene.whispers('aicha')[0] ?? '', /\nLe brouillon n° 1 est créé, et sa validation est demandée\. \[/);
  assert.doesNotMatch(scene.seen(), /Demander la validation/, 'no card is left that asks once more');
  await scene.press('karim', 'approve');
  await scene.pass(30);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('where something blocks, the draft is created and not asked about: what is missing is said, and what to press', async () => {
  await using scene = await openBotScene();
  const file = scene.people.keepFile({ name: 'a.png', bytes: png });
  await scene.draft('La mairie ouvre à 9 h lundi.', { files: [file], ...ask });
  const said = scene.whispers('aicha')[0] ?? '';
  assert.match(said, /\nLe brouillon n° 1 est créé\. \[/);
  assert.match(said, /À corriger :\n*.*\n- \*Description de l’image 1\*/);
  assert.match(said, /Ensuite, utilisez « Demander la validation » sur sa carte/);
  assert.throws(() => scene.cardWith('approve'));
  assert.match(scene.textOf(scene.cardWith('ask')), /version 1/);
});

test('approval is not asked for without a picture that its author put in', async () => {
  await using scene = await openBotScene();
  const files = [scene.people.keepFile({ name: 'note.txt', bytes: new TextEncoder().encode('bonjour') })];
  await scene.draft('La mairie ouvre à 9 h lundi.', { files, ...ask });
  assert.match(scene.whispers('aicha')[0] ?? '', /note\.txt n’est pas une image.*\[Ouvrir le fil\].*\n.*Il y manque/s);
  assert.throws(() => scene.cardWith('approve'));
});

/** Sends the form of "create and ask" with a picture that the chat cannot give yet. */
async function withLatePicture(late: { isAway: boolean }): Promise<BotScene> {
  const scene = await openBotScene({
    wrapChat: (chat) => ({
      ...chat,
      download: async (file, options) => {
        if (late.isAway) throw new Error('the chat is away');
        return chat.download(file, options);
      },
    }),
  });
  const file = scene.people.keepFile({ name: 'a.png', bytes: png, alt: 'La mairie, portes ouvertes' });
  await scene.people.command('aicha', 'publications', 'brouillon Bonjour');
  await scene.people.submit('aicha', { files: [file], ...ask });
  await scene.settle().catch(() => undefined);
  await scene.settle();
  assert.match(scene.whispers('aicha')[0] ?? '', /La validation sera demandée dès qu['’]elles y seront/);
  assert.throws(() => scene.cardWith('approve'), 'nobody is asked without the picture');
  return scene;
}

test('approval that was wanted with the draft is asked for once its picture has come, and said', async () => {
  const late = { isAway: true };
  await using scene = await withLatePicture(late);
  late.isAway = false;
  await scene.pass(10);
  assert.match(scene.textOf(scene.cardWith('approve')), /version 2\n(?:.*\n)*!\[Image 1[ ,]/);
  assert.match(
    scene.whispers('aicha').at(-1) ?? '',
    /images du brouillon n° 1 sont chargées, et sa validation est demandée/,
  );
  await scene.press('karim', 'approve');
  await scene.pass(30);
  assert.deepEqual(
    scene.networks.mastodon.posts.map(({ rendering }) => rendering.media.map(({ alt }) => alt)),
    [['La mairie, portes ouvertes']],
  );
});

test('approval that was wanted with the draft is not asked for if its text changed before the picture came', async () => {
  const late = { isAway: true };
  await using scene = await withLatePicture(late);
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'Bonsoir' });
  late.isAway = false;
  await scene.pass(10);
  assert.throws(() => scene.cardWith('approve'));
  assert.match(scene.textOf(scene.cardWith('ask')), /version 3\n(?:.*\n)*!\[Image 1[ ,]/);
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Le brouillon a changé entre-temps/);
});

test('an account gets a text of its own in the first form; one that equals the shared text stays common', async () => {
  await using scene = await openBotScene();
  const { mastodon, x } = scene.accountIds;
  await scene.draft('La mairie ouvre à 9 h lundi. #Valmont', {
    [`own.${x}`]: 'La mairie ouvre à 9 h lundi.',
    [`own.${mastodon}`]: 'La mairie ouvre à 9 h lundi. #Valmont',
    ...ask,
  });
  const card = scene.textOf(scene.cardWith('approve'));
  assert.match(card, /\(Mastodon\)\*\n> La mairie ouvre à 9 h lundi\. #Valmont\n/);
  assert.match(card, /\(X\)\*\n> La mairie ouvre à 9 h lundi\.\n/);
  await scene.press('aicha', 'edit');
  const form = scene.people.formOf('aicha')?.form;
  const own = form?.fields.flatMap((field) =>
    field.id.startsWith('own.') && 'initial' in field ? [[field.id, field.initial]] : [],
  );
  assert.deepEqual(own, [
    [`own.${x}`, 'La mairie ouvre à 9 h lundi.'],
    [`own.${mastodon}`, ''],
  ]);
  assert.equal(form?.folded?.fromField, `own.${mastodon}`, 'the other one is folded');
});

test('a text for an account that is not ticked is an error at its field, and nothing is lost', async () => {
  await using scene = await openBotScene();
  const { mastodon, x } = scene.accountIds;
  await scene.people.command('aicha', 'publications', 'brouillon Bonjour');
  const sent = await scene.people.submit('aicha', { accounts: [mastodon], [`own.${x}`]: 'Bonjour à X' });
  assert.equal(sent.kind, 'open');
  const open = scene.people.formOf('aicha');
  assert.deepEqual(open?.problems, {
    kind: 'errors',
    fields: { [`own.${x}`]: 'Cochez aussi ce compte, ou videz son texte\u00a0: il ne partirait nulle part.' },
    general: null,
  });
  assert.equal(open.values?.[`own.${x}`], 'Bonjour à X');
  assert.equal(await scene.store.db.draft.count(), 0);
});

test('a template keeps the texts of accounts’ own, and a draft begins with them', async () => {
  await using scene = await openBotScene();
  const { x } = scene.accountIds;
  await scene.draft('Le guichet ferme le ___. #Valmont', { [`own.${x}`]: 'Le guichet ferme le ___.' });
  await scene.people.command('aicha', 'publications', 'modèle garder 1 Fermeture');
  await scene.settle();
  await scene.people.command('aicha', 'publications', 'modèle Fermeture');
  const field = scene.people.formOf('aicha')?.form.fields.find(({ id }) => id === `own.${x}`);
  assert.ok(field !== undefined && 'initial' in field);
  assert.equal(field.initial, 'Le guichet ferme le ___.');
});

test('the form that takes pictures takes their descriptions, each for the picture at its place', async () => {
  await using scene = await openBotScene();
  const files = ['a', 'b'].map((name) => scene.people.keepFile({ name: `${name}.png`, bytes: png }));
  await scene.people.command('aicha', 'publications', 'brouillon La mairie ouvre lundi.');
  const alts = scene.people.formOf('aicha')?.form.fields.find(({ id }) => id === 'alts');
  assert.equal(alts?.optional, 'forNow', 'it is not called optional');
  const send = async (text: string): Promise<unknown> => {
    const sent = await scene.people.submit('aicha', { files, alts: text, ...ask });
    if (sent.kind === 'taken') return sent.kind;
    const problems = scene.people.formOf('aicha')?.problems;
    return problems?.kind === 'errors' ? problems.fields : problems;
  };
  assert.match(JSON.stringify(await send('La mairie vue de la place')), /"alts":"2.images, mais 1.description/);
  assert.equal(await send('La mairie vue de la place\n\nLa salle des mariages, vide'), 'taken');
  await scene.settle();
  const card = scene.textOf(scene.cardWith('approve'));
  assert.match(
    card,
    /!\[Image 1, description: La mairie vue de la place\](?:.*\n)*.*!\[Image 2, description: La salle des mariages/,
  );
  assert.match(scene.whispers('aicha')[0] ?? '', /chaque description est-elle sous son image/);
});

test('a description stays its file’s where another file is no picture, and needs an image', async () => {
  await using scene = await openBotScene();
  const files = [
    scene.people.keepFile({ name: 'note.txt', bytes: new TextEncoder().encode('bonjour') }),
    scene.people.keepFile({ name: 'b.png', bytes: png }),
  ];
  await scene.people.command('aicha', 'publications', 'brouillon La mairie ouvre lundi.');
  await scene.people.submit('aicha', { alts: 'La salle des mariages, vide' });
  const problems = scene.people.formOf('aicha')?.problems;
  assert.deepEqual(problems?.kind === 'errors' ? Object.keys(problems.fields) : [], ['alts']);
  await scene.people.submit('aicha', { files, alts: 'Une note pour nous\nLa salle des mariages, vide' });
  await scene.settle();
  assert.match(scene.textOf(scene.cardWith('ask')), /!\[Image 1, description: La salle des mariages, vide\]/);
});

test('while a form is filled in, each text is counted as its account’s network counts it', async () => {
  await using scene = await openBotScene();
  const { mastodon, x } = scene.accountIds;
  const link = 'https://www.valmont.fr/une-adresse-bien-plus-longue-que-vingt-trois-signes';
  const typed = async (user: string, values: Readonly<Record<string, string | readonly string[]>>): Promise<object> => {
    const said = await scene.sink.typed({
      user,
      binding: { purpose: 'newDraft', channel: 'publications', draftId: null, revision: null, target: null },
      values,
    });
    return Object.fromEntries(Object.entries(said).map(([field, text]) => [field, text.replaceAll(/\s/gu, ' ')]));
  };
  const accounts = [mastodon, x];
  assert.deepEqual(await typed('aicha', { text: `Lundi : ${link}`, accounts, [`own.${x}`]: '', warning: 'Crue' }), {
    text: '@valmont@practice.example (Mastodon) : 35 sur 500 caractères · @valmont (X) : 40 sur 280 caractères',
  });
  assert.deepEqual(await typed('aicha', { text: 'Lundi', accounts, [`own.${x}`]: 'é'.repeat(281) }), {
    text: '@valmont@practice.example (Mastodon) : 5 sur 500 caractères',
    [`own.${x}`]: '@valmont (X) : 281 sur 280 caractères, 1 de trop',
  });
  assert.deepEqual(await typed('aicha', { text: 'Parce que.' }), {}, 'a reason is no post');
  assert.deepEqual(await typed('nobody', { text: 'Lundi', accounts }), {});
});
