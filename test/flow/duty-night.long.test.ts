import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { readDesk } from '#desks/desk.ts';
import { noMembers } from '#desks/may.ts';
import { askForTemplate } from '#drafts/emergency/ask-for-template.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';
import { messagesIn } from '#messages/messages.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { aFlood } from '../support/flood.ts';
import { makeReal, putOnCall } from '../support/night.ts';
import { member, present } from '../support/publishing-scene.ts';
import { type Worded, wordedIn } from '../support/worded-in.ts';

/** Where the threads are kept, for people to read. */
const folder = process.env['TAMBOUR_TEST_THREADS'];

/**
 * How long a person takes, by the keystroke-level model for an average typist (Card, Moran and Newell, 1980) and silent
 * reading at 238 words a minute (Brysbaert, 2019).
 */
const seconds = { key: 0.28, press: 1.2, think: 1.35, word: 60 / 238 } as const;

const typed = {
  en: {
    command: 'emergency',
    warning: 'Flood of the {river}: leave the banks. Shelter: {place}. Next news at {hour}.',
    correction: 'Correction about the flood of the {river}: the shelter is {place}.',
    allClear: 'The flood warning for the {river} is over since {hour}. Thank you for your care.',
    blanks: ['river', 'hour', 'place'],
    name: 'Flood, red',
    routine: 'The town hall opens at nine.',
  },
  fr: {
    command: 'urgence',
    warning: 'Crue de la {rivière} : quittez les berges. Accueil : {lieu}. Prochain point à {heure}.',
    correction: 'Rectificatif sur la crue de la {rivière} : l’accueil se fait à {lieu}.',
    allClear: 'Fin de l’alerte sur la {rivière} depuis {heure}. Merci de votre prudence.',
    blanks: ['rivière', 'heure', 'lieu'],
    name: 'Crue, vigilance rouge',
    routine: 'La mairie ouvre à neuf heures.',
  },
  de: {
    command: 'notfall',
    warning: 'Hochwasser an der {Fluss}: Verlassen Sie die Ufer. Unterkunft: {Ort}. Nächste Meldung: {Zeit}.',
    correction: 'Richtigstellung zum Hochwasser an der {Fluss}: Die Unterkunft ist {Ort}.',
    allClear: 'Die Hochwasserwarnung an der {Fluss} ist seit {Zeit} aufgehoben. Danke für Ihre Vorsicht.',
    blanks: ['Fluss', 'Zeit', 'Ort'],
    name: 'Hochwasser, rot',
    routine: 'Das Rathaus öffnet um neun Uhr.',
  },
} as const satisfies Worded;

/** The prefecture's, at ten past two: Léo is on call, Aïcha wrote the template, Karim agreed to it and approves, as Léa does. */
async function prefecture(language: keyof typeof typed, mode: 'real' | 'exercise'): Promise<BotScene> {
  await using opening = new AsyncDisposableStack();
  const person = { part: null, kind: 'member', language, timeZone: 'Europe/Paris' } as const;
  const scene = opening.use(
    await openBotScene({
      people: [
        { ...person, id: 'leo', name: 'Léo' },
        { ...person, id: 'lea', name: 'Léa' },
      ],
      settings: { approvers: ['karim', 'lea'], stewards: ['karim'], language, graceSeconds: 60 },
    }),
  );
  const { clock, store } = scene;
  for (const one of scene.people.chat.state.people) one.language = language;
  if (mode === 'real') await makeReal(store);
  // The night before a Wednesday.
  clock.advance(new Date('2026-11-25T01:10:00Z').getTime() - clock.now().getTime());
  const deskId = present(scene.deskId);
  const desk = async (): Promise<NonNullable<Awaited<ReturnType<typeof readDesk>>>> =>
    present(await readDesk(store.db, { id: deskId }, clock.now()));
  await putOnCall({ store, deskId, desk }, ['leo']);
  const words = typed[language];
  const [river, hour, place] = words.blanks;
  const accountIds = (await desk()).accounts.map(({ id }) => id);
  const { name, warning, correction, allClear } = words;
  const written = aFlood(accountIds, {
    name,
    text: { warning, correction, allClear },
    language,
    blanks: [
      { name: river, kind: 'choice', choices: ['Bruyère', 'Vire'] },
      { name: hour, kind: 'time', choices: [] },
      { name: place, kind: 'short', choices: [] },
    ],
  });
  const whole = await desk();
  const by = { id: 'aicha', name: 'Aïcha' };
  const asked = await store.write((work) => askForTemplate(work, { desk: whole, rules, by, written, changesId: null }));
  assert.ok(asked.kind === 'asked', JSON.stringify(asked));
  const decision = { templateId: asked.templateId, deskId, person: member('karim'), members: noMembers } as const;
  await store.write((work) => decideTemplate(work, { ...decision, kind: 'approve' }));
  await scene.settle();
  opening.move();
  return scene;
}

