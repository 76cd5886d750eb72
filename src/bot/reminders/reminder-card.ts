import { awaitedOf } from '#bot/approving/awaited.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { stuckInlines } from '#bot/approving/stuck.ts';
import { fullWhenText, whenText } from '#bot/when-text.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { UserId } from '#chat/refs.ts';
import type { ReminderNotice } from '#reminders/reminder-notice.ts';

/** Builds a reminder in a draft's thread, which mentions the people it concerns. */
export function reminderCard(view: DraftView, { kind, data }: ReminderNotice): Card {
  const { m, desk, draft, standing, now } = view;
  if (kind === 'reminder.waiting') {
    const sentence = m.reminders.waiting(data.revision, fullWhenText(data.askedAt, desk.timeZone, m.tongue, now));
    return calling(sentence, approverInlines(view));
  }
  const when = whenText(data.publishAt, desk.timeZone, m.tongue, now);
  if (draft.state === 'writing') return calling(m.reminders.hourBefore.asking(when), mentions([draft.author]));
  if (standing.kind === 'changesAsked') return calling(m.reminders.hourBefore.changes(when), mentions([draft.author]));
  return calling(m.reminders.hourBefore.approval(when), approverInlines(view));
}

/** Mentions the people who could approve, if they are few. If nobody could, says why and whom to ask. */
function approverInlines(view: DraftView): readonly Inline[] {
  return stuckInlines(view) ?? (view.candidates.kind === 'each' ? mentions(awaitedOf(view)) : []);
}

function mentions(people: readonly UserId[]): readonly Inline[] {
  return people.flatMap((user, index): readonly Inline[] => [
    ...(index === 0 ? [] : [{ kind: 'text' as const, text: ' ' }]),
    { kind: 'mention', user },
  ]);
}

function calling(sentence: string, called: readonly Inline[]): Card {
  return {
    summary: sentence,
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'text', text: sentence }] },
      ...(called.length === 0 ? [] : [{ kind: 'paragraph' as const, inlines: called }]),
    ],
  };
}
