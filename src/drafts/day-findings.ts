import { Temporal } from 'temporal-polyfill';

import { calendarDay } from '#text/calendar-day.ts';
import { clauseAround } from '#text/clause-around.ts';
import { daysIn, type NamedDay } from '#text/days-in.ts';

import { type FoundOf, warns } from './finding-kind.ts';
import type { Moment, MomentRule } from './finding-rule.ts';
import { type PublicText, publicTextsOf } from './public-texts.ts';

/** Days from now: so far ahead or behind, a day without a year surely is the next or the last one. */
const surelyAhead = 150;
const surelyBehind = 60;
const mostYears = 20;
/** No post names more days than this. */
const mostDays = 100;

const kinds = {
  /** `day`: the day that is meant, YYYY-MM-DD; it does not fall on the weekday that is written with it. */
  WEEKDAY_WRONG: warns<{ readonly day: string }>(),
  /** `written`: the day as written, which does not exist. */
  DAY_NONEXISTENT: warns<{ readonly written: string }>(),
  /** `day`: a day for which something is announced, but which is over when the post goes out. */
  DAY_PAST: warns<{ readonly day: string }>(),
};
type Found = FoundOf<typeof kinds>;

/**
 * Checks the days that a post names against the calendar, as of the day on which it goes out. A day without a year may
 * belong to several years: a finding is reported only if it holds in each of them.
 */
export const dayRule: MomentRule<typeof kinds> = { kinds, atMoment: dayFindings };

function dayFindings({ content, now }: Moment): readonly Found[] {
  const goesOutAt = content.window === null || content.window.publishAt < now ? now : content.window.publishAt;
  const goesOut = Temporal.Instant.fromEpochMilliseconds(goesOutAt.getTime())
    .toZonedDateTimeISO(content.timeZone)
    .toPlainDate();
  return publicTextsOf(content).flatMap((text) => {
    const days = daysIn(text.prose, content.language === 'en').slice(0, mostDays);
    if (days.length === 0) return [];
    const years = yearsBeside(days, text.prose);
    return days.flatMap((day) => findingsOfDay(day, text, { goesOut, years }));
  });
}

/** Returns the years that a text names outside its days: each may belong to a day without a year. */
function yearsBeside(days: readonly NamedDay[], prose: string): ReadonlySet<number> {
  const within = (at: number): boolean => days.some((day) => at >= day.at && at < day.at + day.length);
  return new Set(
    Array.from(prose.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu))
      .slice(0, mostYears)
      .flatMap(({ 0: year, index }) => (within(index) ? [] : [Number(year)])),
  );
}

interface Reading {
  readonly goesOut: Temporal.PlainDate;
  /** Years that the text names without a day. */
  readonly years: ReadonlySet<number>;
}

function findingsOfDay(named: NamedDay, { prose, placeAt }: PublicText, reading: Reading): readonly Found[] {
  const place = placeAt(named.at, named.length);
  const [meant, ...others] = daysMeant(named, reading);
  if (meant === undefined) {
    const isUnreal = named.day >= 1 && named.day <= 31 && named.month >= 1 && named.month <= 12;
    const written = prose.slice(named.at, named.at + named.length);
    return isUnreal ? [{ code: 'DAY_NONEXISTENT', place, data: { written } }] : [];
  }
  const { weekday } = named;
  const day = meant.toString();
  if (weekday !== null && [meant, ...others].every(({ dayOfWeek }) => dayOfWeek !== weekday)) {
    return [{ code: 'WEEKDAY_WRONG', place, data: { day } }];
  }
  const isOver = [meant, ...others].every((one) => Temporal.PlainDate.compare(one, reading.goesOut) < 0);
  if (!isOver || named.goesOn || !announces(prose, named)) return [];
  // A day without a year may mean the next one, however far that is.
  return [{ code: 'DAY_PAST', place, data: { day }, ...(named.year === null ? { level: 'info' } : {}) }];
}

