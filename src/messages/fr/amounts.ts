import { sizeText } from '#messages/size-text.ts';

/** Formats a size for people: « 12 Mo ». */
export function size(bytes: number): string {
  return sizeText(bytes, ['octets', 'Ko', 'Mo', 'Go', 'To'], ',').replace(' ', '\u00a0');
}

/** Formats an instant in numbers and in UTC, so that an administrator can compare it with a log. */
export function instant(at: Date): string {
  return `${day(at)} à ${at.toISOString().slice(11, 16)} UTC`;
}

/** Formats the day of an instant, in UTC. */
export function day(at: Date): string {
  return dayOf(at.toISOString());
}

/** Formats the day of an ISO date. */
export function dayOf(iso: string): string {
  const [year = '', month = '', date = ''] = iso.slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

/** Formats how long to wait, in whole minutes beyond one, rounded up so that it is never too short. */
export function wait(seconds: number): string {
  if (seconds <= 60) return seconds === 1 ? '1 seconde' : `${seconds} secondes`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** Formats a size in whole megabytes, rounded down. */
export function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} Mo`;
}
