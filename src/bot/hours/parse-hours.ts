import { typedPlace, typedWords } from '#messages/typed-words.ts';

/** A request to change the working hours. What was not said stays. */
export interface HoursWish {
  readonly workDays?: readonly number[];
  readonly workFrom?: string;
  readonly workTo?: string;
  readonly holidays?: string;
}

const fillers = typedWords((typed) => [...typed.fillers, ...typed.clock]);
const nones = typedWords(({ none }) => none);

/**
 * Parses what follows "hours", folded to small letters without accents; null where it is not understood. Never throws.
 */
export function parseHours(folded: string): HoursWish | null {
  const words = folded
    .replaceAll(/\s*[-–—]\s*/gu, '-')
    .replaceAll(/(\d)\s*h\s*(\d)/gu, '$1h$2')
    .split(/[\s,]+/u)
    .filter((word) => word !== '' && !fillers.has(word));
  let wish: HoursWish = {};
  for (const word of words) {
    const part = nones.has(word) ? { holidays: 'none' } : (timesIn(word) ?? daysIn(word) ?? calendarIn(word));
    if (part === null) return null;
    const days = [...(wish.workDays ?? []), ...('workDays' in part ? part.workDays : [])];
    wish = { ...wish, ...part, ...(days.length === 0 ? {} : { workDays: inOrder(days) }) };
  }
  return wish;
}

function inOrder(days: readonly number[]): readonly number[] {
  return [...new Set(days)].toSorted((one, other) => one - other);
}

function timesIn(word: string): { readonly workFrom: string; readonly workTo: string } | null {
  const parts = /^(\d{1,2})(?:[h:.](\d{2})?)?-(\d{1,2})(?:[h:.](\d{2})?)?$/u.exec(word);
  if (parts === null) return null;
  const [, from = '', fromMinutes = '00', to = '', toMinutes = '00'] = parts;
  return { workFrom: `${from.padStart(2, '0')}:${fromMinutes}`, workTo: `${to.padStart(2, '0')}:${toMinutes}` };
}

function daysIn(word: string): { readonly workDays: readonly number[] } | null {
  const names = word.split('-');
  const [first = 0, last = first, ...rest] = names.map((name) => dayOf(name, names.length > 1));
  if (first === 0 || last < first || rest.length > 0) return null;
  return { workDays: Array.from({ length: last - first + 1 }, (_, index) => first + index) };
}

/** Returns a day's number from its name. Three letters are enough, and plurals are understood. */
function dayOf(name: string, isInRange: boolean): number {
  const plain = name.replace(/s$/u, '').replace(/\.$/u, '');
  if (plain.length > 2)
    return (
      typedPlace(
        plain,
        ({ weekdays }) => weekdays,
        (day) => day.startsWith(plain),
      ) + 1
    );
  return isInRange ? typedPlace(plain, ({ weekdaysInRanges }) => weekdaysInRanges) + 1 : 0;
}

function calendarIn(word: string): { readonly holidays: string } | null {
  if (word === 'auto') return { holidays: word };
  return /^[a-z]{2}(?:-[a-z0-9]{1,4})?$/u.test(word) ? { holidays: word.toUpperCase() } : null;
}
