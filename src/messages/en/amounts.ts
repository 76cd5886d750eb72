import { sizeText } from '#messages/size-text.ts';

/** Formats a size for people: "12 MB". */
export function size(bytes: number): string {
  return sizeText(bytes, ['bytes', 'KB', 'MB', 'GB', 'TB'], '.');
}

/** Formats the day of an instant, in UTC. */
export function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Formats how long to wait, in whole minutes beyond one, rounded up so that it is never too short. */
export function wait(seconds: number): string {
  if (seconds <= 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** Formats a size in whole megabytes, rounded down. */
export function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}
