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

/** Presses the button of that action in what this person was told last. */
async function pressWhispered(scene: BotScene, user: string, action: string): Promise<void> {
  const whisper = scene.people.chat.state.whispers.findLast(({ to }) => to === user);
  const button = whisper?.card.blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .find((one) => one.action === action);
  assert.ok(whisper !== undefined && button !== undefined);
  const { channel, id: message, thread } = whisper;
  scene.people.press(user, { channel, message, thread }, button);
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

test('a picture that the author drops while writing is in the post at once, and out again by one press', async () => {
  await using scene = await written();
  await drop(scene, 'aicha', { name: 'mairie.png', bytes: png });
  assert.match(scene.textOf(scene.cardWith('ask')), /version 2\n(?:.*\n)*!\[Image 1[ ,]/);
  const told = scene.cardWith('removeMedia');
  assert.match(
    scene.textOf(told),
    /Aïcha a enregistré la version 2.*\n(?:.*\n)*- \*Description de l’image 1\* : elle manque/,
  );
  assert.match(scene.textOf(told), /\[Décrire les images\]\(primary\) \[Retirer l’image\]/);
  await scene.pressOn('karim', told, 'removeMedia');
  assert.match(scene.whispers('karim').at(-1) ?? '', /Seules les personnes qui ont écrit ce brouillon/);
  await scene.pressOn('aicha', told, 'removeMedia');
  assert.doesNotMatch(scene.textOf(scene.cardWith('ask')), /!\[/);
  await scene.pressOn('aicha', told, 'removeMedia');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Ce n’est plus possible/);
  assert.equal(await scene.store.db.revision.count(), 3);
});

test('what a message offers goes with the moment in which a press would do it', async () => {
  await using scene = await written();
  const has = (action: 'removeMedia' | 'useInPost'): boolean => {
    try {
      scene.cardWith(action);
      return true;
    } catch {
      return false;
    }
  };
  await drop(scene, 'aicha', { name: 'mairie.png', bytes: png, alt: 'La mairie, portes ouvertes' });
  assert.ok(has('removeMedia'));
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'La mairie ouvre à 9 h mardi.' });
  await scene.settle();
  const told = scene.cardWith('removeMedia');
  assert.match(scene.textOf(told), /version 2/, 'its picture is in version 3, too');
  await drop(scene, 'karim', { name: 'plan.png', bytes: png });
  await scene.press('aicha', 'ask');
  await pressWhispered(scene, 'aicha', 'askWithout');
  assert.ok(!has('removeMedia'), 'approval was asked for');
  assert.ok(has('useInPost'), 'it makes a version to ask for anew');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  assert.ok(!has('removeMedia') && !has('useInPost'), 'it is published');
});

test('what the author drops once approval is asked for is offered, as is what anybody else drops', async () => {
  await using scene = await written();
  await drop(scene, 'karim', { name: 'plan.png', bytes: png });
  assert.match(scene.seen(), /Karim a déposé 1 fichier\. Rien ne change/);
  await scene.press('aicha', 'ask');
  await pressWhispered(scene, 'aicha', 'askWithout');
  const asked = scene.cardWith('approve');
  await drop(scene, 'aicha', { name: 'mairie.png', bytes: png, alt: 'La mairie, portes ouvertes' });
  assert.match(scene.seen(), /Aïcha a déposé 1 fichier\. Rien ne change/);
  assert.equal(await scene.store.db.revision.count(), 1);
  await scene.pressOn('karim', asked, 'approve');
  await scene.pass(30);
  assert.equal(scene.networks.mastodon.posts.length, 1, 'the approval still counts');
});

test('a picture that was dropped before asking and fetched after it is offered: nothing asked for changes', async () => {
  let isSlow = true;
  await using scene = await openBotScene({
    wrapChat: (chat) => ({
      ...chat,
      download: async (file, options) => {
        if (isSlow) throw new Error('the chat is slow');
        return chat.download(file, options);
      },
    }),
  });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await drop(scene, 'aicha', { name: 'mairie.png', bytes: png, alt: 'La mairie, portes ouvertes' }).catch(
    () => undefined,
  );
  await scene.press('aicha', 'ask').catch(() => undefined);
  isSlow = false;
  await scene.pass(60);
  assert.match(scene.seen(), /Aïcha a déposé 1 fichier\. Rien ne change/);
  assert.equal(await scene.store.db.revision.count(), 1);
  assert.match(scene.textOf(scene.cardWith('approve')), /version 1/);
});

