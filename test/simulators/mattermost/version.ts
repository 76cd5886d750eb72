import type { Server } from './state.ts';

/** Tells whether the server is of that version or newer. */
export function isFrom({ version }: Pick<Server, 'version'>, major: number, minor: number): boolean {
  const [ours = 0, theirs = 0] = version.split('.').map(Number);
  return ours > major || (ours === major && theirs >= minor);
}
