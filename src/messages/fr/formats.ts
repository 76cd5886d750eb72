import type { FormatsWords } from '#messages/words/formats.ts';

export const formats: FormatsWords = {
  day: { day: 'numeric', month: 'long' },
  alwaysWithYear: false,
  dayAsWritten: (text) => text.replace(/\b1 (?=[a-zûé])/u, '1er '),
  time: (time) => time.replace(/^0?(\d+):/u, '$1\u00a0h\u00a0'),
  timeWithSeconds: (hour, minute, second) => `${Number(hour)} h ${minute} min ${second} s`,
  onDayAt: (day, time) => `${day} à ${time}`,
  at: (time) => `à ${time}`,
  dayAndTime: (day, time) => `${day} à ${time}`,
  inclusive: (day) => `${day} inclus`,
  // Spreadsheets in French read a comma as a decimal point.
  cellSeparator: ';',
};
