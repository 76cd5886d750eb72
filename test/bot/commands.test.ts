import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import type { ChatSink, CommandReply } from '#chat/chat-sink.ts';
import { formTrigger } from '#chat/kit/form-trigger.ts';
import { deskDefaults } from '#desks/desk-settings.ts';
import { messagesIn } from '#messages/messages.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { cardText } from '../support/card-text.ts';

async function typed(scene: BotScene, user: string, text: string, channel = 'publications'): Promise<string> {
  const before = scene.whispers(user).length;
  await scene.people.command(user, channel, text);
  await scene.settle();
  return scene.whispers(user).slice(before).join('\n');
}

test('help says what can be typed, also where nonsense was, and which command was perhaps meant', async () => {
  await using scene = await openBotScene();
  assert.match(await typed(scene, 'aicha', 'brouilon'), /Vouliez-vous dire « \/tambour brouillon » \?/u);
  assert.match(await typed(scene, 'aicha', 'publie tout'), /Tambour ne connaît pas « publie »/);
  assert.match(await typed(scene, 'sacha', 'aide'), /Tambour comprend/);
});

test('in a channel that is no desk, every command but help and setup says how to get one', async () => {
  await using scene = await openBotScene();
  assert.match(await typed(scene, 'aicha', 'brouillon Bonjour', 'general'), /n’est pas encore une rédaction.*réglages/);
  assert.match(await typed(scene, 'aicha', 'liste', 'general'), /n’est pas encore une rédaction/);
});

test('a guest cannot draft, and is told whom to ask', async () => {
  await using scene = await openBotScene();
  assert.match(await typed(scene, 'sacha', 'brouillon Bonjour'), /personnes de cette rédaction/);
  assert.equal(scene.people.formOf('sacha'), null);
});

test('the form of a draft holds what was typed after the command', async () => {
  await using scene = await openBotScene();
  await typed(scene, 'aicha', 'brouillon Bonjour à tous');
  const field = scene.people.formOf('aicha')?.form.fields[0];
  assert.ok(field !== undefined && 'initial' in field && field.initial === 'Bonjour à tous');
});

