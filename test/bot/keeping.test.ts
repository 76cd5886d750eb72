import assert from 'node:assert/strict';
import { test } from 'node:test';

import { watchKeepings } from '#bot/keeping/watch-keepings.ts';
import { setAbsence } from '#desks/set-absence.ts';
import { createDesk } from '#desks/create-desk.ts';

import { type BotScene, type BotSceneOptions, openBotScene } from '../support/bot-scene.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const hourMs = 3_600_000;

const opened = (options: BotSceneOptions = {}): Promise<BotScene> => openBotScene({ people: [lea], ...options });

async function say(scene: BotScene, user: string, text: string, channel = 'publications'): Promise<string> {
  await scene.people.command(user, channel, text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

/** Moves the clock to an instant, and lets Tambour look there. */
async function lookAt(scene: BotScene, instant: string): Promise<void> {
  scene.clock.advance(new Date(instant).getTime() - scene.clock.now().getTime());
  await watchKeepings(scene.bot)();
  await scene.settle();
}

/** The messages that a look posted since. */
async function notifiedAt(
  scene: BotScene,
  instant: string,
): Promise<readonly { text: string; called: readonly string[] }[]> {
  const before = scene.messages().length;
  await lookAt(scene, instant);
  return scene
    .messages()
    .slice(before)
    .map((message) => ({ text: scene.textOf(message), called: message.notified }));
}

test('a steward names who looks after an account, typed or by the form, and ends it; nobody else does', async () => {
  await using scene = await opened();
  assert.match(await say(scene, 'aicha', 'veiller @valmont @Aïcha @Léa'), /Seules les personnes responsables/);
  assert.match(await say(scene, 'karim', 'veiller @valmont @Aïcha @Zoé'), /Il n’est pas clair qui est « @Zoé »/);
  assert.match(await say(scene, 'karim', 'veiller @valmont @Aïcha @Aïcha'), /sa propre suppléance/);
  assert.match(await say(scene, 'karim', 'veiller @nulle @Aïcha'), /Précisez le compte/);
  assert.equal(await scene.store.db.keeping.count(), 0);
  assert.match(await say(scene, 'karim', 'veiller @valmont @Aïcha @Léa'), /C’est noté/);
  const named = scene.messages().at(-1);
  assert.ok(named);
  assert.match(scene.textOf(named), /Aïcha veille sur @valmont \(X\), avec Léa en suppléance\./);
  assert.match(scene.textOf(named), /tous les 30 jours. La prochaine est nécessaire d’ici le 23 décembre 2026/);
  assert.deepEqual(named.notified.toSorted(), ['aicha', 'lea']);
  assert.match(await say(scene, 'aicha', 'comptes'), /Aïcha y veille, avec Léa en suppléance\. Aucune connexion/);
  await scene.people.command('karim', 'publications', 'veiller @valmont');
  const sent = await scene.people.submit('karim', { keeper: ['lea'], deputy: [] });
  assert.equal(sent.kind, 'taken', JSON.stringify(scene.people.formOf('karim')?.problems));
  await scene.settle();
  const row = await scene.store.db.keeping.findFirstOrThrow();
  assert.deepEqual([row.keeper, row.deputy, row.namedBy], ['lea', null, 'karim']);
  assert.match(await say(scene, 'karim', 'veiller @valmont personne'), /Plus personne ne veille sur @valmont/);
  assert.equal(await scene.store.db.keeping.count(), 0);
  assert.match(scene.seen(), /Karim y a mis fin : plus personne ne veille sur @valmont \(X\)/);
  assert.throws(() => scene.cardWith('loggedIn'));
  assert.match(await say(scene, 'karim', 'veiller @valmont@practice.example @Léa'), /C’est noté/);
  assert.match(scene.seen(), /Ce réseau ne demande pas de connexion à la main/);
});

test('the keeper is reminded on days 25 and 28, the deputy as well on 29, and on 30 the stewards', async () => {
  await using scene = await opened();
  await say(scene, 'karim', 'veiller @valmont @Aïcha @Léa');
  assert.deepEqual(await notifiedAt(scene, '2026-12-18T07:59:00Z'), []);
  const [first, ...others] = await notifiedAt(scene, '2026-12-18T08:00:00Z');
  assert.deepEqual([first?.called, others], [['aicha'], []]);
  assert.match(first?.text ?? '', /Merci de vous connecter à @valmont \(X\)\. Aucune connexion n’a encore été notée/);
  assert.match(first?.text ?? '', /Après 30 jours sans connexion, le 23 décembre 2026/);
  assert.match(first?.text ?? '', /ouvrez x\.com dans un navigateur, connectez-vous en tant que @valmont/);
  assert.deepEqual(await notifiedAt(scene, '2026-12-20T12:00:00Z'), []);
  assert.deepEqual(
    (await notifiedAt(scene, '2026-12-21T08:00:00Z')).map(({ called }) => called),
    [['aicha']],
  );
  const [both] = await notifiedAt(scene, '2026-12-22T08:00:00Z');
  assert.deepEqual(both?.called, ['aicha', 'lea']);
  assert.match(both?.text ?? '', /La suppléance est sollicitée aussi/);
  assert.deepEqual(await notifiedAt(scene, '2026-12-23T08:00:00Z'), []);
  const [missed] = await notifiedAt(scene, '2026-12-23T12:30:00Z');
  assert.deepEqual(missed?.called, ['karim', 'aicha', 'lea']);
  assert.match(missed?.text ?? '', /Aucune connexion à @valmont \(X\) n’a été notée\. C’est Aïcha qui y veille/);
  assert.deepEqual(await notifiedAt(scene, '2026-12-23T17:00:00Z'), []);
  await scene.press('lea', 'loggedIn');
  assert.match(scene.whispers('lea').at(-1) ?? '', /Merci : .* d’ici le 22 janvier 2027/);
  assert.throws(() => scene.cardWith('loggedIn'), 'the button is off every message of that period');
  const done = scene.messages().filter((message) => scene.textOf(message).includes('C’est fait : Léa a noté'));
  assert.equal(done.length, 5);
  assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'keeping.missed' } }), 1);
});

