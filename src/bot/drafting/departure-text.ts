import { offsetIfTwice } from '#bot/forms/time-form.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Desk } from '#desks/desk.ts';
import type { PublishWindow } from '#drafts/content.ts';
import type { Messages } from '#messages/words/messages.ts';

/**
 * Says when something goes out once it is approved: the day with its weekday, the time and the desk's zone. A time that
 * clocks show twice gets its offset, so that it is unambiguous.
 */
export function departureText(
  { window }: { readonly window: PublishWindow | null },
  { desk, m, now }: { readonly desk: Pick<Desk, 'timeZone'>; readonly m: Messages; readonly now: Date },
): string {
  if (window === null || window.publishAt <= now) return m.cards.leavesNow;
  const { timeZone } = desk;
  const words = fullWhenText(window.publishAt, timeZone, m.tongue, now);
  const offset = offsetIfTwice(window.publishAt, timeZone);
  return m.cards.leavesAt(words, offset === null ? timeZone : `${timeZone}, ${offset}`);
}
