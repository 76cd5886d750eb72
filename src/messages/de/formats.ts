import type { FormatsWords } from '#messages/words/formats.ts';

export const formats: FormatsWords = {
  day: { day: '2-digit', month: '2-digit' },
  // Without a year a day would end with a full stop, and at the end of a sentence with two.
  alwaysWithYear: true,
  dayAsWritten: (text) => text,
  time: (time) => `${time}\u00a0Uhr`,
  timeWithSeconds: (hour, minute, second) => `${hour}:${minute}:${second}\u00a0Uhr`,
  onDayAt: (day, time) => `am ${day} um ${time}`,
  at: (time) => `um ${time}`,
  dayAndTime: (day, time) => `${day}, ${time}`,
  inclusive: (day) => `einschließlich ${day}`,
  // Spreadsheets in German read a comma as a decimal point.
  cellSeparator: ';',
};
