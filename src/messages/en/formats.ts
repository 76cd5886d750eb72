import type { FormatsWords } from '#messages/words/formats.ts';

export const formats: FormatsWords = {
  day: { day: 'numeric', month: 'long' },
  alwaysWithYear: false,
  dayAsWritten: (text) => text.replace(',', ''),
  time: (time) => time,
  timeWithSeconds: (hour, minute, second) => `${hour}:${minute}:${second}`,
  onDayAt: (day, time) => `${day} at ${time}`,
  at: (time) => `at ${time}`,
  dayAndTime: (day, time) => `${day} at ${time}`,
  inclusive: (day) => `${day} inclusive`,
  cellSeparator: ',',
};
