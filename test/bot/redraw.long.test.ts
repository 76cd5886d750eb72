import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { actions } from '#bot/actions.ts';
import { ownTextField } from '#bot/drafting/draft-form.ts';
import { showFreezesAnew } from '#bot/freezing/deliver-freeze.ts';
import { showDraft } from '#bot/cards/show-draft.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { turnAbsences } from '#drafts/turn-absences.ts';
import { enqueueNudges } from '#reminders/start-reminders.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { fileDropped } from '../support/import-scene.ts';
import { pageChanged, pageRelayed, siteClosed } from '../support/relayed-steps.ts';
import { present } from '../support/publishing-scene.ts';
import { redSquare } from '../support/red-square.ts';
import { withCards } from '../support/with-cards.ts';

/** Calls to the chat about messages, since the last look. */
interface Calls {
  posts: number;
  updates: number;
}

/** Something that somebody does, or that happens: its name, and what it is in a scene. */
type Step = readonly [string, (scene: BotScene) => Promise<unknown>];

const member = { part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const text = 'La mairie ouvre à 9 h lundi.';
const pressed = new Set<string>();

function press(user: string, action: string, values?: Parameters<BotScene['people']['submit']>[1]): Step {
  return [
    `${user} presses ${action}`,
    async (scene) => {
      await scene.press(user, action);
      pressed.add(action);
      if (values === undefined) return;
      const outcome = await scene.people.submit(user, values);
      assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf(user)?.problems));
      await scene.settle();
    },
  ];
}

/** Gives one account a text of its own. */
function writesOwnText(user: string, text: string): Step {
  return [
    `${user} presses ownTexts`,
    async (scene) => {
      await scene.press(user, 'ownTexts');
      pressed.add('ownTexts');
      const outcome = await scene.people.submit(user, { [ownTextField(scene.accountIds.x)]: text });
      assert.equal(outcome.kind, 'taken');
      await scene.settle();
    },
  ];
}

/** Presses a button in what this person was told last. */
function pressWhispered(user: string, action: string): Step {
  return [
    `${user} presses ${action} in an answer`,
    async (scene) => {
      const told = present(scene.people.chat.state.whispers.findLast(({ to }) => to === user));
      const { channel, id: message, thread, card } = told;
      const buttons = card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
      scene.people.press(user, { channel, message, thread }, present(buttons.find((one) => one.action === action)));
      pressed.add(action);
      await scene.settle();
    },
  ];
}

function drops(user: string): Step {
  return [
    `${user} drops a picture`,
    async (scene) => {
      const thread = present(scene.messages()[0]).ref.message;
      scene.people.say(user, { channel: 'publications', thread }, '', [{ name: 'a.png', bytes: redSquare.bytes }]);
      await scene.settle();
    },
  ];
}

function types(user: string, words: string): Step {
  return [
    `${user} types ${words}`,
    async (scene) => {
      await scene.people.command(user, 'publications', words);
      await scene.settle();
    },
  ];
}

function reacts(emoji: string, added = true): Step {
  return [
    `karim ${added ? 'reacts with' : 'takes back'} ${emoji}`,
    async (scene) => {
      const asked = scene.messages().findLast(({ reactions }) => reactions.some(({ user }) => user === 'tambour'));
      scene.people.react('karim', present(asked).ref, emoji, added);
      await scene.settle();
    },
  ];
}

const drafted = (its = text, values: Parameters<BotScene['draft']>[1] = {}): Step => [
  'aicha drafts',
  (scene) => scene.draft(its, values),
];
const passes = (seconds: number): Step => [`${seconds} seconds pass`, (scene) => scene.pass(seconds)];
/** As when nothing ran meanwhile. */
const sleeps = (hours: number): Step => [
  `${hours} hours pass at once`,
  async (scene) => {
    scene.clock.advance(hours * 3_600_000);
    await scene.settle();
  },
];