/** The officer with a telephone: counts presses, and how long typing, pressing and reading take by the model. */
function officer(scene: BotScene) {
  const user = 'leo';
  const spent = { presses: 0, seconds: 0 };
  const take = (more: number): void => {
    spent.seconds += more;
    scene.clock.advance(more * 1000);
  };
  const read = (text: string): void => take((text.match(/\S+/gu) ?? []).length * seconds.word);
  const pressed = async (): Promise<void> => {
    spent.presses += 1;
    take(seconds.think + seconds.press);
    await scene.settle();
  };
  const lastWhisper = (): NonNullable<ReturnType<typeof scene.people.chat.state.whispers.at>> =>
    present(scene.people.chat.state.whispers.findLast(({ to }) => to === user));
  return {
    spent,
    start(): void {
      Object.assign(spent, { presses: 0, seconds: 0 });
    },
    async command(text: string): Promise<void> {
      take(`/tambour ${text}`.length * seconds.key);
      await scene.people.command(user, 'publications', text);
      await pressed();
    },
    async submit(values: Readonly<Record<string, string>>): Promise<void> {
      const { form } = present(scene.people.formOf(user));
      read([form.title, form.intro ?? '', ...form.fields.map(({ label }) => label)].join(' '));
      for (const value of Object.values(values)) take(seconds.think + value.length * seconds.key);
      const sent = await scene.people.submit(user, values);
      assert.equal(sent.kind, 'taken', JSON.stringify(scene.people.formOf(user)?.problems));
      await pressed();
    },
    /** Presses on what only the officer was shown, having read it. */
    async press(action: string): Promise<void> {
      const { channel, id: message, thread, card } = lastWhisper();
      read(scene.whispers(user).at(-1) ?? '');
      const button = present(buttonsIn(card).find((one) => one.action === action));
      scene.people.press(user, { channel, message, thread }, button);
      await pressed();
    },
    /** Presses a button of the message that everybody was sent. */
    async pressTold(label: string): Promise<void> {
      const told = scene.cardWith('endEmergency');
      assert.ok(told.body.kind === 'card');
      const button = present(buttonsIn(told.body.card).find((one) => one.label === label));
      scene.people.press(user, told.ref, button);
      await pressed();
    },
  };
}

function hasButton({ body }: ReturnType<BotScene['messages']>[number], action: string): boolean {
  return body.kind === 'card' && buttonsIn(body.card).some((one) => one.action === action);
}

function publicTexts({ networks }: BotScene): readonly (readonly string[])[] {
  return [networks.mastodon, networks.x].map(({ posts }) =>
    posts.map(({ rendering }) => rendering.text.replaceAll(/[\u00a0\u202f]/gu, ' ')),
  );
}

