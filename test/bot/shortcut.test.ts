import assert from 'node:assert/strict';
import { test } from 'node:test';

import sharp from 'sharp';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const png = new Uint8Array(
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#224488' } })
    .png()
    .toBuffer(),
);
const text = 'Le marché ouvre samedi à 8 h.\n\n<!channel> *gras* @karim';

type Files = Parameters<BotScene['people']['say']>[3];

/** Somebody says something, and `user` chooses "Use as a public post" on it; what they are told in private. */
async function used(
  scene: BotScene,
  user: string,
  said: { readonly text?: string; readonly files?: Files; readonly channel?: string; readonly thread?: string } = {},
): Promise<string> {
  const place = { channel: said.channel ?? 'publications', thread: said.thread ?? null };
  const ref = scene.people.say('karim', place, said.text ?? text, said.files);
  const before = scene.whispers(user).length;
  await scene.people.use(user, ref);
  await scene.settle();
  return scene.whispers(user).slice(before).join('\n');
}

function fieldOf(scene: BotScene, id: string): string {
  const field = scene.people.formOf('aicha')?.form.fields.find((one) => one.id === id);
  return field !== undefined && 'initial' in field && typeof field.initial === 'string' ? field.initial : '';
}

test('a message becomes a draft of whoever chose it, with its text as it is', async () => {
  await using scene = await openBotScene();
  assert.equal(await used(scene, 'aicha'), '');
  assert.equal(fieldOf(scene, 'text'), text);
  await scene.people.submit('aicha', {});
  await scene.settle();
  const draft = await scene.store.db.draft.findFirstOrThrow({ include: { revisions: true } });
  assert.equal(draft.author, 'aicha');
  assert.equal(draft.revisions[0]?.text, text);
});

test('its pictures come along with their alt texts, and what is no picture is told', async () => {
  await using scene = await openBotScene();
  await used(scene, 'aicha', {
    files: [
      { name: 'marche.png', bytes: png, alt: 'Les étals du marché sur la place' },
      { name: 'notes.txt', bytes: new TextEncoder().encode('notes') },
      { name: 'place.png', bytes: png },
    ],
  });
  assert.match(scene.people.formOf('aicha')?.form.intro ?? '', /apporte 3\sfichiers/u);
  await scene.people.submit('aicha', { text: 'Le marché ouvre samedi.' });
  await scene.settle();
  const card = scene.textOf(scene.cardWith('ask'));
  assert.match(card, /!\[Image 1, description: Les étals du marché sur la place\]/);
  assert.match(card, /Image 2 : sans description/);
  assert.match(scene.whispers('aicha').join('\n'), /notes\.txt n’est pas une image/);
});

test('a message of pictures alone is a draft without text', async () => {
  await using scene = await openBotScene();
  await used(scene, 'aicha', { text: '', files: [{ name: 'a.png', bytes: png, alt: 'La place du marché, vide' }] });
  await scene.people.submit('aicha', {});
  await scene.settle();
  assert.match(scene.textOf(scene.cardWith('ask')), /!\[Image 1, description: La place du marché, vide\]/);
});

