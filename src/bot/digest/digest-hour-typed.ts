import { deskDefaults } from '#desks/desk-settings.ts';
import type { Messages } from '#messages/words/messages.ts';

/** The default hour of a desk's digest. */
export const usualDigest = { weekday: deskDefaults.digestWeekday ?? 1, time: deskDefaults.digestTime };

/** Formats the default hour as somebody would type it, as an example. */
export function digestHourTyped({ digest }: Pick<Messages, 'digest'>): string {
  const weekday = Object.values(digest.weekdays)[usualDigest.weekday - 1] ?? '';
  return `${weekday.toLowerCase()} ${usualDigest.time}`;
}