for (const language of wordedIn(typed)) {
  test(`a duty officer's night: a warning within 90 seconds, its correction, the all-clear, and the morning after, in ${language}`, async () => {
    await using scene = await prefecture(language, 'real');
    const { store, clock } = scene;
    const words = typed[language];
    const m = messagesIn(language).emergency;
    // A routine post is to go out in the night.
    await scene.draft(words.routine, { when: 'at', at: '2026-11-25 03:00' });
    await scene.press('aicha', 'ask');
    await scene.press('lea', 'approve');

    // Ten past two: the warning.
    const leo = officer(scene);
    leo.start();
    await leo.command(words.command);
    await leo.submit({ word: m.mode.real });
    await leo.press('emergencyFill');
    await leo.submit({ blank0: 'Bruyère', blank1: '03:30', blank2: 'Jean Moulin' });
    await leo.press('emergencyPublish');
    const warned = { ...leo.spent };
    assert.ok(warned.presses <= 6 && warned.seconds < 90, JSON.stringify(warned));
    for (const texts of publicTexts(scene)) {
      assert.equal(texts.length, 1);
      assert.match(texts[0] ?? '', /Bruyère.*Jean Moulin/u);
    }
    const told = scene.cardWith('endEmergency');
    for (const person of ['karim', 'lea']) assert.ok(told.notified.includes(person), `${person} is called`);

    // Four minutes later: the shelter is another.
    await scene.pass(240);
    leo.start();
    await leo.pressTold(m.told.correct(words.name));
    await leo.submit({ blank0: 'Bruyère', blank1: 'Salle des fêtes' });
    await leo.press('emergencyPublish');
    const corrected = { ...leo.spent };
    // At five: it is over.
    await scene.pass(2 * 3600);
    await leo.pressTold(m.told.allClear(words.name));
    await leo.submit({ blank0: 'Bruyère', blank1: '05:00' });
    await leo.press('emergencyPublish');
    for (const texts of publicTexts(scene)) {
      assert.equal(texts.length, 3, 'each is a new post, and the routine one waits');
      assert.ok(texts.every((text) => !text.includes(words.routine)));
    }

    // In the morning an approver ends it: nothing leaves by that.
    await scene.pass(4 * 3600);
    await scene.press('leo', 'endEmergency');
    assert.equal(await store.db.emergency.count({ where: { endedAt: null } }), 1, 'ending it is an approver’s');
    await scene.press('karim', 'endEmergency');
    await scene.pass(3600);
    assert.equal(await store.db.emergency.count({ where: { endedAt: null } }), 0);
    assert.ok(
      publicTexts(scene)
        .flat()
        .every((text) => !text.includes(words.routine)),
    );
    // The three posts are to be approved afterwards, never by the officer.
    await store.runEveryMinute();
    await scene.settle();
    assert.equal(await store.db.retrospectiveReview.count({ where: { state: 'open' } }), 3);
    await scene.press('leo', 'approveUse');
    assert.equal(await store.db.retrospectiveReview.count({ where: { state: 'open' } }), 3);
    for (const card of scene.messages().filter((message) => hasButton(message, 'approveUse'))) {
      await scene.pressOn('lea', card, 'approveUse');
    }
    assert.equal(await store.db.retrospectiveReview.count({ where: { state: 'open' } }), 0);
    assert.equal((await verifyJournal(store)).kind, 'sound');
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    const summary = `warning: ${warned.presses} presses, ${warned.seconds.toFixed(0)} s; correction: ${corrected.presses} presses, ${corrected.seconds.toFixed(0)} s`;
    const thread = scene.messages().map((message) => scene.textOf(message));
    const alone = scene.whispers('leo').map((text) => `(Léo) ${text}`);
    writeFileSync(
      join(folder, `duty-night-${language}.txt`),
      [summary, clock.now().toISOString(), ...thread, ...alone].join('\n\n'),
    );
  });

  test(`an exercise of the same goes to practice accounts alone, and says so everywhere, in ${language}`, async () => {
    await using scene = await prefecture(language, 'exercise');
    const m = messagesIn(language).emergency;
    const leo = officer(scene);
    await leo.command(typed[language].command);
    await leo.submit({ word: m.mode.exercise });
    await leo.press('emergencyFill');
    await leo.submit({ blank0: 'Bruyère', blank1: '03:30', blank2: 'Jean Moulin' });
    await leo.press('emergencyPublish');
    for (const texts of publicTexts(scene)) assert.match(texts[0] ?? '', new RegExp(`^${m.mode.exercise}\\n`, 'u'));
    const shown = [scene.textOf(scene.cardWith('endEmergency')), ...scene.whispers('leo')];
    assert.ok(
      shown.every((text) => text.includes(m.mode.exercise)),
      shown.join('\n---\n'),
    );
    assert.equal(await scene.store.db.account.count({ where: { practice: false } }), 0);
  });
}