/** With what is looked at from time to time at their end: who is away now, what is to be reminded of. */
const daysPass = (days: number): Step => [
  `${days} days pass`,
  async (scene) => {
    await scene.pass(days * 86_400);
    await enqueueNudges(scene.store);
    await scene.store.write(turnAbsences);
    await scene.settle();
  },
];
const ask = press('aicha', 'ask');
const approve = press('karim', 'approve');
const published = [drafted(), ask, approve, passes(60)];

/** A post for the afternoon, and X, which is put to sleep until the next day. */
const heldForSleep: readonly Step[] = [
  drafted(text, { at: '2026-11-23 15:00' }),
  ask,
  approve,
  types('aicha', 'endormir x jusqu’au 24/11 9h grève'),
  [
    'what is scheduled there is held',
    async (scene) => {
      await scene.store.runEveryMinute();
      await scene.settle();
    },
  ],
];

const opening = drafted('La mairie ouvre à 9 h : https://mairie.example.org/horaires');
const cardTaken = [opening, press('aicha', 'acceptLinkCard'), ask, press('karim', 'dismissLinkCard')];

const stories: Readonly<Record<string, readonly Step[]>> = {
  'written, described, asked for, sent back, edited, rejected, cancelled': [
    drafted('La DRETA vous répond.'),
    press('aicha', 'allowAcronym'),
    drops('aicha'),
    press('aicha', 'removeMedia'),
    drops('karim'),
    press('aicha', 'useInPost'),
    press('aicha', 'altTexts', { alt0: 'La mairie, portes ouvertes' }),
    drops('karim'),
    ask,
    pressWhispered('aicha', 'askWithout'),
    press('karim', 'requestChanges', { text: 'Plus court.' }),
    press('aicha', 'edit', { text: `Bonjour ${'mot '.repeat(90)}` }),
    press('aicha', 'shorten', { text: 'Bonjour court' }),
    press('aicha', 'edit', { text: `Bonjour ${'mot '.repeat(140)}` }),
    press('aicha', 'divide', { text: 'Bonjour court' }),
    press('aicha', 'edit', { text: 'Bonjour court' }),
    writesOwnText('aicha', 'Bonjour, plus court'),
    ask,
    press('karim', 'reject', { text: 'Pas maintenant.' }),
    press('karim', 'withdrawRejection'),
    ask,
    press('karim', 'reject', { text: 'Toujours pas.' }),
    press('aicha', 'edit', { text }),
    press('aicha', 'cancel', { text: 'Plus d’actualité.' }),
    press('aicha', 'reopen'),
    press('aicha', 'cancel', {}),
  ],
  'worded by an approver': [
    drafted(),
    ask,
    press('karim', 'propose', { text: 'La mairie ouvre à 9 h mardi.' }),
    press('karim', 'propose', { text: 'La mairie ouvre à 9 h jeudi.' }),
    press('aicha', 'dismissWording'),
    press('karim', 'propose', { text: 'La mairie ouvre à 10 h mardi.' }),
    press('aicha', 'acceptWording'),
    reacts('✅'),
    reacts('✅', false),
    reacts('❌'),
    press('karim', 'reason', { text: 'La date est fausse.' }),
  ],
  'approved, stopped, edited, published, corrected, retracted': [
    drafted(),
    ask,
    approve,
    press('aicha', 'stop'),
    press('aicha', 'edit', { text: 'La mairie ouvre à 9 h mardi.' }),
    ask,
    reacts('✅'),
    passes(60),
    press('aicha', 'correct', { text: 'La mairie ouvre à 9 h jeudi.' }),
    ask,
    approve,
    passes(60),
    press('karim', 'retract', { text: 'Erreur de date' }),
    passes(60),
  ],
  'refused by a network, tried again': [
    ['X refuses', async ({ networks }) => networks.x.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } })],
    ...published,
    press('aicha', 'tryAgain'),
    passes(5),
  ],
  'refused by a network, copied': [
    ['X refuses', async ({ networks }) => networks.x.troubles.push({ answer: { kind: 'refused', why: 'duplicate' } })],
    ...published,
    press('aicha', 'copy'),
  ],
  'unanswered, and there': [
    ['an answer is lost', async ({ networks }) => networks.x.troubles.push('loseAnswer')],
    ...published,
    passes(600),
    press('karim', 'confirmPublished', { text: 'http://127.0.0.1:9999/valmont/status/x-1' }),
  ],
  'unanswered, and not there': [
    ['a request is lost', async ({ networks }) => networks.x.troubles.push('loseRequest')],
    ...published,
    passes(600),
    press('karim', 'confirmNotPublished'),
    passes(60),
  ],
  'unanswered, held for its account, and looked for as long as the network takes': [
    [
      'the account is locked before the post is found',
      async ({ networks }) => {
        networks.mastodon.troubles.push({ publishedBut: { kind: 'doubt', why: 'no_answer' } });
        networks.mastodon.troubles.push({ answer: { kind: 'locked', why: 'token_refused' } });
        networks.mastodon.findTroubles.push({ kind: 'absent' }, { kind: 'absent' });
        networks.mastodon.findTroubles.push({ kind: 'tryLater', why: 'rate_limit', afterSeconds: 300 });
      },
    ],
    ...published,
    passes(600),
    press('karim', 'tryAgain'),
    passes(600),
  ],
  'frozen, thawed, and let go while the server is busy': [
    drafted(),
    ask,
    approve,
    types('aicha', 'geler jeton volé'),
    types('karim', 'dégeler'),
    [
      'the server is busy',
      async ({ networks }) => {
        const busy = { kind: 'tryLater', why: 'server_busy', afterSeconds: 5 } as const;
        networks.mastodon.troubles.push({ answer: busy });
        networks.x.troubles.push({ answer: busy });
      },
    ],
    press('karim', 'tryAgain'),
    passes(60),
  ],
  'late, sent': [
    drafted(text, { at: '2026-11-23 11:00' }),
    ask,
    approve,
    sleeps(4),
    press('karim', 'sendLate'),
    passes(60),
  ],
  'late, given a time': [
    drafted(text, { at: '2026-11-23 11:00' }),
    ask,
    approve,
    sleeps(4),
    press('karim', 'sendLateAt', { text: '2026-11-24 08:00' }),
  ],
  'held for a sleep, sent by the other account': [...heldForSleep, press('aicha', 'otherAccount', {})],
  'held for a sleep, sent after it': [...heldForSleep, press('aicha', 'otherTime', {})],
  'held for a sleep, cancelled there': [...heldForSleep, press('aicha', 'cancelDelivery'), passes(60)],
  'held in a closed reserve period, and an override asked for': [
    [
      'a period is agreed to',
      async (scene) => {
        await scene.people.command('lea', 'publications', 'période');
        await scene.settle();
        const span = { from: '2026-11-23 00:01', to: '24/11/2026', zone: 'Europe/Paris' };
        await scene.people.submit('lea', { label: 'Élections', basis: 'L.52-1', level: 'closed', ...span });
        await scene.settle();
        await scene.press('karim', 'approvePeriod');
      },
    ],
    drafted(),
    ask,
    approve,
    passes(60),
    press('lea', 'override', { text: 'Sécurité publique' }),
  ],
  'frozen and thawed': [
    drafted(),
    ask,
    approve,
    types('aicha', 'geler jeton volé'),
    types('karim', 'dégeler'),
    press('karim', 'tryAgain'),
    passes(60),
  ],
  'planned, frozen, thawed and let go': [
    drafted(text, { at: '2026-11-24 11:00' }),
    ask,
    approve,
    types('aicha', 'geler jeton volé'),
    types('karim', 'dégeler'),
    press('karim', 'releaseHeld'),
  ],
  'asked of somebody who goes away': [
    drafted(),
    ask,
    types('karim', 'absence du 24/11/2026 au 26/11'),
    daysPass(1),
    daysPass(3),
  ],
  'relayed from a page that changed since': [pageRelayed, pageChanged, press('aicha', 'acceptEntry'), siteClosed],
  'of a file, and opened': [
    fileDropped,
    press('aicha', 'importBatch'),
    passes(5),
    press('aicha', 'openBatchDraft'),
    passes(5),
  ],
  'with the card of its link': cardTaken,
  stale: [
    drafted(),
    drafted('La piscine est chauffée.'),
    daysPass(14),
    press('aicha', 'cancelStale', {}),
    press('karim', 'keepStale'),
  ],
};

