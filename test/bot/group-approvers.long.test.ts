import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatPlatform } from '#chat/chat.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const group = 'S1';
const settings = { approversFrom: 'group', approverGroup: group, approvers: [] } as const;
const member = { part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;

/** The people of a group; null: it cannot be read. */
interface Groups {
  people: readonly string[] | null;
}

/** The practice chat, on a plan with groups. */
function withGroups(groups: Groups) {
  return (chat: ChatPlatform): ChatPlatform => ({
    ...chat,
    capabilities: { ...chat.capabilities, userGroups: true },
    groups: async () => [{ id: group, name: 'validation' }],
    groupMembers: async (id) => (id === group ? groups.people : null),
  });
}

async function asked(groups: Groups, options: Parameters<typeof openBotScene>[0] = {}): Promise<BotScene> {
  const scene = await openBotScene({ settings, wrapChat: withGroups(groups), ...options });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  return scene;
}

test('where a group approves, its members are awaited by name, called once, and one of them publishes', async () => {
  await using scene = await asked({ people: ['karim', 'aicha'] });
  assert.match(scene.seen(), /Peut valider : Karim$/mu, 'not the author, though of the group');
  assert.deepEqual(scene.cardWith('approve').notified, ['karim']);
  await scene.press('karim', 'approve');
  await scene.pass(30);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('who is not of the group may not approve, whatever the desk’s list of people says', async () => {
  await using scene = await asked(
    { people: ['lea'] },
    { settings: { ...settings, approvers: ['karim'] }, people: [{ ...member, id: 'lea', name: 'Léa' }] },
  );
  await scene.press('karim', 'approve');
  scene.people.react('karim', scene.cardWith('approve').ref, '✅');
  await scene.settle();
  assert.match(scene.whispers('karim').join('\n'), /Vous ne faites pas partie des personnes qui valident/);
  assert.equal(await scene.store.db.decision.count(), 0);
});

test('a guest of the group is not awaited, and may not approve', async () => {
  await using scene = await asked({ people: ['sacha', 'karim'] });
  assert.match(scene.seen(), /Peut valider : Karim$/mu);
  await scene.press('sacha', 'approve');
  assert.match(scene.whispers('sacha').join('\n'), /comptes invités ne peuvent pas décider/);
  assert.equal(await scene.store.db.decision.count(), 0);
});

test('who left the group before they press may not approve any more', async () => {
  const groups: Groups = { people: ['karim'] };
  await using scene = await asked(groups);
  groups.people = ['lea'];
  await scene.press('karim', 'approve');
  assert.equal(await scene.store.db.decision.count(), 0);
});

test('a group that cannot be read approves nothing: the cards say so and whom to ask, and so does the answer', async () => {
  const groups: Groups = { people: null };
  await using scene = await asked(groups);
  const stuck = /Personne ne peut valider : Tambour ne peut pas lire le groupe qui valide\. Demandez à Karim/;
  assert.match(scene.textOf(scene.cardWith('approve')), stuck);
  const [line] = scene.messages();
  assert.ok(line);
  assert.match(scene.textOf(line), stuck);
  assert.deepEqual(scene.cardWith('approve').notified, []);
  await scene.press('karim', 'approve');
  await scene.press('karim', 'requestChanges');
  scene.people.react('karim', scene.cardWith('approve').ref, '✅');
  await scene.settle();
  const told = scene.whispers('karim').filter((whisper) => /ne peut pas lire le groupe qui valide/.test(whisper));
  assert.equal(told.length, 3);
  assert.equal(scene.people.formOf('karim'), null, 'nobody writes a wish that cannot be taken');
  assert.equal(await scene.store.db.decision.count(), 0);

  groups.people = ['karim'];
  await scene.press('karim', 'approve');
  await scene.pass(30);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('a desk that changed to another group, while the first was being read, is not approved by the first', async () => {
  let scene: BotScene | null = null;
  await using opened = await asked(
    { people: ['karim'] },
    {
      wrapChat: (chat) => ({
        ...withGroups({ people: ['karim'] })(chat),
        groupMembers: async () => {
          await scene?.store.db.desk.updateMany({ data: { approverGroup: 'S2' } });
          return ['karim'];
        },
      }),
    },
  );
  scene = opened;
  await scene.press('karim', 'approve');
  assert.match(scene.whispers('karim').join('\n'), /ne peut pas lire le groupe/);
  assert.equal(await scene.store.db.decision.count(), 0);
});

test('a large group is awaited as a group, and nobody of it is called by name', async () => {
  const many = Array.from({ length: 25 }, (_, index) => ({ ...member, id: `p${index}`, name: `Personne ${index}` }));
  await using scene = await asked({ people: many.map(({ id }) => id) }, { people: many });
  assert.match(scene.seen(), /Peut valider : un membre du groupe qui valide/);
  assert.deepEqual(scene.cardWith('approve').notified, []);
  await scene.press('p24', 'approve');
  await scene.pass(30);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('who approves through the group works on the desk from wherever they are: may stop, may put pictures in', async () => {
  await using scene = await asked({ people: ['lea'] }, { people: [{ ...member, id: 'lea', name: 'Léa' }] });
  const channel = scene.people.chat.state.channels.find(({ id }) => id === 'publications');
  assert.ok(channel);
  channel.members = channel.members.filter((id) => id !== 'lea');
  await scene.press('lea', 'approve');
  await scene.press('lea', 'stop');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  assert.match(scene.seen(), /Léa a arrêté l’envoi/);
});

test('reactions given during a gap count for members of the group alone', async () => {
  await using scene = await asked({ people: ['lea'] }, { people: [{ ...member, id: 'lea', name: 'Léa' }] });
  const { ref } = scene.cardWith('approve');
  const card = scene.people.chat.state.messages.find((message) => message.ref.message === ref.message);
  card?.reactions.push({ emoji: '✅', user: 'karim' });
  await scene.sink.accept({ kind: 'gap', dedupeKey: 'gap 1', since: scene.clock.now() });
  assert.equal(await scene.store.db.decision.count(), 0);
  card?.reactions.push({ emoji: '✅', user: 'lea' });
  await scene.sink.accept({ kind: 'gap', dedupeKey: 'gap 2', since: scene.clock.now() });
  assert.equal((await scene.store.db.decision.findFirstOrThrow()).person, 'lea');
});

test('who leaves the group after they approved, before it goes out, has approved nothing: the thread says so', async () => {
  const groups: Groups = { people: ['karim'] };
  await using scene = await asked(groups);
  await scene.press('karim', 'approve');
  groups.people = ['lea'];
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  assert.match(
    scene.seen(),
    /la validation ne vaut plus .*ou une personne qui a validé n’est plus là.*valider de nouveau/,
  );
});

test('a bot that was taken out of the channel publishes nothing that hangs on its members', async () => {
  const away = { is: false };
  const wrapChat = (chat: ChatPlatform): ChatPlatform => ({
    ...chat,
    members: async (channel) => (away.is ? Promise.reject(new Error('not in the channel')) : chat.members(channel)),
    inChannel: async (channel) => !away.is && chat.inChannel(channel),
  });
  await using scene = await openBotScene({ settings: { approversFrom: 'channel', approvers: [] }, wrapChat });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  away.is = true;
  await scene.pass(30).catch(() => undefined);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  const [delivery] = await scene.store.db.delivery.findMany();
  assert.deepEqual([delivery?.state, delivery?.why], ['held', 'approval_lapsed']);
});