/** Lists the days that may be meant, the likeliest first; none if there is no such day. */
function daysMeant(named: NamedDay, { goesOut, years }: Reading): readonly Temporal.PlainDate[] {
  const { year, month, day, mayTurn } = named;
  const inYear = (one: number): readonly Temporal.PlainDate[] =>
    [calendarDay(one, month, day), mayTurn ? calendarDay(one, day, month) : null].filter((found) => found !== null);
  if (year !== null) return inYear(year);
  const around = [-1, 0, 1].flatMap((step) => inYear(goesOut.year + step));
  // Only some years have a 29th of February.
  if (around.length === 0 && month === 2 && day === 29) return [2028, 2032].flatMap(inYear);
  const distances = around
    .map((date) => ({ date, days: goesOut.until(date).total('days') }))
    .filter(({ days }) => Math.abs(days) <= 366);
  const ahead = distances.filter(({ days }) => days >= 0 && days <= surelyAhead);
  const behind = distances.filter(({ days }) => days < 0 && days >= -surelyBehind);
  const sure = ahead.length > 0 ? ahead : behind;
  const either = sure.length > 0 ? sure : distances.toSorted((one, other) => Math.abs(one.days) - Math.abs(other.days));
  return [...either.map(({ date }) => date), ...[...years].flatMap(inYear)];
}

/** Words that announce or invite, in the languages that Tambour speaks. */
const announcing = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:aura|auront) lieu|se (?:tiendra|tiendront|déroulera|dérouleront)|débutera|commencera|ouvrira|(?:sera|seront) (?:exceptionnellement )?(?:fermée?s?|ouverte?s?)|rendez-vous|rejoignez-nous|venez|participez|inscrivez-vous|inscriptions?|réservez|à vos agendas|will (?:take place|be (?:held|closed|open)|open|close|start|begin)|takes place|join us|come along|register|registration|sign up|book (?:your|a)|save the date|don['’]t miss|applications? close|deadline|findet|finden|stattfinden|wird eröffnet|kommen Sie|besuchen Sie|seien Sie dabei|melden Sie sich|Anmeldung(?:en)?|Anmeldeschluss|merken Sie sich|laden (?:wir )?(?:Sie )?(?:herzlich )?ein)(?!\p{L})`,
  'giu',
);
/** Words of postponing and calling off: a clause with one announces nothing for its day. */
const calledOff =
  /(?<!\p{L})(?:report\p{L}*|annul\p{L}*|initialement|postponed|cancell?ed|originally|rescheduled|verschoben|abgesagt|ursprünglich)(?!\p{L})/iu;
/** Words of the past: in a clause with one, only an announcing word right before a day counts. */
const over =
  /(?<!\p{L})(?:a|as|ai|ont|avait|avaient|avons|était|étaient|fut|furent|est|sont|derni[eè]re?s?|pass[ée]e?s?|was|were|had|has|have|took|last|war|waren|hatten?|hat|haben|wurden?|fand|fanden|letzte[nrs]?)(?!\p{L})/iu;
/** Words as in "l'arrêté du 3 novembre" or "since 3 November": such a day may well be past. */
const genitive =
  /(?<!\p{L})(?:du|depuis|après|dès|of|from|since|after|following|vom|seit|nach|ab|dated)(?:\s+(?:le|the|dem))?\s*$/iu;
const rightBefore = 15;
const nearBefore = 45;
const nearAfter = 30;
const longestWord = 20;

/** Tells whether a text surely announces something for the day that it names at `at`. */
function announces(text: string, { at, length }: { readonly at: number; readonly length: number }): boolean {
  const { from, until } = clauseAround(text, at, length);
  const clause = text.slice(from, until);
  if (genitive.test(text.slice(from, at)) || calledOff.test(clause)) return false;
  const [before, after] = over.test(clause) ? [rightBefore, 0] : [nearBefore, nearAfter];
  const near = Math.max(from, at - before - longestWord);
  return Array.from(text.slice(near, until).matchAll(announcing)).some((match) => {
    const begins = near + match.index;
    const ends = begins + match[0].length;
    return ends <= at ? at - ends <= before : begins >= at + length && begins - at - length <= after;
  });
}