test('“/tambour” alone shows each person what waits for them, what needs somebody and what goes out next', async () => {
  await using scene = await openBotScene();
  assert.match(await typed(scene, 'aicha', ''), /Rien n’attend, et rien n’est programmé/);
  await scene.draft('À finir');
  await scene.draft('À valider');
  await scene.press('aicha', 'ask');
  await scene.draft('Plus tard', { at: '2026-12-02 09:00' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.draft('Bientôt', { at: '2026-11-30 09:00' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.draft('Tenu');
  scene.networks.mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(30);
  const ofAicha = await typed(scene, 'aicha', '');
  assert.match(
    ofAicha,
    /\*Vous attend\*\n- \*Brouillon n° 1\* « À finir »[^\n]*\n\n?\*À traiter\*\n- \*Brouillon n° 5\*/u,
  );
  const ofKarim = await typed(scene, 'karim', '');
  assert.match(ofKarim, /\*Vous attend\*\n- \*Brouillon n° 2\* « À valider »[^\n]*\n\n?\*À traiter\*/u);
  assert.match(ofKarim, /\*Part bientôt\*\n- \*Brouillon n° 4\*[^\n]*\n- \*Brouillon n° 3\*/u);
  assert.match(ofKarim, /\[Ouvrir le fil\]\(http/u);
});

test('a person’s own page shows each desk whose channel they may see, and no other', async () => {
  await using scene = await openBotScene();
  await scene.draft('À valider');
  await scene.press('aicha', 'ask');
  const home = async (user: string): Promise<string> => cardText(await scene.sink.home(user));
  assert.match(await home('karim'), /Vous attend[^]*À valider/u);
  assert.doesNotMatch(await home('aicha'), /Vous attend/u);
  const [desk] = await scene.store.db.desk.findMany();
  assert.ok(desk !== undefined);
  await scene.store.db.desk.update({ where: { id: desk.id }, data: { channel: 'nowhere' } });
  assert.match(await home('karim'), /encore d’aucune rédaction/u);
  assert.doesNotMatch(await home('nobody'), /À valider/u);
});

test('a draft is begun by the button of what waits, and by nobody who is not of the desk', async () => {
  await using scene = await openBotScene();
  await typed(scene, 'aicha', '');
  const [whisper] = scene.people.chat.state.whispers.slice(-1);
  const [button] = whisper?.card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : [])) ?? [];
  assert.ok(whisper !== undefined && button !== undefined);
  const { channel, id: message, thread } = whisper;
  scene.people.press('sacha', { channel, message, thread }, button);
  await scene.settle();
  assert.equal(scene.people.formOf('sacha'), null);
  scene.people.press('aicha', { channel, message, thread }, button);
  await scene.settle();
  assert.equal(scene.people.formOf('aicha')?.form.title, messagesIn('fr').forms.newDraft);
});

test('whoever calls Tambour by its name is told in private what it can do, in a draft’s thread as well', async () => {
  await using scene = await openBotScene();
  scene.people.say('aicha', { channel: 'publications' }, 'Bonjour @tambour, que sais-tu faire ?');
  await scene.settle();
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Ce que Tambour comprend/);
  await scene.draft('Bonjour');
  const { channel, thread } = scene.cardWith('ask').ref;
  scene.people.say('karim', { channel, ...(thread === null ? {} : { thread }) }, '@Tambour ?');
  scene.people.say('sacha', { channel: 'publications' }, 'tambour@example.org et le tambour de ville');
  await scene.settle();
  assert.match(scene.whispers('karim').at(-1) ?? '', /Ce que Tambour comprend/);
  assert.deepEqual(scene.whispers('sacha'), []);
});

test('the list tells open, scheduled and held drafts apart, and leaves out what has ended', async () => {
  await using scene = await openBotScene();
  assert.match(await typed(scene, 'aicha', 'liste'), /Aucun brouillon ouvert/);
  await scene.draft('Ouvert');
  await scene.draft('Programmé', { at: '2026-11-30 09:00' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.draft('Tenu');
  scene.networks.mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.draft('Fini');
  await scene.press('aicha', 'cancel');
  await scene.people.submit('aicha', {});
  await scene.pass(30);
  const list = await typed(scene, 'karim', 'liste');
  assert.match(list, /\*À traiter\*\n\*Brouillon n° 3\*/);
  assert.match(list, /\*Ouverts\*\n\*Brouillon n° 1\*/);
  assert.match(list, /\*Programmés\*\n\*Brouillon n° 2\* « Programmé » · validé, part lundi 30 novembre à 9 h 00/);
  assert.doesNotMatch(list, /Fini/);
  assert.match(list, /\[Ouvrir le fil\]\(http/);
});

test('show N shows one draft in the person’s language, whatever the desk’s', async () => {
  await using scene = await openBotScene({
    people: [{ id: 'ann', name: 'Ann', part: null, kind: 'member', language: 'en', timeZone: 'Europe/London' }],
  });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  const shown = await typed(scene, 'ann', 'show 1');
  assert.match(shown, /# Draft 1, version 1\n~ being written · Written by Aïcha\n/);
  assert.match(shown, /> La mairie ouvre à 9 h lundi\./);
  assert.doesNotMatch(shown, /\(primary\)/);
  assert.match(await typed(scene, 'ann', 'show 9'), /There is no draft 9 here/);
});

test('in the practice chat anybody opens a desk in a channel that has none, and becomes its steward', async () => {
  await using scene = await openBotScene({ hasDesk: false });
  await typed(scene, 'aicha', 'réglages');
  await scene.people.submit('aicha', { name: 'Mairie', approvers: ['karim'] });
  await scene.settle();
  assert.match(scene.whispers('aicha').join('\n'), /La rédaction « Mairie » est prête/);
  const desk = await scene.store.db.desk.findFirstOrThrow({ include: { people: true, accounts: true } });
  assert.equal(desk.graceSeconds, deskDefaults.graceSeconds);
  assert.equal(desk.language, 'fr');
  assert.equal(desk.accounts.length, 2);
  assert.deepEqual(desk.people.map(({ person, role }) => `${person} ${role}`).toSorted(), [
    'aicha steward',
    'karim approver',
  ]);
  await scene.draft('Bonjour');
  assert.match(scene.seen(), /Brouillon n° 1/);
});

test('setup is for stewards; a desk that nobody could approve is refused at its field, and nothing changes', async () => {
  await using scene = await openBotScene();
  assert.match(await typed(scene, 'aicha', 'réglages'), /Seules les personnes responsables/);
  await typed(scene, 'karim', 'réglages');
  const tries = [
    [{ approvers: Array.of<string>() }, 'approvers', /personne ne pourrait valider/],
    [{ number: '2' }, 'approvers', /personne ne pourrait valider/],
    [{ zone: 'Paris' }, 'zone', /fuseau horaire n’existe pas/],
    [{ grace: '600' }, 'grace', /0 à 120/],
    [{ grace: 'vite' }, 'grace', /0 à 120/],
    [{ recordingDays: '0' }, 'recordingDays', /jours, de 1 à 3\u202f650/],
    [{ recordingDays: '3651' }, 'recordingDays', /jours, de 1 à 3\u202f650/],
    [{ recordingDays: 'toujours' }, 'recordingDays', /jours, de 1 à 3\u202f650/],
  ] as const;
  const right = { approvers: ['karim'], number: '1', zone: 'Europe/Paris', grace: '20', name: 'Valmont' };
  for (const [values, field, sentence] of tries) {
    await scene.people.submit('karim', { ...right, ...values });
    const problems = scene.people.formOf('karim')?.problems;
    assert.ok(problems?.kind === 'errors', sentence.source);
    assert.match(problems.fields[field] ?? '', sentence);
  }
  await scene.people.submit('karim', {
    ...right,
    zone: 'Europe/Brussels',
    grace: '0',
    recordingDays: '365',
    reactions: 'off',
  });
  await scene.settle();
  assert.match(scene.whispers('karim').at(-1) ?? '', /Les réglages de « Valmont » sont enregistrés/);
  const desk = await scene.store.db.desk.findFirstOrThrow();
  assert.equal(desk.timeZone, 'Europe/Brussels');
  assert.equal(desk.reactionsCount, false);
  assert.equal(desk.recordingDays, 365);
});

test('settings that name none of the languages keep the desk’s, and a new desk has the language of who makes it', async () => {
  const ann = {
    id: 'ann',
    name: 'Ann',
    part: null,
    kind: 'member',
    language: 'en',
    timeZone: 'Europe/London',
  } as const;
  const settings = {
    name: 'Valmont',
    approvers: ['karim'],
    stewards: ['karim'],
    language: '',
    number: '1',
    grace: '5',
    seenFor: '0',
    recordingDays: '90',
    zone: 'Europe/Paris',
  };
  for (const [isNew, expected] of [
    [false, 'de'],
    [true, 'en'],
  ] as const) {
    await using scene = await openBotScene({ people: [ann], hasDesk: !isNew, settings: { language: 'de' } });
    const target = isNew ? null : scene.deskId;
    const binding = { purpose: 'setup', channel: 'publications', draftId: null, revision: null, target } as const;
    const user = isNew ? 'ann' : 'karim';
    const reply = await scene.sink.submit({ dedupeKey: 'by hand', user, binding, values: settings });
    assert.equal(reply.kind, 'ok', JSON.stringify(reply));
    assert.equal((await scene.store.db.desk.findFirstOrThrow()).language, expected);
  }
});

test('a forged form of settings from who is no steward is refused', async () => {
  await using scene = await openBotScene();
  const reply = await scene.sink.submit({
    dedupeKey: 'forged',
    user: 'aicha',
    binding: { purpose: 'setup', channel: 'publications', draftId: null, revision: null, target: scene.deskId },
    values: { name: 'À moi', approvers: ['aicha'], number: '1', grace: '0', zone: 'Europe/Paris' },
  });
  assert.ok(reply.kind === 'errors');
  assert.equal((await scene.store.db.desk.findFirstOrThrow()).name, 'Valmont');
});

test('a draft of another channel cannot be touched through a press from this one', async () => {
  await using scene = await openBotScene();
  await scene.draft('Bonjour');
  await scene.press('aicha', 'ask');
  const draft = await scene.store.db.draft.findFirstOrThrow();
  await scene.sink.accept({
    kind: 'button',
    dedupeKey: 'forged',
    user: 'karim',
    ref: scene.people.say('karim', { channel: 'general' }, 'Bonjour'),
    action: 'approve',
    draftId: draft.id,
    revision: 1,
    target: null,
    trigger: { id: 't' },
  });
  assert.equal(await scene.store.db.decision.count(), 0);
  assert.match(scene.whispers('karim')[0] ?? '', /n’existe plus/);
});

function textIn(reply: CommandReply): string {
  return reply.kind === 'whisper' ? cardText(reply.card) : '';
}

test('where too many commands wait the person is told so in their language and nothing is done, and a freeze waits for none', async () => {
  const isSlow = Promise.withResolvers<void>();
  let isWaiting = false;
  await using scene = await openBotScene({
    wrapChat: (chat) => ({
      ...chat,
      members: async (where) => {
        if (isWaiting) await isSlow.promise;
        return chat.members(where);
      },
    }),
  });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.settle();
  isWaiting = true;
  const command = (user: string, text: string): ReturnType<ChatSink['command']> => {
    const trigger = formTrigger(user, randomUUID());
    return scene.sink.command({ dedupeKey: randomUUID(), user, channel: 'publications', text, thread: null, trigger });
  };
  const asked = Array.from({ length: 12 }, () => command('aicha', 'liste'));
  // Two are under way and five wait.
  const refused = await Promise.all(asked.slice(7));
  for (const reply of refused) assert.match(textIn(reply), /Trop de commandes attendent.*dans une minute/u);
  isWaiting = false;
  await command('karim', 'geler');
  assert.equal(await scene.store.db.freeze.count({ where: { thawedAt: null } }), 1);
  isSlow.resolve();
  for (const reply of await Promise.all(asked.slice(0, 7))) assert.match(textIn(reply), /La mairie ouvre/u);
});

test('what “/tambour” shows follows at once what somebody did, and after a while what time did', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.');
  assert.match(await typed(scene, 'aicha', ''), /La mairie ouvre/);
  await scene.press('aicha', 'ask');
  const ofKarim = await typed(scene, 'karim', '');
  assert.match(ofKarim, /Vous attend/);
  await scene.press('karim', 'approve');
  assert.doesNotMatch(await typed(scene, 'karim', ''), /Vous attend/);
});
