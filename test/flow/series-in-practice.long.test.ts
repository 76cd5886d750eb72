import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { languages } from '#languages.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { cardText } from '../support/card-text.ts';
import { openSeriesNetworks, playSeries, rulesWithSeries, type SeriesStage } from '../support/series-story.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';
import type { Look } from '../support/transcript.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

function teamOf(scene: BotScene): SeriesStage['team'] {
  const { people } = scene;
  return {
    id: (name) => name,
    async command(name, text) {
      await people.command(name, 'publications', text);
      await scene.settle();
    },
    async submit(name, values) {
      const sent = await people.submit(name, values);
      assert.equal(sent.kind, 'taken', JSON.stringify(people.formOf(name)?.problems));
      await scene.settle();
    },
    press: (...pressed) => scene.press(...pressed),
    seen: async (name) => [
      ...scene.messages().map((message) => ({ text: scene.textOf(message) })),
      ...scene.whispers(name).map((text) => ({ text })),
    ],
  };
}

/** The practice chat as its page has it; what is for one person alone stands behind the channel. */
function lookOf(scene: BotScene): Look {
  const { people } = scene;
  return {
    seen: async (user) => [
      ...scene.messages().map((message) => ({
        id: message.ref.message,
        isAlone: false,
        isReply: message.ref.thread !== null,
        author: 'Tambour',
        body: scene.textOf(message).replace(/^ {2}in thread\n/u, ''),
      })),
      ...people.chat.state.whispers
        .filter(({ to }) => to === user)
        .map(({ card }) => ({ id: null, isAlone: true, isReply: false, author: 'Tambour', body: cardText(card) })),
    ],
    form: (user) => {
      const open = people.formOf(user);
      if (open === null) return null;
      const { title, intro, fields, submitLabel } = open.form;
      const text = [title, intro, ...fields.map(({ label, hint }) => `${label}${hint === null ? '' : ` – ${hint}`}`)];
      return { id: open.id, text: [...text.filter((line) => line !== null), `[${submitLabel}]`].join('\n') };
    },
    named: (text, names) => text.replaceAll(/@(odile|aicha|karim|sacha)\b/g, (_, id: string) => `@${names.get(id)}`),
  };
}

for (const language of languages) {
  test(`in the practice chat a flood message in four parts is written, approved, published, counted and retracted, in ${language}`, async () => {
    await using opened = new AsyncDisposableStack();
    // The scene's own, once there is one.
    let clock = testClock();
    const on = opened.use(await openSeriesNetworks(() => clock));
    const through = (of: TestClock): typeof on.networks => {
      clock = of;
      return on.networks;
    };
    const scene = opened.use(await openBotScene({ through, rules: rulesWithSeries, settings: { language } }));
    for (const person of scene.people.chat.state.people) person.language = language;
    const stage = { ...on, scene, team: teamOf(scene), look: lookOf(scene), setsUp: false };
    const text = await playSeries(language, stage);
    if (folder !== undefined) await writeFile(join(folder, `series-practice-${language}.txt`), text);
  });
}
