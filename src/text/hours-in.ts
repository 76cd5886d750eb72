/** A range of hours in a text: the times of day from and until which something lasts. */
export interface HourRange {
  readonly at: number;
  readonly length: number;
  readonly fromMinute: number;
  readonly untilMinute: number;
}

const space = String.raw`[\s\u00a0\u202f]`;
const meridiem = String.raw`(?:[ap]m|[ap]\.m\.?)`;
const time = (name: string): string =>
  String.raw`(?<${name}Hour>\d{1,2})(?:${space}?(?<${name}Sign>h|heures?)(?:${space}?(?<${name}Past>\d{2})(?!\d))?|(?<${name}Colon>[:.])(?<${name}Minute>\d{2})(?!\d))?(?:${space}?(?<${name}Unit>Uhr|h|${meridiem}))?`;
const range = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:/-])${time('from')}${space}?(?:[-–—]|(?<=${space})(?:à|a|to|until|till|bis|jusqu['’]à)(?=${space}))${space}?${time('until')}(?![\p{L}\p{N}]|[:.,]\d)`,
  'giu',
);
/** Words after a number of hours: "De 20 h à 10 h de cours". */
const amount = /^[\s\u00a0\u202f](?:de|d['’]|par|of|per|pro|hebdomadaires?|weekly|semaine|pauschal)(?!\p{L})/iu;

/**
 * Lists the ranges of hours in a text, "de 9 h à 17 h 30", "from 2 to 4 pm", "9–17 Uhr", if it is beyond doubt in which
 * half of the day they are. Pure; linear in the text's length.
 */
export function hourRangesIn(text: string, isEnglish: boolean): readonly HourRange[] {
  return Array.from(text.matchAll(range)).flatMap((match) => {
    const end = match.index + match[0].length;
    const read = rangeOf(match.groups ?? {}, isEnglish);
    if (read === null || amount.test(text.slice(end, end + 20))) return [];
    return [{ at: match.index, length: match[0].length, ...read }];
  });
}

type Groups = Readonly<Record<string, string | undefined>>;

function rangeOf(groups: Groups, isEnglish: boolean): Pick<HourRange, 'fromMinute' | 'untilMinute'> | null {
  const from = timeOf(groups, 'from');
  const until = timeOf(groups, 'until');
  if (from === null || until === null) return null;
  const [fromHalf, untilHalf] = [halfOf(from.unit), halfOf(until.unit)];
  if (fromHalf !== null || untilHalf !== null) {
    // "From 10 to 2 pm": most would say that it begins in the morning, but nobody can be sure.
    if (fromHalf === null || untilHalf === null) return null;
    return { fromMinute: inHalf(from.minutes, fromHalf), untilMinute: inHalf(until.minutes, untilHalf) };
  }
  // "9.30–11.00" may be prices, and in English "10:00–2:00" goes by a clock of twelve hours.
  const hasUnit = until.unit !== null || (from.unit !== null && until.hasMinutes);
  const isByClock = from.hasColon && until.hasColon && (!isEnglish || Math.max(from.minutes, until.minutes) >= 13 * 60);
  return hasUnit || isByClock ? { fromMinute: from.minutes, untilMinute: until.minutes } : null;
}

interface Time {
  readonly minutes: number;
  readonly hasMinutes: boolean;
  readonly hasColon: boolean;
  readonly unit: string | null;
}

function timeOf(groups: Groups, name: 'from' | 'until'): Time | null {
  const past = groups[`${name}Past`] ?? groups[`${name}Minute`];
  const [hour, minute] = [Number(groups[`${name}Hour`]), Number(past ?? 0)];
  if (hour > 23 || minute > 59) return null;
  return {
    minutes: hour * 60 + minute,
    hasMinutes: past !== undefined,
    hasColon: groups[`${name}Colon`] === ':',
    unit: groups[`${name}Sign`] ?? groups[`${name}Unit`] ?? null,
  };
}

function halfOf(unit: string | null): 'am' | 'pm' | null {
  return /^a/iu.test(unit ?? '') ? 'am' : /^p/iu.test(unit ?? '') ? 'pm' : null;
}

function inHalf(minutes: number, half: 'am' | 'pm'): number {
  return (minutes % 720) + (half === 'pm' ? 720 : 0);
}
