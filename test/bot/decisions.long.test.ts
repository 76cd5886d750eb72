import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { readDesk } from '#desks/desk.ts';
import { plainContent } from '#drafts/content.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { enqueueForBot } from '#practice/chat/outbox.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { until } from '../support/until.ts';

const other = { language: 'fr', timeZone: 'Europe/Paris', part: null, kind: 'member' } as const;
const robot = { ...other, id: 'robot', name: 'Robot', kind: 'bot' } as const;
const lea = { ...other, id: 'lea', name: 'Léa' } as const;

async function asked(options: Parameters<typeof openBotScene>[0] = {}): Promise<BotScene> {
  const scene = await openBotScene(options);
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  return scene;
}

test('the card of what is asked invites to react, mentions the approver, and says on its button what follows', async () => {
  await using scene = await asked();
  const card = scene.cardWith('approve');
  assert.deepEqual(
    card.reactions.map(({ emoji }) => emoji),
    ['✅', '❌'],
  );
  assert.deepEqual(card.notified, ['karim']);
  assert.match(scene.textOf(card), /\[Valider et publier maintenant\]/);
  assert.match(scene.seen(), /à valider.*\n.*Peut valider : Karim/);
});

test('an author’s ✅ and an author’s press earn a private hint each, and publish nothing', async () => {
  await using scene = await asked();
  scene.people.react('aicha', scene.cardWith('approve').ref, '✅');
  await scene.settle();
  await scene.press('aicha', 'approve');
  const [made, ...hints] = scene.whispers('aicha');
  assert.match(made ?? '', /Le brouillon n° 1 est créé/);
  assert.equal(hints.length, 2);
  for (const hint of hints) assert.match(hint, /votre validation ne compte pas/);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

test('a decision that is changed in the database is told in its thread, with what to do, and the card asks again', async () => {
  await using scene = await asked({ settings: { graceSeconds: 60 } });
  await scene.press('karim', 'approve');
  await scene.store.db.decision.updateMany({ data: { person: 'aicha' } });
  await scene.pass(60);
  assert.match(scene.seen(), /⚠️ Version 1 : une décision n’est pas telle .* : aucune ne compte plus\. Prévenez /);
  assert.match(scene.textOf(scene.cardWith('approve')), /une personne qui valide peut valider de nouveau/i);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  await scene.press('karim', 'approve');
  await scene.pass(61);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('an approval that is written into the database is told to nobody as one', async () => {
  await using scene = await asked({ settings: { approvalsNeeded: 2, approvers: ['karim', 'sacha'] } });
  const draft = await scene.store.db.draft.findFirstOrThrow({ include: { revisions: true } });
  const about = {
    deskId: draft.deskId,
    subjectKind: 'draft',
    subjectId: draft.id,
    revision: 1,
    fingerprint: draft.revisions[0]?.fingerprint ?? '',
  };
  const who = { person: 'karim', personName: 'Karim', kind: 'approve', via: 'button' } as const;
  await scene.store.db.decision.create({ data: { id: randomUUID(), ...about, ...who, decidedAt: scene.clock.now() } });
  await scene.people.command('aicha', 'publications', 'voir 1');
  await scene.settle();
  assert.doesNotMatch(scene.whispers('aicha').at(-1) ?? '', /Validé par/);
  assert.match(scene.whispers('aicha').at(-1) ?? '', /version 1/);
});

test('a guest is refused by button and by reaction, and so is a member who is no approver', async () => {
  await using scene = await asked({ people: [lea] });
  scene.people.react('sacha', scene.cardWith('approve').ref, '✅');
  await scene.press('sacha', 'approve');
  await scene.press('sacha', 'requestChanges');
  await scene.press('sacha', 'edit');
  await scene.press('lea', 'reject');
  assert.equal(scene.whispers('sacha').length, 4);
  assert.match(scene.whispers('sacha')[0] ?? '', /comptes invités/);
  assert.match(scene.whispers('sacha')[3] ?? '', /personnes de cette rédaction/);
  assert.match(scene.whispers('lea')[0] ?? '', /ne faites pas partie des personnes qui valident/);
  assert.equal(await scene.store.db.decision.count(), 0);
});

test('a bot’s ✅, the bot’s own seeds among them, counts for nothing and gets no answer', async () => {
  await using scene = await asked({ people: [robot], settings: { approvers: ['karim', 'robot'] } });
  scene.people.react('robot', scene.cardWith('approve').ref, '✅');
  await scene.settle();
  assert.equal(await scene.store.db.decision.count(), 0);
  assert.equal(scene.whispers('robot').length, 0);
});

test('a double click, and every event delivered three times, decide once and publish once', async () => {
  await using scene = await asked({ deliveries: 3 });
  const card = scene.cardWith('approve');
  await Promise.all([scene.pressOn('karim', card, 'approve'), scene.pressOn('karim', card, 'approve')]);
  await scene.pass(30);
  assert.equal(await scene.store.db.decision.count(), 1);
  assert.equal(scene.whispers('karim').length, 1, 'the second click, once');
  assert.equal(scene.seen().match(/✅ Karim a validé/g)?.length, 2, 'one message, its summary and its text');
  assert.equal(scene.networks.mastodon.posts.length, 1);
  assert.equal(scene.networks.x.posts.length, 1);
});

test('a reaction elsewhere, or a typed OK, earns one private hint per person and no more', async () => {
  await using scene = await asked();
  const [line] = scene.messages();
  assert.ok(line);
  for (let time = 0; time < 2; time += 1) {
    scene.people.react('karim', line.ref, '✅', true);
    await scene.settle();
    scene.people.react('karim', line.ref, '✅', false);
    await scene.settle();
    scene.people.say('karim', { channel: 'publications', thread: line.ref.message }, 'OK !');
    scene.people.say('karim', { channel: 'publications', thread: line.ref.message }, 'Où est la mairie ?');
    await scene.settle();
  }
  const hints = scene.whispers('karim');
  assert.equal(hints.length, 2, hints.join('\n'));
  assert.match(hints[0] ?? '', /ne compte que sur la carte/);
  assert.match(hints[1] ?? '', /ne vaut pas validation/);
  assert.equal(await scene.store.db.decision.count(), 0);
});

test('reactions to people’s own messages, and other reactions, mean nothing', async () => {
  await using scene = await asked();
  const said = scene.people.say('aicha', { channel: 'publications' }, 'Bonjour');
  scene.people.react('karim', said, '✅');
  scene.people.react('karim', scene.cardWith('approve').ref, '🎉');
  await scene.settle();
  assert.equal(scene.whispers('karim').length, 0);
  assert.equal(await scene.store.db.decision.count(), 0);
});

test('❌ stops at once, and the thread says who rejected which version', async () => {
  await using scene = await asked();
  await scene.press('karim', 'approve');
  scene.people.react('karim', scene.cardWith('stop').ref, '❌');
  await scene.settle();
  await scene.pass(60);
  assert.match(scene.seen(), /❌ Karim a refusé la version 1, lundi 23 novembre à 10 h 00/);
  assert.equal(scene.networks.mastodon.posts.length + scene.networks.x.posts.length, 0);
});

test('changes are asked for in words, and the draft waits for an edit', async () => {
  await using scene = await asked();
  await scene.press('karim', 'requestChanges');
  await scene.people.submit('karim', { text: 'Ajoutez l’adresse.' });
  await scene.settle();
  assert.match(scene.seen(), /✏️ Karim demande une modification de la version 1.*\n> Ajoutez l’adresse\./);
  assert.match(scene.seen(), /modification demandée/);
});

test('a removed ✅ takes the approval back before it is sent; a button’s approval stands, and that is said', async () => {
  await using scene = await asked();
  const card = scene.cardWith('approve');
  scene.people.react('karim', card.ref, '✅');
  await scene.settle();
  scene.people.react('karim', card.ref, '✅', false);
  await scene.settle();
  await scene.pass(60);
  assert.match(scene.seen(), /Karim a retiré sa validation/);
  assert.equal(scene.networks.mastodon.posts.length, 0);

  await scene.press('karim', 'approve');
  scene.people.react('karim', card.ref, '✅');
  await scene.settle();
  scene.people.react('karim', card.ref, '✅', false);
  await scene.settle();
  assert.match(scene.whispers('karim').at(-1) ?? '', /avez validé avec un bouton/);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('a ✅ that the chat tells anew is answered only where a button had decided before', async () => {
  await using scene = await asked({ people: [lea], settings: { approvers: ['karim', 'lea'], approvalsNeeded: 2 } });
  const { ref } = scene.cardWith('approve');
  const given = { kind: 'reaction', user: 'karim', ref, emoji: '✅', added: true } as const;
  scene.people.react('karim', ref, '✅');
  await scene.settle();
  const tellAnew = async (): Promise<void> => {
    enqueueForBot(scene.people.chat, given);
    // Who waits for the next event would hear of it in twenty seconds.
    scene.people.chat.nudge();
    await scene.settle();
  };
  await tellAnew();
  assert.deepEqual(scene.whispers('karim'), []);
  await scene.press('karim', 'approve');
  await tellAnew();
  assert.deepEqual(
    scene.whispers('karim').map((said) => /déjà enregistrée/.test(said)),
    [true, true],
  );
  assert.equal(await scene.store.db.decision.count({ where: { withdrawnAt: null } }), 1);
});

test('with buttons only, no reaction is invited, and one that comes is answered in private', async () => {
  await using scene = await asked({ settings: { reactionsCount: false } });
  const card = scene.cardWith('approve');
  assert.deepEqual(card.reactions, []);
  scene.people.react('karim', card.ref, '✅');
  await scene.settle();
  assert.match(scene.whispers('karim')[0] ?? '', /seuls les boutons comptent/);
  assert.equal(await scene.store.db.decision.count(), 0);
});

test('a sole approver who is the author is told on the card that nobody could approve', async () => {
  await using scene = await openBotScene({ settings: { approvers: ['aicha'] } });
  await scene.draft('Bonjour');
  assert.match(
    scene.textOf(scene.cardWith('ask')),
    /Personne ne peut valider pour l’instant : Aïcha a écrit ce brouillon/,
  );
  await scene.press('aicha', 'ask');
  assert.match(scene.seen(), /Personne ne peut valider.* Demandez à @karim.*\n(?:.*\n)*.*Valider et publier/);
});

test('where the channel approves, any full member of it may, and one who is alone with their draft is told', async () => {
  await using scene = await asked({ settings: { approversFrom: 'channel', approvers: [] } });
  assert.match(scene.seen(), /Peut valider : un membre de ce canal/);
  await scene.press('sacha', 'approve');
  await scene.press('karim', 'approve');
  await scene.pass(30);
  assert.equal(scene.networks.mastodon.posts.length, 1);

  await using alone = await openBotScene({ settings: { approversFrom: 'channel', approvers: [] } });
  const channel = alone.people.chat.state.channels.find(({ id }) => id === 'publications');
  assert.ok(channel);
  channel.members = ['aicha', 'sacha', 'tambour'];
  await alone.draft('Bonjour');
  assert.match(alone.textOf(alone.cardWith('ask')), /Personne ne peut valider pour l’instant/);
});

test('two approvals: the first is confirmed with what is missing, the second publishes', async () => {
  await using scene = await asked({ people: [lea], settings: { approvers: ['karim', 'lea'], approvalsNeeded: 2 } });
  await scene.press('karim', 'approve');
  assert.match(scene.seen(), /✅ Karim a validé la version 1.*Il manque encore 1 validation\./);
  await scene.press('karim', 'approve');
  assert.match(scene.whispers('karim')[0] ?? '', /déjà enregistrée/);
  await scene.press('lea', 'approve');
  await scene.pass(30);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('after a gap the reactions of open cards are read again, rejections first', async () => {
  await using scene = await asked({ people: [lea, robot], settings: { approvers: ['karim', 'lea', 'robot'] } });
  const { ref } = scene.cardWith('approve');
  const message = scene.messages().find((one) => one.ref.message === ref.message);
  assert.ok(message);
  // As if the events had been lost with the connection.
  message.reactions.push(
    { emoji: '✅', user: 'karim' },
    { emoji: '❌', user: 'lea' },
    { emoji: '✅', user: 'robot' },
    { emoji: '✅', user: 'sacha' },
  );
  await scene.sink.accept({ kind: 'gap', dedupeKey: 'gap 1', since: scene.clock.now() });
  await scene.settle();
  await scene.pass(60);
  assert.match(scene.seen(), /❌ Léa a refusé/);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  assert.equal(scene.whispers('sacha').length, 0);
  const decided = await scene.store.db.decision.findMany({ select: { person: true } });
  assert.ok(!decided.some(({ person }) => person === 'robot' || person === 'sacha'));
  const refused = await scene.store.db.journalEntry.findMany({ where: { kind: 'decision.refused' } });
  assert.deepEqual(
    refused.map(({ actor }) => actor),
    ['karim'],
    'after the rejection; guests and bots are not refused anew at every gap',
  );
});

test('after a gap a vanished ✅ takes its approval back, and reading again changes nothing', async () => {
  await using scene = await asked();
  const { ref } = scene.cardWith('approve');
  scene.people.react('karim', ref, '✅');
  await scene.settle();
  const message = scene.messages().find((one) => one.ref.message === ref.message);
  assert.ok(message);
  message.reactions = message.reactions.filter(({ user }) => user !== 'karim');
  for (const dedupeKey of ['gap 1', 'gap 2']) {
    await scene.sink.accept({ kind: 'gap', dedupeKey, since: scene.clock.now() });
  }
  await scene.settle();
  await scene.pass(60);
  assert.equal(scene.seen().match(/\(Karim a retiré sa validation/g)?.length, 1);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

test('a ✅ that is taken back while the cards are read after a gap counts for nothing', async () => {
  let meanwhile: (() => Promise<void>) | null = null;
  await using scene = await asked({
    wrapChat: (chat) => ({
      ...chat,
      async reactions(refs) {
        const read = await chat.reactions(refs);
        const act = meanwhile;
        meanwhile = null;
        await act?.();
        return read;
      },
    }),
  });
  const { ref } = scene.cardWith('approve');
  const message = scene.messages().find((one) => one.ref.message === ref.message);
  assert.ok(message);
  // As if the event had been lost with the connection.
  message.reactions.push({ emoji: '✅', user: 'karim' });
  meanwhile = async () => {
    scene.people.react('karim', ref, '✅', false);
    const removed = { dedupeKey: { contains: '|removed approve ' } };
    await until('Tambour has heard it', async () => (await scene.store.db.chatEvent.count({ where: removed })) > 0);
  };
  await scene.sink.accept({ kind: 'gap', dedupeKey: 'gap 1', since: scene.clock.now() });
  await scene.settle();
  await scene.pass(60);
  assert.equal(meanwhile, null);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

test('an edit and an approval in the same instant end in one order, and never publish what was not approved', async () => {
  for (let round = 0; round < 3; round += 1) {
    await using scene = await asked();
    const card = scene.cardWith('approve');
    await scene.press('aicha', 'edit');
    const [edited] = await Promise.all([
      scene.people.submit('aicha', { text: 'Un autre texte' }),
      scene.pressOn('karim', card, 'approve'),
    ]);
    assert.equal(edited.kind, 'taken');
    await scene.pass(60);
    assert.equal(scene.networks.mastodon.posts.length, 0, scene.seen());
    assert.match(scene.textOf(scene.cardWith('ask')), /> Un autre texte/);
  }
});

test('the author is called where a decision is made and where something fails', async () => {
  await using scene = await asked();
  scene.networks.x.troubles.push({ answer: { kind: 'locked', why: 'credit_exhausted' } });
  await scene.press('karim', 'approve');
  await scene.pass(30);
  const calls = scene.messages().filter(({ notified }) => notified.includes('aicha'));
  assert.equal(calls.length, 2);
  assert.match(scene.textOf(calls[1] ?? assert.fail()), /le crédit chez X est épuisé/);
});

test('a notice that could not be told for long is told once the chat is back', async () => {
  await using scene = await openBotScene();
  scene.people.cutOff(true);
  const desk = await readDesk(scene.store.db, { id: scene.deskId ?? '' }, scene.clock.now());
  assert.ok(desk);
  await scene.store.write((work) =>
    createDraft(work, {
      room: unlimitedRoom,
      desk,
      author: 'aicha',
      content: plainContent({
        text: 'Bonjour',
        language: 'fr',
        accountIds: [scene.accountIds.mastodon],
        timeZone: 'Europe/Paris',
      }),
      rules: scene.bot.rules,
    }),
  );
  for (let hour = 0; hour < 14; hour += 1) {
    await scene.store.runDueJobs();
    scene.clock.advance(3_600_000);
  }
  assert.deepEqual(await scene.store.waitingJobs(), [], 'its job was given up');
  scene.people.cutOff(false);
  await scene.store.runEveryMinute();
  await scene.settle();
  assert.match(scene.seen(), /« Bonjour »/);
});

test('a ✅ that was taken back, given again and stopped is no new approval after another asking and a gap', async () => {
  await using scene = await asked({ settings: { graceSeconds: 20 } });
  const { ref } = scene.cardWith('approve');
  for (const added of [true, false, true]) {
    scene.people.react('karim', ref, '✅', added);
    await scene.settle();
  }
  // Set back, as a clock may be while it is put right: the ✅ was taken back at a later time than the stop.
  scene.clock.advance(-5000);
  await scene.press('aicha', 'stop');
  await scene.press('aicha', 'ask');
  await scene.sink.accept({ kind: 'gap', dedupeKey: 'gap 1', since: scene.clock.now() });
  await scene.settle();
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  scene.people.react('karim', ref, '✅', false);
  await scene.settle();
  scene.people.react('karim', ref, '✅');
  await scene.settle();
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0, 'that card is of the asking before');
  scene.people.react('karim', scene.cardWith('approve').ref, '✅');
  await scene.settle();
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});
