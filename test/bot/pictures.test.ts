import assert from 'node:assert/strict';
import { test } from 'node:test';

import sharp from 'sharp';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { childrenRunning } from '../support/child-processes.ts';

const png = new Uint8Array(
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#224488' } })
    .png()
    .toBuffer(),
);
const mp4 = new Uint8Array([0, 0, 0, 24, ...Buffer.from('ftypisom'), 0, 0, 2, 0, ...Buffer.from('isomiso2')]);
const heic = new Uint8Array([0, 0, 0, 24, ...Buffer.from('ftypheic'), 0, 0, 0, 0, ...Buffer.from('mif1heic')]);

const notLinux = process.platform === 'linux' ? false : 'Linux alone tells of other processes';

async function written(): Promise<BotScene> {
  const scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.');
  return scene;
}

async function drop(
  scene: BotScene,
  user: string,
  ...files: Parameters<BotScene['people']['say']>[3] & object
): Promise<void> {
  const [line] = scene.messages();
  assert.ok(line);
  scene.people.say(user, { channel: 'publications', thread: line.ref.message }, '', files);
  await scene.settle();
}

test('a file dropped in the thread changes nothing until the author or an approver presses, then is added once', async () => {
  await using scene = await written();
  await drop(scene, 'sacha', { name: 'mairie.png', bytes: png });
  assert.match(scene.seen(), /Sacha a déposé 1 fichier\. Rien ne change/);
  assert.doesNotMatch(scene.seen(), /!\[/);
  await scene.press('sacha', 'useInPost');
  assert.match(scene.whispers('sacha')[0] ?? '', /personnes de cette rédaction/);

  const offer = scene.cardWith('useInPost');
  await scene.pressOn('aicha', offer, 'useInPost');
  await scene.pressOn('karim', offer, 'useInPost');
  const card = scene.textOf(scene.cardWith('ask'));
  assert.equal(card.match(/!\[Image/g)?.length, 1);
  assert.match(card, /Image 1 : sans description/);
  assert.match(card, /Description de l’image 1\* : elle manque, et sans elle/);
  await scene.press('aicha', 'ask');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /À corriger :\n- \*Description de l’image 1\*/);
});

test('a guest’s hundred messages with files are not answered a hundred times', async () => {
  await using scene = await written();
  for (let times = 0; times < 12; times += 1) await drop(scene, 'sacha', { name: `${times}.png`, bytes: png });
  assert.equal(scene.seen().match(/\(Sacha a déposé 1 fichier/g)?.length, 5);
  assert.equal(scene.whispers('sacha').length, 1);
});

test('a member of the desk who neither wrote nor approves cannot put pictures in', async () => {
  await using scene = await openBotScene({
    people: [{ id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' }],
  });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await drop(scene, 'lea', { name: 'a.png', bytes: png });
  await scene.press('lea', 'useInPost');
  assert.match(scene.whispers('lea')[0] ?? '', /peuvent ajouter ces images/);
  assert.doesNotMatch(scene.seen(), /!\[/);
});

test('all alt texts share one form that shows the pictures; what is described can be asked about and is sent', async () => {
  await using scene = await written();
  await drop(scene, 'aicha', { name: 'a.png', bytes: png, alt: 'Façade de la mairie, porte ouverte' });
  await scene.press('aicha', 'useInPost');
  await scene.press('aicha', 'altTexts');
  const form = scene.people.formOf('aicha')?.form;
  assert.equal(form?.images.length, 1);
  const [field] = form.fields;
  assert.ok(field !== undefined && 'initial' in field);
  assert.equal(field.initial, 'Façade de la mairie, porte ouverte', 'prefilled with what the chat has');
  await scene.people.submit('aicha', { alt0: 'La mairie sous la neige, portes ouvertes' });
  await scene.settle();
  assert.match(scene.seen(), /Modifié : la description de l’image 1\./);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(30);
  assert.deepEqual(
    scene.networks.mastodon.posts[0]?.rendering.media.map(({ alt }) => alt),
    ['La mairie sous la neige, portes ouvertes'],
  );
});

test('a picture can be removed again', async () => {
  await using scene = await written();
  await drop(scene, 'aicha', { name: 'a.png', bytes: png });
  await scene.press('aicha', 'useInPost');
  await scene.press('aicha', 'altTexts');
  await scene.people.submit('aicha', { remove: ['0'] });
  await scene.settle();
  assert.doesNotMatch(scene.textOf(scene.cardWith('ask')), /!\[/);
});

test('videos, HEIC and what is no picture earn a sentence each, and the others are added', async () => {
  await using scene = await written();
  await drop(
    scene,
    'aicha',
    { name: 'film.mp4', bytes: mp4 },
    { name: 'photo.heic', bytes: heic },
    { name: 'note.txt', bytes: new TextEncoder().encode('bonjour') },
    { name: 'a.png', bytes: png },
  );
  await scene.press('aicha', 'useInPost');
  const said = scene.whispers('aicha').join('\n');
  assert.match(said, /film\.mp4 est une vidéo/);
  assert.match(said, /photo\.heic est au format HEIC/);
  assert.match(said, /note\.txt n’est pas une image/);
  assert.equal(scene.textOf(scene.cardWith('ask')).match(/!\[Image/g)?.length, 1);
});

test(
  'a picture that its decoder dies of is told as damaged, with a trace; the others are added',
  { skip: notLinux },
  async () => {
    let deadly = '';
    await using scene = await openBotScene({
      wrapChat: (chat) => ({
        ...chat,
        download: async (file, options) => {
          const download = await chat.download(file, options);
          if (file.name !== deadly) return download;
          for (const pid of childrenRunning('decoder-process.ts')) {
            process.kill(pid, 'SIGSTOP');
            setImmediate(() => process.kill(pid, 'SIGKILL'));
          }
          return download;
        },
      }),
    });
    await scene.draft('La mairie ouvre à 9 h lundi.');
    deadly = 'b.png';
    await drop(
      scene,
      'aicha',
      { name: 'a.png', bytes: png },
      { name: deadly, bytes: png },
      { name: 'c.png', bytes: png },
    );
    await scene.press('aicha', 'useInPost');
    assert.match(scene.whispers('aicha').join('\n'), /b\.png est abîmé et ne peut pas être lu/);
    assert.equal(scene.textOf(scene.cardWith('ask')).match(/!\[Image/g)?.length, 2);
    assert.deepEqual(scene.refusals, [{ platform: 'sandbox:practice', kind: 'decoderEnded' }]);
  },
);

test('a form’s files become pictures, and a post may have pictures alone', async () => {
  await using scene = await openBotScene();
  const file = scene.people.keepFile({ name: 'a.png', bytes: png, alt: 'La mairie, portes ouvertes' });
  await scene.draft('', { files: [file] });
  const card = scene.textOf(scene.cardWith('ask'));
  assert.match(card, /# Brouillon n° 1, version 1\n/);
  assert.match(card, /!\[Image 1, 40 × 30: La mairie, portes ouvertes\]/);
});

test('what is no picture in a form is told, and the text is a draft all the same', async () => {
  await using scene = await openBotScene();
  await scene.draft('Bonjour', { files: [scene.people.keepFile({ name: 'film.mp4', bytes: mp4 })] });
  assert.match(scene.whispers('aicha').join(), /film\.mp4 est une vidéo/);
  assert.match(scene.textOf(scene.cardWith('ask')), /> Bonjour/);
});

test('where the files of a form cannot be had just now, the text is a draft at once, and the pictures follow', async () => {
  let isAway = true;
  await using scene = await openBotScene({
    wrapChat: (chat) => ({
      ...chat,
      download: async (file, options) => {
        if (isAway) throw new Error('the chat is away');
        return chat.download(file, options);
      },
    }),
  });
  const file = scene.people.keepFile({ name: 'a.png', bytes: png, alt: 'La mairie, portes ouvertes' });
  await scene.people.command('aicha', 'publications', 'brouillon Bonjour');
  await scene.people.submit('aicha', { files: [file] });
  await scene.settle().catch(() => undefined);
  await scene.settle();
  assert.match(scene.textOf(scene.cardWith('ask')), /> Bonjour/);
  isAway = false;
  await scene.pass(10);
  assert.match(scene.textOf(scene.cardWith('ask')), /version 2\n(?:.*\n)*!\[Image 1, 40 × 30/);
});

test('no more than four pictures: the fifth is told, not lost in silence', async () => {
  await using scene = await written();
  const files = await Promise.all(
    ['#111111', '#222222', '#333333', '#444444', '#555555'].map(async (background, index) => ({
      name: `${index}.png`,
      bytes: new Uint8Array(
        await sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    })),
  );
  await drop(scene, 'aicha', ...files.slice(0, 3));
  await scene.press('aicha', 'useInPost');
  await drop(scene, 'aicha', ...files.slice(3));
  await scene.press('aicha', 'useInPost');
  assert.equal(scene.textOf(scene.cardWith('ask')).match(/!\[Image/g)?.length, 4);
  assert.match(scene.whispers('aicha').at(-1) ?? '', /4 images au plus/);
});
