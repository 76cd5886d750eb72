import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import type { Language } from '#languages.ts';
import type { Request } from '#storage/generated/client.ts';
import type { Store } from '#storage/store.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { present } from '../support/publishing-scene.ts';
import { type Worded, wordedIn } from '../support/worded-in.ts';

/** Where the threads are kept, for people to read. */
const folder = process.env['TAMBOUR_TEST_THREADS'];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const typed = {
  en: { leave: 'leave', accounts: 'accounts', export: 'export' },
  fr: { leave: 'quitter', accounts: 'comptes', export: 'exporter' },
  de: { leave: 'verlassen', accounts: 'konten', export: 'exportieren' },
} as const satisfies Worded;

const reference = {
  en: 'Resolution of the university’s board, 3 November 2026, no. 14',
  fr: 'Délibération du conseil d’administration du 3 novembre 2026, n° 14',
  de: 'Beschluss des Senats vom 3. November 2026, Nr. 14',
} as const satisfies Worded<string>;

const farewell = {
  en: 'This account closes on 18 December. You find us on Mastodon.',
  fr: 'Ce compte ferme le 18 décembre. Retrouvez-nous sur Mastodon.',
  de: 'Dieses Konto schließt am 18. Dezember. Sie finden uns auf Mastodon.',
} as const satisfies Worded<string>;

/** The university's: Karim directs communication, Léa is its vice-president, Aïcha writes, Nora keeps the account. */
async function university(language: Language): Promise<BotScene> {
  const person = { part: null, kind: 'member', language, timeZone: 'Europe/Paris' } as const;
  const scene = await openBotScene({
    people: [
      { ...person, id: 'lea', name: 'Léa' },
      { ...person, id: 'nora', name: 'Nora' },
    ],
    settings: { approvers: ['karim', 'lea'], language, graceSeconds: 0 },
  });
  for (const one of scene.people.chat.state.people) one.language = language;
  return scene;
}

function planIn({ db }: Store): Promise<Request> {
  return db.request.findFirstOrThrow({ where: { kind: 'leaving' } });
}