/** Buttons that only open or tell something; what a conversion makes is a version of its own, later. */
const tellAlone = new Set(['convertVideo', 'saveAsTemplate', 'lookAtPage', 'olderDrafts', 'show', 'story']);

for (const [what, steps] of Object.entries(stories)) {
  test(`${what}: after each step the chat shows what a redraw of everything would`, async () => {
    await using scene = await openBotScene({
      people: [{ ...member, id: 'lea', name: 'Léa' }],
      settings: { stewards: ['karim', 'lea'] },
      ...withCards,
    });
    for (const [name, act] of steps) {
      await act(scene);
      const stands = contentsOf(scene);
      await redrawAll(scene);
      assert.deepEqual(contentsOf(scene), stands, `after ${name}`);
    }
  });
}

after(() => {
  // The table is of all that changes a card: whoever adds such a button adds it here.
  const changing = Object.entries(actions).flatMap(([name, action]) =>
    'button' in action && action.button.about === 'draft' && !tellAlone.has(name) ? [name] : [],
  );
  assert.deepEqual(
    changing.filter((name) => !pressed.has(name)),
    [],
  );
});

test('a step sends the cards that it changed, each once, and no others', async () => {
  const calls: Calls = { posts: 0, updates: 0 };
  await using scene = await openBotScene({ wrapChat: counting(calls) });
  const sent: (readonly [string, Calls])[] = [];
  const played: readonly Step[] = [
    drafted(),
    ask,
    press('karim', 'propose', { text: 'La mairie ouvre à 9 h mardi.' }),
    press('aicha', 'dismissWording'),
    approve,
    passes(60),
    ['everything is drawn again', (it) => drawAll(it)],
  ];
  for (const [name, act] of played) {
    Object.assign(calls, { posts: 0, updates: 0 });
    await act(scene);
    sent.push([name, { ...calls }]);
  }
  assert.deepEqual(sent, [
    // Its line in the channel, and its card.
    ['aicha drafts', { posts: 2, updates: 0 }],
    // The card of what is asked; the line, and the card on which it was written.
    ['aicha presses ask', { posts: 1, updates: 2 }],
    // The card of the proposal alone.
    ['karim presses propose', { posts: 1, updates: 0 }],
    ['aicha presses dismissWording', { posts: 0, updates: 1 }],
    // The line and the card: they name who approved.
    ['karim presses approve', { posts: 1, updates: 2 }],
    // Each account is told of; both were sent when the line and the card were drawn for the first.
    ['60 seconds pass', { posts: 2, updates: 2 }],
    ['everything is drawn again', { posts: 0, updates: 0 }],
  ]);
});

function contentsOf(scene: BotScene): readonly unknown[] {
  return scene.messages().map(({ ref, body }) => ({ ref, body }));
}

/** Draws every card of every draft as if nothing were known of what the chat shows. */
async function redrawAll(scene: BotScene): Promise<void> {
  const follow = { OR: [{ role: { not: 'notice' } }, { key: { startsWith: 'desk.' } }] };
  await scene.store.db.postedMessage.updateMany({ where: follow, data: { shownHash: '' } });
  await drawAll(scene);
}

async function drawAll(scene: BotScene): Promise<void> {
  const chat = present([...scene.bot.chats.values()][0]);
  for (const { id } of await scene.store.db.draft.findMany()) await showDraft(scene.bot, chat, id);
  await showFreezesAnew(scene.bot, chat, present(scene.deskId));
}

function counting(calls: Calls): (chat: ChatPlatform) => ChatPlatform {
  return (chat) => ({
    ...chat,
    post: (where, card, options) => {
      calls.posts += 1;
      return chat.post(where, card, options);
    },
    update: (ref, card) => {
      calls.updates += 1;
      return chat.update(ref, card);
    },
  });
}
