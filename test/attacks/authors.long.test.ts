import assert from 'node:assert/strict';
import { test } from 'node:test';

import sharp from 'sharp';

import { type BotScene, type BotSceneOptions, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

const png = new Uint8Array(
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#224488' } })
    .png()
    .toBuffer(),
);
const first = 'La mairie ouvre à 9 h lundi.';
const karims = 'LA MAIRIE FERME. Signé Karim.';

const colleague = { part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
/** Beside Aïcha, who writes, and Karim, who approves: Léa works on the desk. */
const team: BotSceneOptions = { people: [{ ...colleague, id: 'lea', name: 'Léa' }] };

async function opened(options: BotSceneOptions = {}): Promise<BotScene> {
  const scene = await openBotScene({ ...team, ...options });
  await scene.draft(first);
  return scene;
}

async function edit(scene: BotScene, by: string, values: Parameters<BotScene['people']['submit']>[1]): Promise<void> {
  await scene.press(by, 'edit');
  await scene.people.submit(by, values);
  await scene.settle();
}

/** Somebody drops a picture in the draft's thread. */
async function drop(scene: BotScene, by: string, alt = 'La mairie, portes fermées'): Promise<void> {
  const [line] = scene.messages();
  scene.people.say(by, { channel: 'publications', thread: present(line).ref.message }, '', [
    { name: 'mairie.png', bytes: png, alt },
  ]);
  await scene.settle();
}

function lastWhisper(scene: BotScene, to: string): string {
  return scene.whispers(to).at(-1) ?? '';
}

/** They ask, approve, and a day goes by: nothing is public, and they were told why. */
async function refused(scene: BotScene, person: string, why: RegExp): Promise<void> {
  if ((await scene.store.db.draft.findFirstOrThrow()).state === 'writing') await scene.press('aicha', 'ask');
  await scene.press(person, 'approve');
  await scene.pass(60);
  assert.match(lastWhisper(scene, person), why);
  assert.deepEqual(
    [scene.networks.mastodon, scene.networks.x].map(({ posts }) => posts.length),
    [0, 0],
  );
}

const worded = /Vous avez rédigé une partie de cette version : votre validation ne compte pas/;

test('whoever rewrote the text stays its author when the draft’s author presses an old offer of a picture', async () => {
  await using scene = await opened();
  await drop(scene, 'lea');
  await edit(scene, 'karim', { text: karims });
  await scene.press('aicha', 'useInPost');
  assert.match(scene.textOf(scene.cardWith('ask')), /version 3\n(?:.*\n)*!\[Image 1/);
  await refused(scene, 'karim', worded);
});

test('a picture that comes late joins no version that somebody else has written meanwhile: it waits to be taken', async () => {
  let isSlow = false;
  await using scene = await opened({
    wrapChat: (chat) => ({
      ...chat,
      download: async (file, options) => {
        if (isSlow) throw new Error('the chat is slow');
        return chat.download(file, options);
      },
    }),
  });
  isSlow = true;
  await drop(scene, 'aicha').catch(() => undefined);
  await edit(scene, 'karim', { text: karims }).catch(() => undefined);
  isSlow = false;
  await scene.pass(60);
  assert.equal(await scene.store.db.revision.count(), 2, 'no version was made of it');
  assert.match(lastWhisper(scene, 'aicha'), /La version 2 existe déjà : vos images n’y ont pas été ajoutées/);
  const card = scene.cardWith('acceptWording');
  assert.match(scene.textOf(card), /Images demandées par Aïcha sur la version 1/);
  assert.match(scene.textOf(card), /Changerait aussi : /);
  await refused(scene, 'karim', worded);
  await scene.press('karim', 'acceptWording');
  assert.equal(await scene.store.db.revision.count(), 2, 'and they are Aïcha’s to add');
  await scene.pressOn('aicha', card, 'acceptWording');
  assert.match(scene.seen(), /version 3\n(?:.*\n)*!\[Image 1/);
});

test('a description by somebody who sees no text, or their typo mended, releases nobody’s words', async () => {
  await using scene = await opened();
  await drop(scene, 'aicha', '');
  await edit(scene, 'karim', { text: karims });
  await scene.pressOn('lea', scene.cardWith('ask'), 'altTexts');
  await scene.people.submit('lea', { alt0: 'La mairie, portes fermées' });
  await scene.settle();
  await edit(scene, 'lea', { text: `${karims} Merci.` });
  await refused(scene, 'karim', worded);
});

test('what somebody brings back is still whose it was', async () => {
  await using scene = await opened();
  await edit(scene, 'karim', { text: karims });
  await edit(scene, 'aicha', { text: first });
  await edit(scene, 'lea', { text: karims });
  await refused(scene, 'karim', worded);
});

test('once the author has reworded the text itself, whoever wrote before may approve it', async () => {
  await using scene = await opened();
  await edit(scene, 'karim', { text: karims });
  await edit(scene, 'aicha', { text: `${karims} Relu par Aïcha.` });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('an approver who opens a form of words is told what saving costs, and who is left', async () => {
  await using alone = await opened();
  await alone.press('karim', 'edit');
  assert.match(
    plain(alone.people.formOf('karim')?.form.intro),
    /vous ne pourrez pas valider cette version, et personne d’autre/,
  );
  await using scene = await opened({
    people: [...(team.people ?? []), { ...colleague, id: 'omar', name: 'Omar' }],
    settings: { approvers: ['karim', 'omar'] },
  });
  await scene.press('karim', 'edit');
  assert.match(plain(scene.people.formOf('karim')?.form.intro), /Pourra encore valider : Omar\./);
  await scene.press('lea', 'edit');
  assert.equal(scene.people.formOf('lea')?.form.intro, null, 'of whoever approves nothing, nothing is taken');
});

test('who asks in the author’s place is not the only one to approve, and the card says who can', async () => {
  await using scene = await opened();
  await scene.press('karim', 'ask');
  const card = scene.textOf(scene.cardWith('approve'));
  assert.match(card, /Karim a demandé la validation sans attendre Aïcha : une autre personne doit valider/);
  await refused(scene, 'karim', /Vous avez demandé cette validation sans attendre Aïcha.*Sinon, Aïcha peut reprendre/s);
  await scene.press('aicha', 'ask');
  assert.doesNotMatch(scene.textOf(scene.cardWith('approve')), /sans attendre/);
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1, 'the author let it go as well');
});

test('another approver than who asked is enough, and so are both where two are needed', async () => {
  const people = [...(team.people ?? []), { ...colleague, id: 'omar', name: 'Omar' }];
  for (const approvalsNeeded of [1, 2]) {
    await using scene = await opened({ people, settings: { approvers: ['karim', 'omar'], approvalsNeeded } });
    await scene.press('karim', 'ask');
    await scene.press('karim', 'approve');
    if (approvalsNeeded === 1) assert.match(lastWhisper(scene, 'karim'), /Peut valider : Omar\./);
    await scene.press('omar', 'approve');
    await scene.pass(60);
    assert.equal(scene.networks.mastodon.posts.length, 1);
  }
});

test('a row that says that somebody else worded it makes all who edited its authors, before and after the approval', async () => {
  await using scene = await opened();
  await edit(scene, 'karim', { text: karims });
  const forged = { text: { by: ['aicha'], released: [] } };
  await scene.store.db.revision.updateMany({ where: { number: 2 }, data: { wordedBy: forged, editedBy: 'aicha' } });
  await refused(scene, 'karim', worded);
  const entries = await scene.store.db.journalEntry.findMany({ where: { kind: 'revision.unproven' } });
  assert.deepEqual(
    entries.map(({ data }) => data),
    [{ revision: 2, authors: ['aicha', 'karim'] }],
  );
  await scene.store.db.revision.updateMany({ where: { number: 2 }, data: { mac: null, wordedBy: forged } });
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0, 'without a signature the journal knows who edited');
});

function plain(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
}
