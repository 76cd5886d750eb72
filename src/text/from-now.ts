import { Temporal } from 'temporal-polyfill';

const minuteMs = 60_000;

/** Says how far the time of day that is nearest to now is from now, such as "in 2 hours" or "20 minutes ago". */
export function fromNowText(
  time: { readonly hour: number; readonly minute: number },
  now: Date,
  timeZone: string,
  tongue: string,
): string {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const today = here.with({ ...time, second: 0, millisecond: 0 });
  const [minutes = 0] = [-1, 0, 1]
    .map((days) => Math.round((today.add({ days }).epochMilliseconds - now.getTime()) / minuteMs))
    .toSorted((one, other) => Math.abs(one) - Math.abs(other));
  const write = new Intl.RelativeTimeFormat(tongue, { numeric: 'auto' });
  return Math.abs(minutes) < 90 ? write.format(minutes, 'minute') : write.format(Math.round(minutes / 60), 'hour');
}