test('whoever words a draft too is an author, and drops pictures into it; an editor who left the channel does not', async () => {
  await using scene = await openBotScene({
    people: [{ id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' }],
  });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('lea', 'edit');
  await scene.people.submit('lea', { text: 'La mairie ouvre à 10 h lundi.' });
  await scene.settle();
  await drop(scene, 'lea', { name: 'a.png', bytes: png });
  assert.match(scene.textOf(scene.cardWith('ask')), /version 3\n(?:.*\n)*!\[Image 1/);
  const { channels } = scene.people.chat.state;
  const channel = channels.find(({ id }) => id === 'publications');
  assert.ok(channel !== undefined);
  channel.members = channel.members.filter((id) => id !== 'lea');
  await scene.sink.accept({
    kind: 'message',
    mentionsBot: false,
    dedupeKey: 'late',
    user: 'lea',
    ref: { channel: 'publications', message: 'm99', thread: scene.messages()[0]?.ref.message ?? null },
    text: '',
    files: [{ id: 'f', name: 'b.png', byteLength: 9 }],
  });
  await scene.settle();
  assert.match(scene.seen(), /Léa a déposé 1 fichier\. Rien ne change/);
});

test('asking while pictures lie unused in the thread names them, and offers both ways', async () => {
  await using scene = await written();
  await drop(scene, 'sacha', { name: 'plan.png', bytes: png }, { name: 'note.pdf', bytes: mp4 });
  scene.clock.advance(1000);
  await drop(scene, 'karim', { name: 'mairie.png', bytes: png, alt: 'La mairie, portes ouvertes' });
  await scene.press('aicha', 'ask');
  const { whispers } = scene.people.chat.state;
  const remark = whispers.findLast(({ to }) => to === 'aicha');
  assert.ok(remark !== undefined);
  assert.match(
    scene.whispers('aicha').at(-1) ?? '',
    /pas encore demandée : plan\.png, mairie\.png, dans le fil, ne sont pas/,
  );
  assert.throws(() => scene.cardWith('approve'));
  const buttons = remark.card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  assert.deepEqual(
    buttons.map(({ label }) => label),
    ['Utiliser plan.png', 'Utiliser mairie.png', 'Demander sans elles'],
  );
  const ref = { channel: 'publications', message: remark.id, thread: remark.thread };
  const press = async (index: number): Promise<void> => {
    const button = buttons[index];
    assert.ok(button !== undefined);
    scene.people.press('aicha', ref, button);
    await scene.settle();
  };
  await press(1);
  assert.match(scene.textOf(scene.cardWith('ask')), /version 2\n(?:.*\n)*!\[Image 1, description: La mairie/);
  await press(2);
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Cette carte est ancienne.*version 2/s);
  await scene.press('aicha', 'ask');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /pas encore demandée : plan\.png, dans le fil, n’est pas/);
  await pressWhispered(scene, 'aicha', 'askWithout');
  assert.match(scene.textOf(scene.cardWith('approve')), /version 2/);
});

test('who asked without a picture is not told of it again, and is told of one that came since', async () => {
  await using scene = await written();
  await drop(scene, 'sacha', { name: 'plan.png', bytes: png });
  await scene.press('aicha', 'ask');
  await drop(scene, 'sacha', { name: 'mairie.png', bytes: png });
  await pressWhispered(scene, 'aicha', 'askWithout');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /pas encore demandée : mairie\.png, dans le fil/);
  await pressWhispered(scene, 'aicha', 'askWithout');
  assert.match(scene.textOf(scene.cardWith('approve')), /version 1/);
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'La mairie ouvre à 10 h lundi.' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  assert.match(scene.textOf(scene.cardWith('approve')), /version 2/);
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
  const said = scene.whispers('aicha').join('\n');
  assert.match(said, /film\.mp4 est abîmé ou incomplet/);
  assert.match(said, /photo\.heic est au format HEIC/);
  assert.match(said, /note\.txt n’est pas une image/);
  assert.equal(scene.textOf(scene.cardWith('ask')).match(/!\[Image/g)?.length, 1);
  const thread = scene.people.chat.state.messages.map((message) => scene.textOf(message)).join('\n');
  assert.match(thread, /film\.mp4 \(déposé par Aïcha\) n’est pas dans la publication/);
  assert.doesNotMatch(thread, /photo\.heic|note\.txt/);
});

test(
  'a picture that its decoder dies of could not be looked at, with a trace; the others are added',
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
    assert.match(scene.whispers('aicha').join('\n'), /b\.png n’a pas pu être examiné\. Déposez-le de nouveau/);
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
  assert.match(card, /!\[Image 1, description: La mairie, portes ouvertes\]/);
});

test('what is no picture in a form is told, and the text is a draft all the same', async () => {
  await using scene = await openBotScene();
  await scene.draft('Bonjour', { files: [scene.people.keepFile({ name: 'film.mp4', bytes: mp4 })] });
  assert.match(scene.whispers('aicha').join(), /film\.mp4 est abîmé ou incomplet/);
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
  assert.match(scene.textOf(scene.cardWith('ask')), /version 2\n(?:.*\n)*!\[Image 1, description/);
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
  await drop(scene, 'aicha', ...files.slice(3));
  assert.equal(scene.textOf(scene.cardWith('ask')).match(/!\[Image/g)?.length, 4);
  assert.match(scene.whispers('aicha').at(-1) ?? '', /4 images au plus/);
});