test('a press ends the chain and begins the next; of two people the second is told who was first', async () => {
  await using scene = await opened();
  await say(scene, 'karim', 'veiller @valmont @Aïcha @Léa');
  await lookAt(scene, '2026-12-18T08:00:00Z');
  const card = scene.cardWith('loggedIn');
  await scene.pressOn('sacha', card, 'loggedIn');
  assert.match(scene.whispers('sacha').at(-1) ?? '', /notent une connexion\. Rien n’a changé/);
  await scene.pressOn('aicha', card, 'loggedIn');
  scene.clock.advance(hourMs);
  await scene.pressOn('lea', card, 'loggedIn');
  assert.match(scene.whispers('lea').at(-1) ?? '', /Aïcha a déjà noté une connexion/);
  const entries = await scene.store.db.journalEntry.findMany({ where: { kind: 'keeping.loggedIn' } });
  assert.deepEqual(
    entries.map(({ actor }) => actor),
    ['aicha'],
  );
  for (const day of ['21', '22', '23']) assert.deepEqual(await notifiedAt(scene, `2026-12-${day}T15:00:00Z`), []);
  // Day 25 of the next is 12 January.
  assert.deepEqual(await notifiedAt(scene, '2027-01-11T15:00:00Z'), []);
  const [next] = await notifiedAt(scene, '2027-01-12T08:00:00Z');
  assert.deepEqual(next?.called, ['aicha']);
  assert.match(next?.text ?? '', /La dernière connexion notée est du 18 décembre 2026/);
  assert.match(await say(scene, 'aicha', 'comptes'), /du 18 décembre 2026 ; la prochaine .* d’ici le 17 janvier 2027/);
});

test('a holiday or a weekend moves a reminder to the working day before, never later', async () => {
  await using scene = await opened();
  await lookAt(scene, '2026-11-30T09:00:00Z');
  await say(scene, 'karim', 'veiller @valmont @Aïcha');
  // Day 25 is Christmas; 28 is a Monday, and 30 a Wednesday.
  assert.deepEqual((await notifiedAt(scene, '2026-12-24T08:00:00Z')).length, 1);
  assert.deepEqual(await notifiedAt(scene, '2026-12-25T15:00:00Z'), []);
  assert.deepEqual((await notifiedAt(scene, '2026-12-28T08:00:00Z')).length, 1);
  await scene.press('aicha', 'loggedIn');
  // Day 28 is Monday 25 January; day 25 a Friday. A press on 4 January: 29 is a Tuesday.
  await lookAt(scene, '2027-01-22T08:00:00Z');
  await lookAt(scene, '2027-01-25T08:00:00Z');
  await lookAt(scene, '2027-01-28T09:00:00Z');
  await scene.press('aicha', 'loggedIn');
  // Days 25 to 27 February: 22, 25, 26; day 30 is Saturday 27, told on Friday at midday, after the deputy's hour.
  assert.equal((await notifiedAt(scene, '2027-02-22T08:00:00Z')).length, 1);
  assert.equal((await notifiedAt(scene, '2027-02-25T08:00:00Z')).length, 1);
  assert.equal((await notifiedAt(scene, '2027-02-26T08:00:00Z')).length, 1);
  const [missed] = await notifiedAt(scene, '2027-02-26T12:30:00Z');
  assert.deepEqual(missed?.called, ['karim', 'aicha']);
});

