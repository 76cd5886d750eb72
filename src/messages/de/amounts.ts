import { sizeText } from '#messages/size-text.ts';

/** Writes a size for people: „12 MB“. */
export function size(bytes: number): string {
  return sizeText(bytes, ['Bytes', 'KB', 'MB', 'GB', 'TB'], ',');
}

/** Writes an instant as an administrator compares it with a log: in UTC. */
export function instant(at: Date): string {
  return `${day(at)}, ${at.toISOString().slice(11, 16)} Uhr UTC`;
}

/** Writes the day of an instant, in UTC. */
export function day(at: Date): string {
  return dayOf(at.toISOString());
}

/** Writes the day of an ISO date. */
export function dayOf(iso: string): string {
  const [year = '', month = '', date = ''] = iso.slice(0, 10).split('-');
  return `${date}.${month}.${year}`;
}

/** Says how long to wait, in whole minutes where it is more than one: never too short. */
export function wait(seconds: number): string {
  if (seconds <= 60) return seconds === 1 ? '1 Sekunde' : `${seconds} Sekunden`;
  return `${Math.ceil(seconds / 60)} Minuten`;
}

/** Writes a size in whole megabytes, rounded down. */
export function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}
