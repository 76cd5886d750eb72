import assert from 'node:assert/strict';

import type { BotScene } from './bot-scene.ts';
import { cardText } from './card-text.ts';
import type { SeriesStage } from './series-story.ts';
import type { Look } from './transcript.ts';

/** Lets the people of the practice chat act as stories need. */
export function practiceTeam(scene: BotScene): SeriesStage['team'] {
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

/** Shows the practice chat as its page does; messages for a single person follow the channel. */
export function practiceLook(scene: BotScene): Look {
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
