const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns the time on a wall clock of that zone, written as if it were UTC. */
function wallMs(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
    formats.set(timeZone, format);
  }
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? Number.NaN;
  const seconds = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return seconds + (((at % 1000) + 1000) % 1000);
}

/** The number of the day on the calendar of that zone. */
export function naiveDay(at: number, timeZone: string): number {
  return Math.floor(wallMs(at, timeZone) / dayMs);
}

export function naiveWeeksBefore(at: number, weeks: number, timeZone: string): number {
  return naiveDaysBefore(at, 7 * weeks, timeZone);
}

/**
 * The same time on the wall so many days earlier. A time that clocks show twice is the first one; one that they pass over is
 * as long after the change as it would have been without it.
 */
export function naiveDaysBefore(at: number, days: number, timeZone: string): number {
  if (days === 0) return at;
  const wall = wallMs(at, timeZone) - days * dayMs;
  const offsets = [wall - dayMs, wall + dayMs].map((near) => wallMs(near, timeZone) - near);
  let found: number | null = null;
  for (const offset of offsets) {
    const candidate = wall - offset;
    if (wallMs(candidate, timeZone) === wall && (found === null || candidate < found)) found = candidate;
  }
  return found ?? wall - (offsets[0] ?? 0);
}
