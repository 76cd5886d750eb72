/** Weekdays, 1 for Monday to 7 for Sunday, in lower case without accents. */
const weekdays = numbered([
  'lundi monday montag',
  'mardi tuesday dienstag',
  'mercredi wednesday mittwoch',
  'jeudi thursday donnerstag',
  'vendredi friday freitag',
  'samedi saturday samstag sonnabend',
  'dimanche sunday sonntag',
]);
/** Short names are words as well, "sun", "so", "mer": they count only with a capital or a sign. */
const withCapital = numbered(['Mon', 'Tue Tues', 'Wed', 'Thu Thur Thurs', 'Fri', 'Sat', 'Sun']);
const withCapitalAndSign = numbered(['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So']);
const withStop = numbered(['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim']);

/** Months, 1 to 12, in lower case without accents. Only French ones count without a capital: "may" does not. */
const french = numbered(
  'janvier,janv fevrier,fevr,fev mars avril,avr mai juin juillet,juil aout septembre,sept octobre,oct novembre,nov decembre,dec',
);
const english = numbered(
  'january,jan february,feb march,mar april,apr may june,jun july,jul august,aug september,sept,sep october,oct november,nov december,dec',
);
const german = numbered(
  'januar,janner,jan februar,feb marz,maerz,mar april,apr mai juni,jun juli,jul august,aug september,sept,sep oktober,okt november,nov dezember,dez',
);

/** Returns the weekday, 1 for Monday to 7 for Sunday, that a word and the sign behind it name; null if they name none. */
export function weekdayOf(word: string, sign: string): number | null {
  const long = weekdays.get(plain(word)) ?? withCapital.get(word);
  if (long !== undefined || sign === '') return long ?? null;
  return withCapitalAndSign.get(word) ?? (sign.startsWith('.') ? withStop.get(plain(word)) : undefined) ?? null;
}

/** Returns the month, 1 to 12, that a word behind a day names; null if it names none. */
export function monthOf(word: string): number | null {
  const name = plain(word);
  const other = /^\p{Lu}/u.test(word) ? (english.get(name) ?? german.get(name)) : undefined;
  return french.get(name) ?? other ?? null;
}

/** Returns the month, 1 to 12, that an English word before a day names; null if it names none. */
export function monthBefore(word: string): number | null {
  return /^\p{Lu}/u.test(word) ? (english.get(plain(word)) ?? null) : null;
}

function plain(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Maps names to their numbers, from 1 on. The names of one thing are one string of an array, or joined by commas. */
function numbered(rows: string | readonly string[]): ReadonlyMap<string, number> {
  const each =
    typeof rows === 'string' ? rows.split(' ').map((row) => row.split(',')) : rows.map((row) => row.split(' '));
  return new Map(each.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
}
