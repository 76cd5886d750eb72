import { type Language, languageFacts } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

/** The reader of a time. */
export interface Reader {
  readonly language: Language;
  readonly timeZone: string;
}

/** Formats an instant for a reader, with its day if that is not today. */
export function timeText(at: Date, { language, timeZone }: Reader, now: Date, second?: '2-digit'): string {
  const { locale } = languageFacts[language];
  const day = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'short' });
  const isToday = day.format(at) === day.format(now);
  const text = new Intl.DateTimeFormat(locale, {
    timeZone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    ...(isToday ? { second } : { day: 'numeric', month: 'short' }),
  }).format(at);
  return isToday ? text : messagesIn(language).formats.dayAsWritten(text);
}