test('while the keeper is away the deputy is asked at once, and says in whose place', async () => {
  await using scene = await opened({ settings: { approvers: ['karim', 'aicha'] } });
  await say(scene, 'karim', 'veiller @valmont @Aïcha @Léa');
  const set = await scene.store.write((work) =>
    setAbsence(work, {
      deskId: scene.deskId ?? '',
      person: 'aicha',
      first: '2026-12-14',
      last: '2026-12-20',
      deputy: null,
      by: { id: 'aicha', name: 'Aïcha' },
      members: { channel: ['aicha', 'karim', 'lea'], group: null },
    }),
  );
  assert.equal(set.kind, 'set');
  await scene.settle();
  const [told] = await notifiedAt(scene, '2026-12-18T08:00:00Z');
  assert.deepEqual(told?.called, ['lea']);
  assert.match(told?.text ?? '', /à la place de Aïcha|à la place d’Aïcha/);
  const [back] = await notifiedAt(scene, '2026-12-21T08:00:00Z');
  assert.deepEqual(back?.called, ['aicha'], 'she is back');
});

test('a keeper who is no longer in the chat or the channel is told to the stewards once, and is not reminded', async () => {
  const gone = new Set<string>();
  const left = new Set<string>();
  let isDown = false;
  await using scene = await opened({
    wrapChat: (chat) => ({
      ...chat,
      async user(id) {
        if (isDown) throw new Error('the chat does not answer');
        const user = await chat.user(id);
        return user !== null && gone.has(id) ? { ...user, kind: 'inactive' } : user;
      },
      members: async (channel) => (await chat.members(channel)).filter((id) => !left.has(id)),
    }),
  });
  await say(scene, 'karim', 'veiller @valmont @Aïcha @Léa');
  isDown = true;
  assert.deepEqual(await notifiedAt(scene, '2026-12-01T09:00:00Z'), [], 'silence is no leaving');
  isDown = false;
  left.add('lea');
  const [deputy] = await notifiedAt(scene, '2026-12-02T09:00:00Z');
  assert.deepEqual(deputy?.called, ['karim']);
  assert.match(deputy?.text ?? '', /Léa assure la suppléance pour @valmont \(X\), mais n’est plus dans ce canal/);
  gone.add('aicha');
  const [keeper, ...others] = await notifiedAt(scene, '2026-12-02T09:20:00Z');
  assert.equal(others.length, 0);
  assert.match(keeper?.text ?? '', /Aïcha veille sur @valmont \(X\), mais son compte .* n’est plus actif/);
  assert.match(keeper?.text ?? '', /\/tambour veiller @valmont/);
  assert.deepEqual(await notifiedAt(scene, '2026-12-03T09:00:00Z'), []);
  assert.deepEqual(
    (await notifiedAt(scene, '2026-12-18T08:00:00Z')).map(({ called }) => called),
    [['karim']],
  );
  left.clear();
  assert.deepEqual(
    (await notifiedAt(scene, '2026-12-21T08:00:00Z')).map(({ called }) => called),
    [['lea']],
  );
});

test('of two desks with an account the first names its keeper, and it alone is told; a lost account is kept no more', async () => {
  await using scene = await opened();
  const { platform } = await scene.store.db.desk.findFirstOrThrow();
  scene.clock.advance(1000);
  const created = await scene.store.write((work) =>
    createDesk(work, {
      platform,
      channel: 'general',
      by: 'aicha',
      name: 'Beaumont',
      language: 'fr',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      stewards: ['aicha'],
      accountIds: [scene.accountIds.x],
    }),
  );
  assert.equal(created.kind, 'created');
  assert.match(await say(scene, 'aicha', 'veiller @valmont @Karim', 'general'), /C’est la rédaction « Valmont »/);
  assert.match(await say(scene, 'karim', 'veiller @valmont @Aïcha'), /C’est noté/);
  const before = scene.messages().length;
  await lookAt(scene, '2026-12-18T08:00:00Z');
  assert.deepEqual(
    scene
      .messages()
      .slice(before)
      .map(({ ref }) => ref.channel),
    ['publications'],
  );
  await scene.store.db.deskAccount.deleteMany({ where: { deskId: scene.deskId ?? '', accountId: scene.accountIds.x } });
  const [ended, ...others] = await notifiedAt(scene, '2026-12-21T08:00:00Z');
  assert.match(ended?.text ?? '', /Cette rédaction n’a plus @valmont \(X\)/);
  assert.equal(others.length, 0);
  assert.equal(await scene.store.db.keeping.count(), 0);
  assert.throws(() => scene.cardWith('loggedIn'));
});

for (const [language, said] of [
  [
    'en',
    /Please log in to @valmont \(X\)\.[^]*open x\.com in a browser, log in as @valmont, then press “I have logged in”/,
  ],
  ['de', /Bitte melden Sie sich bei @valmont \(X\) an\.[^]*melden Sie sich als @valmont an/],
] as const) {
  test(`a desk in ${language} is reminded in its language`, async () => {
    await using scene = await opened({ settings: { language } });
    await say(scene, 'karim', 'keep @valmont @Aïcha @Léa');
    const [told] = await notifiedAt(scene, '2026-12-18T08:00:00Z');
    assert.match(told?.text ?? '', said);
  });
}