test('four pictures come along and no more, with those of the form counted too, and that is told', async () => {
  await using scene = await openBotScene();
  const files = Array.from({ length: 6 }, (_, index) => ({ name: `${index}.png`, bytes: png }));
  await used(scene, 'aicha', { files });
  assert.match(scene.people.formOf('aicha')?.form.intro ?? '', /4 images au plus/);
  await scene.people.submit('aicha', { files: [scene.people.keepFile({ name: 'e.png', bytes: png })] });
  await scene.settle();
  assert.equal(scene.textOf(scene.cardWith('ask')).match(/!\[Image/g)?.length, 4);
  assert.match(scene.whispers('aicha').join('\n'), /4 images au plus/);
});

test('pictures that are gone meanwhile are told, and the text is a draft all the same', async () => {
  await using scene = await openBotScene();
  await used(scene, 'aicha', { files: [{ name: 'a.png', bytes: png }] });
  scene.people.chat.state.files.length = 0;
  await scene.people.submit('aicha', {});
  await scene.settle();
  assert.match(scene.whispers('aicha').join('\n'), /a\.png n’est plus disponible/);
  assert.equal(await scene.store.db.draft.count(), 1);
});

test('where a draft cannot be begun, it is answered as the command is, in private, and no form opens', async () => {
  await using scene = await openBotScene();
  assert.match(await used(scene, 'sacha'), /Seules les personnes de cette rédaction/);
  assert.match(await used(scene, 'aicha', { channel: 'general' }), /n’est pas encore une rédaction/);
  const channel = scene.people.chat.state.channels.find(({ id }) => id === 'publications');
  assert.ok(channel);
  channel.members = channel.members.filter((id) => id !== 'tambour');
  assert.match(await used(scene, 'aicha'), /\/invite @tambour/);
  for (const user of ['aicha', 'sacha']) assert.equal(scene.people.formOf(user), null);
});

test('a message in a thread is answered in that thread', async () => {
  await using scene = await openBotScene();
  const root = scene.people.say('karim', { channel: 'publications' }, 'Une idée ?');
  await used(scene, 'sacha', { thread: root.message });
  assert.equal(scene.people.chat.state.whispers.at(-1)?.thread, root.message);
});

test('who wrote the message approves no post of its words, until its author rewords them', async () => {
  await using scene = await openBotScene();
  const published = (): readonly string[] => scene.networks.mastodon.posts.map(({ rendering }) => rendering.text);
  const askedAndApproved = async (): Promise<void> => {
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
  };
  await used(scene, 'aicha', { text: 'La piscine rouvre mercredi.' });
  await scene.people.submit('aicha', { text: 'La  piscine rouvre mercredi !' });
  await scene.settle();
  await askedAndApproved();
  assert.deepEqual(published(), []);
  assert.match(scene.whispers('karim').at(-1) ?? '', /Vous avez rédigé/);
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'La piscine rouvre ce mercredi.' });
  await scene.settle();
  await askedAndApproved();
  assert.deepEqual(published(), ['La piscine rouvre ce mercredi.']);
});

test('a message that is reworded in the form is approved by who wrote it, unless proposers may not approve', async () => {
  for (const proposersApprove of [true, false]) {
    await using scene = await openBotScene({ settings: { proposersApprove } });
    await used(scene, 'aicha', { text: 'La piscine rouvre mercredi.' });
    await scene.people.submit('aicha', { text: 'La piscine rouvre ce mercredi.' });
    await scene.settle();
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.equal(scene.networks.mastodon.posts.length, proposersApprove ? 1 : 0);
  }
});

test('files that no message brought are refused, and nothing is drafted', async () => {
  await using scene = await openBotScene();
  for (const target of [
    'nonsense',
    '[["f1","a.png",1]]',
    '{"files":[["f1","a.png",-1]],"said":null}',
    JSON.stringify({ files: Array.from({ length: 5 }, () => ['f1', 'a.png', 1]), said: null }),
  ]) {
    const reply = await scene.sink.submit({
      dedupeKey: `forged ${target}`,
      user: 'aicha',
      binding: { purpose: 'newDraft', channel: 'publications', draftId: null, revision: null, target },
      values: { text: 'Bonjour', accounts: [scene.accountIds.mastodon] },
    });
    assert.equal(reply.kind, 'errors', target);
  }
  assert.equal(await scene.store.db.draft.count(), 0);
});

test('the help names the shortcut where the chat has it, and not elsewhere', async () => {
  await using scene = await openBotScene();
  await scene.people.command('aicha', 'publications', 'aide');
  assert.match(scene.whispers('aicha').join('\n'), /`Utiliser comme publication`/);
  await using without = await openBotScene({
    wrapChat: (chat) => ({ ...chat, capabilities: { ...chat.capabilities, messageShortcut: false } }),
  });
  await without.people.command('aicha', 'publications', 'aide');
  assert.doesNotMatch(without.whispers('aicha').join('\n'), /Utiliser comme publication/);
});
