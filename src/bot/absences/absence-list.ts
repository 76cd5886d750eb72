import { asSentences } from '#bot/as-sentences.ts';
import type { DeskContext } from '#bot/context.ts';
import { plainCard } from '#bot/plain-card.ts';
import { namesOf } from '#bot/drafting/names.ts';
import type { Card, Inline } from '#chat/card.ts';
import { listAbsences } from '#desks/absence.ts';

import { spanText } from './absence-text.ts';

const most = 30;

/** Builds a card of the current and future absences, with the number by which to end each. */
export async function absenceList({ bot, chat, desk, m }: DeskContext): Promise<Card> {
  const now = bot.store.clock.now();
  const absences = (await listAbsences(bot.store.db, desk.id, now)).slice(0, most);
  if (absences.length === 0) return plainCard(m.absences.listEmpty);
  const people = absences.flatMap(({ person, deputy }) => (deputy === null ? [person] : [person, deputy]));
  const names = await namesOf(chat, people);
  const name = (person: string): string => names.get(person) ?? person;
  const lines = absences.map(({ number, person, deputy, ...span }) => {
    const days = spanText(m, span, { name: name(person), timeZone: desk.timeZone, now });
    const standsIn = deputy === null ? m.absences.noDeputy : m.absences.deputyIs(name(deputy));
    return { title: m.absences.numbered(number), text: `${days} · ${standsIn}` };
  });
  return {
    summary: asSentences(m.absences.listTitle, ...lines.map(({ title, text }) => m.words.labelled(title, text))),
    blocks: [
      { kind: 'heading', text: m.absences.listTitle },
      {
        kind: 'list',
        items: lines.map(({ title, text }): readonly Inline[] => [
          { kind: 'strong', text: title },
          { kind: 'text', text: ` ${text}` },
        ]),
      },
      { kind: 'note', inlines: [{ kind: 'text', text: m.absences.howTo }] },
    ],
  };
}
