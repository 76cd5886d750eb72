import { sizeText } from '#messages/size-text.ts';

/** Formats a size for people: „12 MB“. */
export function size(bytes: number): string {
  return sizeText(bytes, ['Bytes', 'KB', 'MB', 'GB', 'TB'], ',');
}

/** Formats an instant in UTC, so that an administrator can compare it with a log. */
export function instant(at: Date): string {
  return `${day(at)}, ${at.toISOString().slice(11, 16)} Uhr UTC`;
}

/** Formats the day of an instant, in UTC. */
export function day(at: Date): string {
  return dayOf(at.toISOString());
}

/** Formats the day of an ISO date. */
export function dayOf(iso: string): string {
  const [year = '', month = '', date = ''] = iso.slice(0, 10).split('-');
  return `${date}.${month}.${year}`;
}

/** Formats how long to wait, in whole minutes beyond one, rounded up so that it is never too short. */
export function wait(seconds: number): string {
  if (seconds <= 60) return seconds === 1 ? '1 Sekunde' : `${seconds} Sekunden`;
  return `${Math.ceil(seconds / 60)} Minuten`;
}

/** Formats a size in whole megabytes, rounded down. */
export function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}
