import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { messagesIn } from '#messages/messages.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { AbsenceNotice } from '#desks/absence-notice.ts';
import { absenceFromRow } from '#desks/absence.ts';
import { readDesk } from '#desks/desk.ts';

import { spanText } from './absence-text.ts';

/**
 * Posts in the desk's channel that an absence was recorded or ended. The message is keyed by the notice, so that there
 * is only one.
 */
export async function deliverAbsence(bot: Bot, chat: ChatPlatform, { kind, data }: AbsenceNotice): Promise<void> {
  const { db, clock } = bot.store;
  const row = await db.absence.findUniqueOrThrow({ where: { id: data.absenceId } });
  const now = clock.now();
  const desk = await readDesk(db, { id: row.deskId }, now);
  if (desk === null) throw new Error(`desk ${row.deskId} has an absence and is gone`);
  const { person, deputy, ...absence } = absenceFromRow(row);
  const m = messagesIn(desk.language);
  const names = await namesOf(chat, [person, data.by, ...(deputy === null ? [] : [deputy])]);
  const name = (id: string): string => names.get(id) ?? id;
  const span = spanText(m, absence, { name: name(person), timeZone: desk.timeZone, now });
  const said = kind === 'absence.set' ? m.absences.set(span) : m.absences.over(span);
  const more = ((): readonly Inline[] => {
    if (kind === 'absence.ended') {
      return deputy === null ? [] : [{ kind: 'text', text: ` ${m.absences.overDeputy(name(deputy))}` }];
    }
    if (deputy === null) return [{ kind: 'text', text: ` ${m.absences.nobodyStandsIn}` }];
    return [
      { kind: 'text', text: ' ' },
      { kind: 'mention', user: deputy },
      { kind: 'text', text: ` ${m.absences.standsIn}` },
    ];
  })();
  const summary = ((): string => {
    if (kind === 'absence.ended')
      return asSentences(said, deputy === null ? null : m.absences.overDeputy(name(deputy)));
    return asSentences(said, deputy === null ? m.absences.nobodyStandsIn : m.absences.nameStandsIn(name(deputy)));
  })();
  const card: Card = {
    summary,
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: said }, ...more] },
      ...(kind === 'absence.set'
        ? [{ kind: 'note' as const, inlines: [{ kind: 'text' as const, text: m.absences.setBy(name(data.by)) }] }]
        : []),
    ],
  };
  await showNotice(bot, chat, { channel: desk.channel }, { key: `${kind}:${row.id}`, card });
}
