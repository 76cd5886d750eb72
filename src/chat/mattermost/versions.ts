/**
 * The oldest version that Tambour works with. Before it, a form has no field for several choices, and the server
 * silently sends only one of two chosen accounts.
 */
export const oldestVersion = '11.0';

/** Compares a server's version with the oldest that is supported; "untold" if it cannot be read. */
export function ageOf(version: string): 'supported' | 'tooOld' | 'untold' {
  const is = isFrom(version, oldestVersion);
  if (is === null) return 'untold';
  return is ? 'supported' : 'tooOld';
}

/** Returns whether dialogs have date pickers, as they do from 11.6. */
export function hasPickers({ version }: { readonly version: string }): boolean {
  return isFrom(version, '11.6') === true;
}

function isFrom(version: string, wanted: string): boolean | null {
  const [there, least] = [partsOf(version), partsOf(wanted)];
  if (there === null || least === null) return null;
  return there.major > least.major || (there.major === least.major && there.minor >= least.minor);
}

function partsOf(version: string): { readonly major: number; readonly minor: number } | null {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})(?:[.-]|$)/.exec(version) ?? [];
  return major === undefined || minor === undefined ? null : { major: Number(major), minor: Number(minor) };
}
