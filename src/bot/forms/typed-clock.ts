import { Temporal } from 'temporal-polyfill';

import { folded } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';

/** A way to split a text into a day and a time. `day` is empty if only a time was typed. */
export interface Split {
  readonly day: string;
  readonly time: Temporal.PlainTime;
}

const any = (words: ReadonlySet<string>): string => [...words].map((word) => RegExp.escape(word)).join('|');
const clock = any(typedWords((typed) => typed.clock));
const noon = any(typedWords((typed) => typed.noon));
const ats = typedWords((typed) => typed.at);
/** Ways to write a time. Before a day, the third one may also read the day's number as minutes. */
const ways = [
  String.raw`(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:\s?(?:(?<half>[ap])\.?m\.?|${clock}))?`,
  String.raw`(?<hour>\d{1,2})\s?(?:h|${clock}|(?<half>[ap])\.?m\.?)`,
  String.raw`(?<hour>\d{1,2})\s?(?:h|${clock})\s?(?<minute>\d{2})(?:\s?(?:${clock}))?`,
  String.raw`(?<noon>${noon})`,
];
const atEnd = ways.map((way) => new RegExp(String.raw`^(?:(?<day>.+?)[\s,]+)?${way}$`, 'u'));
const atStart = ways.map((way) => new RegExp(String.raw`^${way}[\s,]+(?<day>.+)$`, 'u'));
/** "10.12" alone could also be a day. */
const looksLikeDay = /^\d{1,2}\.\d{2}$/u;

/** Splits a lower-case text into a day and a time, in every possible way. Pure. */
export function splitsOf(plain: string): readonly Split[] {
  if (looksLikeDay.test(plain)) return [];
  const [first = '', ...rest] = plain.split(' ');
  const unled = ats.has(folded(first)) ? rest.join(' ') : plain;
  const splits = [...atEnd, ...atStart].flatMap((pattern) => splitBy(pattern, unled) ?? []);
  return [...new Map(splits.map((split) => [`${split.day} ${split.time.toString()}`, split])).values()];
}

function splitBy(pattern: RegExp, plain: string): Split | null {
  const groups = pattern.exec(plain)?.groups;
  if (groups === undefined) return null;
  const time = timeOf(groups);
  if (time === null) return null;
  const words = (groups['day'] ?? '').split(' ');
  const last = words.at(-1) ?? '';
  return { day: (ats.has(folded(last)) ? words.slice(0, -1) : words).join(' '), time };
}

function timeOf({
  hour,
  minute = '0',
  half,
  noon: isNoon,
}: Readonly<Record<string, string | undefined>>): Temporal.PlainTime | null {
  if (isNoon !== undefined) return Temporal.PlainTime.from({ hour: 12 });
  const typed = Number(hour);
  if (typed > 23 || Number(minute) > 59 || (half !== undefined && (typed < 1 || typed > 12))) return null;
  const ofDay = half === undefined ? typed : (typed % 12) + (half === 'p' ? 12 : 0);
  return Temporal.PlainTime.from({ hour: ofDay, minute: Number(minute) });
}