async function say(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

/** Presses the button of one step on the checklist. */
async function pressStep(scene: BotScene, user: string, kind: string): Promise<void> {
  const card = scene.cardWith('changeLeavingStep');
  assert.ok(card.body.kind === 'card');
  const button = buttonsIn(card.body.card).find(({ target }) => target?.endsWith(`:${kind}`) === true);
  scene.people.press(user, card.ref, present(button));
  await scene.settle();
}

/** Lets time pass until an instant: at nine o'clock of each day Tambour looks around, and whoever is called presses. */
async function liveUntil(scene: BotScene, until: Date, keeper: () => string): Promise<void> {
  while (scene.clock.now() < until) {
    await scene.pass(Math.min(dayMs, until.getTime() - scene.clock.now().getTime()) / 1000);
    await scene.store.runEveryMinute();
    await scene.settle();
    const waiting = scene.messages().findLast(({ body }) => {
      return body.kind === 'card' && buttonsIn(body.card).some(({ action }) => action === 'loggedIn');
    });
    if (waiting !== undefined) await scene.pressOn(keeper(), structuredClone(waiting), 'loggedIn');
  }
}

for (const language of wordedIn(typed)) {
  test(`a university leaves X in good order, and its keeper logs in fourteen months later, in ${language}`, async () => {
    await using scene = await university(language);
    const { store, clock, networks } = scene;
    const words = typed[language];
    const publicOf = (text: string): readonly [mastodon: number, x: number] => [
      networks.mastodon.posts.filter((post) => post.rendering.text.includes(text)).length,
      networks.x.posts.filter((post) => post.rendering.text.includes(text)).length,
    ];
    // From nine in the morning on.
    clock.advance(new Date('2026-11-23T08:00:00Z').getTime() - clock.now().getTime());

    // The decision.
    await say(scene, 'karim', `${words.leave} valmont`);
    await scene.people.submit('karim', {
      reference: reference[language],
      way: 'dormant',
      lastDay: '2026-12-18',
      review: '2027-12-20',
      keeper: ['nora'],
      deputy: ['aicha'],
    });
    await scene.settle();
    await scene.press('karim', 'approveLeaving');
    assert.equal((await planIn(store)).state, 'asked', 'nobody agrees to a plan of their own');
    await scene.press('lea', 'approveLeaving');
    assert.equal((await planIn(store)).state, 'agreed');

    // What is to be done, by several people; one of them presses what another has done.
    for (const kind of ['accounts', 'archiveAsked', 'footer', 'signatures']) await pressStep(scene, 'aicha', kind);
    await pressStep(scene, 'nora', 'archiveReceived');
    await scene.people.submit('nora', { hash: 'a1'.repeat(32) });
    await scene.settle();
    await scene.draft(farewell[language]);
    await pressStep(scene, 'aicha', 'lastPost');
    await scene.people.submit('aicha', { post: '1' });
    await scene.settle();
    await scene.press('aicha', 'ask');
    await scene.press('lea', 'approve');
    await scene.pass(120);
    assert.deepEqual(publicOf(farewell[language]), [1, 1]);
    for (const kind of ['pinned', 'profile', 'switchboard', 'keepers']) await pressStep(scene, 'karim', kind);
    // Planned for after the last day, on both.
    await scene.draft('2027: https://valmont.example', { when: 'at', at: '2026-12-21 09:00' });
    await scene.press('aicha', 'ask');
    await scene.press('lea', 'approve');

    await liveUntil(scene, new Date('2026-12-22T08:00:00Z'), () => 'nora');
    assert.equal((await planIn(store)).state, 'done');
    assert.equal((await store.db.account.findUniqueOrThrow({ where: { id: scene.accountIds.x } })).state, 'asleep');
    assert.deepEqual(publicOf('https://valmont.example'), [1, 0], 'nothing leaves an account that was left');
    const steps = await store.db.leavingStep.findMany({ where: { state: 'open' } });
    assert.deepEqual(
      steps.map(({ kind }) => kind),
      ['review'],
    );
    assert.match(await say(scene, 'aicha', words.accounts), /Nora/);

    // Its keeper logs in month after month, and in March the deputy does.
    const keeping = await store.db.keeping.findUnique({ where: { accountId: scene.accountIds.x } });
    assert.partialDeepStrictEqual(keeping, { keeper: 'nora', deputy: 'aicha' }, 'named as the plan says');
    await liveUntil(scene, new Date('2028-02-20T08:00:00Z'), () =>
      clock.now().getUTCMonth() === 2 ? 'aicha' : 'nora',
    );
    const logIns = await store.db.journalEntry.findMany({
      where: { kind: 'keeping.loggedIn' },
      orderBy: { seq: 'asc' },
    });
    assert.ok(logIns.length >= 14 && logIns.length <= 20, `${logIns.length} log-ins in fourteen months`);
    assert.equal(await store.db.journalEntry.count({ where: { kind: 'keeping.missed' } }), 0);
    const gaps = logIns.slice(1).map(({ at }, index) => (at.getTime() - present(logIns[index]).at.getTime()) / dayMs);
    assert.ok(Math.max(...gaps) < 30, `${Math.max(...gaps)} days without a log-in`);
    assert.ok(logIns.some(({ actor }) => actor === 'aicha'));
    assert.ok((await planIn(store)).notified.includes('review'), 'the review was told of');
    assert.deepEqual(publicOf('https://valmont.example'), [1, 0]);

    await pressStep(scene, 'karim', 'review');
    await say(scene, 'karim', `${words.leave} valmont ${words.export}`);
    const file = await store.db.attachment.findFirstOrThrow({ where: { mimeType: 'text/html' } });
    const page = new TextDecoder().decode(file.bytes);
    for (const said of [reference[language].slice(0, 20), 'a1'.repeat(32), 'Nora', 'Aïcha', 'Léa']) {
      assert.ok(page.includes(said), `the file does not say ${said}`);
    }
    assert.deepEqual((await verifyJournal(store)).kind, 'sound');
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `leaving-${language}.txt`), `${scene.seen()}\n`);
    writeFileSync(join(folder, `leaving-${language}.html`), page);
  });
}
