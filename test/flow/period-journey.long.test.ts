import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import type { Language } from '#languages.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { type Worded, wordedIn } from '../support/worded-in.ts';

/** Where the threads are kept, for people to read. */
const folder = process.env['TAMBOUR_TEST_THREADS'];

const hour = 3600;
const day = 24 * hour;

const typed = {
  en: { period: 'period', periods: 'periods', report: 'period report' },
  fr: { period: 'période', periods: 'périodes', report: 'période rapport' },
  de: { period: 'karenzzeit', periods: 'karenzzeiten', report: 'karenzzeit bericht' },
} as const satisfies Worded;

const posts = {
  en: {
    routine: 'The counter closes at noon on Thursday.',
    forbidden: 'A new bridge for the valley.',
    flood: 'Keep away from the river tonight.',
  },
  fr: {
    routine: 'Le guichet ferme à midi jeudi.',
    forbidden: 'Un nouveau pont pour la vallée.',
    flood: 'Éloignez-vous de la rivière ce soir.',
  },
  de: {
    routine: 'Der Schalter schließt am Donnerstag um zwölf.',
    forbidden: 'Eine neue Brücke für das Tal.',
    flood: 'Meiden Sie heute Abend das Flussufer.',
  },
} as const satisfies Worded;

/** The prefecture's: Karim heads communication, Léa is the chief of staff, Aïcha writes, Nora is of the legal service. */
async function prefecture(language: Language): Promise<BotScene> {
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

async function say(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

async function minute(scene: BotScene): Promise<void> {
  await scene.store.runEveryMinute();
  await scene.settle();
}

for (const language of wordedIn(typed)) {
  test(`a prefecture's reserve period: a routine post, a forbidden one, an override, and an end without a burst, in ${language}`, async () => {
    await using scene = await prefecture(language);
    const { clock, networks, store } = scene;
    const words = typed[language];
    const texts = posts[language];
    const publicOf = (text: string): number =>
      networks.x.posts.filter((post) => post.rendering.text.includes(text)).length;
    // Monday, nine in the morning.
    clock.advance(new Date('2026-11-23T08:00:00Z').getTime() - clock.now().getTime());

    // Two periods: three weeks with the legal service, and their last two days closed.
    const terms = { label: 'Municipales 2026', basis: 'Instruction 20/12', zone: 'Europe/Paris' };
    await say(scene, 'karim', words.period);
    const reinforced = { level: 'extraApproval', role: 'Legal service', people: ['nora'] };
    await scene.people.submit('karim', { ...terms, ...reinforced, from: '2026-11-24', to: '2026-12-13' });
    await scene.settle();
    await scene.press('karim', 'approvePeriod');
    assert.equal((await store.db.period.findFirstOrThrow()).state, 'asked', 'nobody agrees to their own');
    await scene.press('lea', 'approvePeriod');
    await say(scene, 'karim', words.period);
    await scene.people.submit('karim', { ...terms, level: 'closed', from: '2026-12-11', to: '2026-12-12' });
    await scene.settle();
    await scene.press('lea', 'approvePeriod');
    assert.equal(await store.db.period.count({ where: { state: 'agreed' } }), 2);

    // A routine post inside: its approval is not enough, and the legal service's is.
    await scene.pass(2 * day);
    await scene.draft(texts.routine);
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.equal(publicOf(texts.routine), 0);
    await scene.press('nora', 'approve');
    await scene.pass(60);
    assert.equal(publicOf(texts.routine), 1);

    // A forbidden one, scheduled for the closed days.
    await scene.draft(texts.forbidden, { when: 'at', at: '2026-12-11 10:00' });
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.press('nora', 'approve');
    await scene.pass(60);
    assert.equal(await store.db.delivery.count({ where: { state: 'held', why: 'period_closed' } }), 2);

    // A warning in the closed days: overridden, with a reason and a second person.
    await scene.pass(16 * day);
    await scene.draft(texts.flood);
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.press('nora', 'approve');
    await scene.pass(60);
    assert.equal(publicOf(texts.flood), 0);
    await scene.press('karim', 'override');
    await scene.people.submit('karim', { text: 'Flood' });
    await scene.settle();
    await scene.press('karim', 'approveOverride');
    await scene.press('aicha', 'approveOverride');
    assert.equal(publicOf(texts.flood), 0, 'neither who asked nor the author');
    await scene.press('lea', 'approveOverride');
    await scene.pass(60);
    assert.equal(publicOf(texts.flood), 1);

    // The end: nothing goes out by itself, and it is said once.
    await scene.pass(3 * day);
    await minute(scene);
    await scene.pass(hour);
    await minute(scene);
    assert.equal(publicOf(texts.forbidden), 0);
    assert.deepEqual([...new Set((await store.db.period.findMany()).map(({ state }) => state))], ['ended']);
    assert.equal(await store.db.notice.count({ where: { kind: 'period.ended' } }), 2);
    const listed = await say(scene, 'aicha', words.periods);
    assert.match(listed, /Municipales 2026/);
    const report = await say(scene, 'karim', words.report);
    assert.match(report, /2026/);
    assert.equal((await verifyJournal(store)).kind, 'sound');
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      const whispered = ['karim', 'aicha'].map((user) => `\n=== ${user} ===\n${scene.whispers(user).join('\n')}`);
      writeFileSync(join(folder, `period-${language}.txt`), [scene.seen(), ...whispered].join('\n'));
    }
  });
}
