import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { LinkLook } from '#drafts/previews/look-at-link.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { inBothChats, type Room } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';
import { until } from '../support/until.ts';

const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;

const look: LinkLook = {
  head: {
    title: 'The *pool* <b>is</b> @channel heated',
    description: 'From Monday',
    picture: { url: 'https://example.org/pool.png', alt: 'The pool, in steam' },
    asksForPassword: false,
  },
  notes: [{ kind: 'logIn' }, { kind: 'otherHost', host: 'shop.example' }],
};

async function answer(room: Room, name: string): Promise<string> {
  return plainSpaces((await room.whispers(name)).at(-1) ?? '');
}

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`a look at a draft's link, in ${platform}`, () => {
    test('shows an approver what the page says, as data, what speaks against it, and that nobody approves it', async () => {
      await using room = await open();
      const asked: string[] = [];
      Object.assign(room.bot, {
        lookAtPage: async (link: string) => {
          asked.push(link);
          return look;
        },
      });
      await setUpDesk(room, room);
      await askFor(room, 'The pool is heated: https://example.org/pool and https://example.org/hours');
      assert.deepEqual(asked, [], 'a page was read before anybody pressed');
      await room.press('karim', 'lookAtPage');
      assert.deepEqual(asked, ['https://example.org/pool']);
      const said = await answer(room, 'karim');
      for (const part of [
        'How networks will probably show this link',
        'https://example.org/pool',
        'Title: The *pool* <b>is</b> @channel heated',
        'Description: From Monday',
        'Picture: described as “The pool, in steam”',
        'The page asks for a log-in.',
        'The link leads to shop.example. Use the address at which it ends.',
        'Only the first link was looked at, of 2 links.',
        'it is no part of what is approved.',
      ])
        assert.ok(said.includes(part), `${part}\n\n${said}`);
    });
  });
}

for (const [what, text] of [
  ['without a link', 'La piscine est chauffée.'],
  ['whose installation looks at none', 'La piscine est chauffée : https://example.org/pool'],
] as const) {
  test(`a card ${what} offers no look`, async () => {
    await using scene = await openBotScene(text.includes('https') ? {} : { lookAtPage: async () => look });
    await scene.draft(text);
    await scene.press('aicha', 'ask');
    assert.ok(!JSON.stringify(scene.messages().map(({ body }) => body)).includes('lookAtPage'));
  });
}

test('of a page that could not be read the answer says why, in the desk’s language', async () => {
  await using scene = await openBotScene({ lookAtPage: async () => ({ head: null, notes: [{ kind: 'nowhere' }] }) });
  await scene.draft('La piscine : https://inside.example.org/');
  await scene.press('aicha', 'lookAtPage');
  const said = scene.whispers('aicha').at(-1) ?? '';
  assert.match(said, /Rien de la page n’a pu être lu\..*Il n’y a là aucune page que tout le monde peut ouvrir\./su);
});

test('somebody who does not work on the desk has nothing looked at', async () => {
  let looks = 0;
  await using scene = await openBotScene({
    people: [{ id: 'zoe', name: 'Zoé', part: null, kind: 'guest', language: 'fr', timeZone: 'Europe/Paris' }],
    lookAtPage: async () => {
      looks += 1;
      return look;
    },
  });
  await scene.draft('La piscine : https://example.org/');
  await scene.press('zoe', 'lookAtPage');
  assert.equal(looks, 0);
});

test('one page of a desk is looked at at a time, and the next one once that has ended', async () => {
  const first = Promise.withResolvers<LinkLook>();
  let looks = 0;
  await using scene = await openBotScene({
    lookAtPage: async () => {
      looks += 1;
      return looks === 1 ? first.promise : look;
    },
  });
  await scene.draft('La piscine : https://example.org/');
  const { ref, body } = scene.cardWith('lookAtPage');
  const button = body.kind === 'card' ? buttonsIn(body.card).find(({ action }) => action === 'lookAtPage') : undefined;
  assert.ok(button !== undefined);
  const { action, draftId, revision, target } = button;
  const press = (user: string): Promise<unknown> =>
    scene.sink.accept({
      kind: 'button',
      dedupeKey: `press of ${user}`,
      user,
      ref,
      action,
      draftId,
      revision,
      target,
      trigger: { id: user },
    });
  const pressed = [press('aicha')];
  await until('the first look', () => looks === 1);
  pressed.push(press('karim'));
  await until('the answer to the second', () =>
    scene.whispers('karim').some((said) => said.includes('Quelqu’un fait regarder un lien')),
  );
  first.resolve({ head: null, notes: [] });
  await Promise.all(pressed);
  await scene.settle();
  await scene.press('karim', 'lookAtPage');
  assert.equal(looks, 2);
});
