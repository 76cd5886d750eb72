import { readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';

// Loads the settings file into the environment, and reads from the environment what config.ts does not check.

export type SettingsFileOutcome =
  | { readonly kind: 'loaded' | 'absent' }
  /** Loaded as well, but it holds a secret and others than its owner may read or change it. */
  | { readonly kind: 'open'; readonly mode: string }
  | { readonly kind: 'unreadable'; readonly code: string };

/** Loads a settings file if there is one. What the environment already sets takes precedence. */
export function loadSettingsFile(path: string): SettingsFileOutcome {
  // Read before the file is loaded: a file cannot vouch for itself.
  const mayBeOpen = process.env['TAMBOUR_SHARED_SETTINGS'] === 'on';
  try {
    // Not loadEnvFile(): it does not say why a file cannot be read.
    const settings = parseEnv(readFileSync(path, 'utf8'));
    const mode = statSync(path).mode & 0o777;
    for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;
    const isOpen = (mode & 0o077) !== 0 && Object.entries(settings).some(isSecret);
    return isOpen && !mayBeOpen ? { kind: 'open', mode: mode.toString(8).padStart(3, '0') } : { kind: 'loaded' };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    return error.code === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', code: error.code };
  }
}

/** Tells whether a setting holds a token, a secret, or an address with a password in it. */
function isSecret([name, value = '']: readonly [string, string | undefined]): boolean {
  if (value === '') return false;
  return /(?:TOKENS?|SECRET)$/.test(name) || (URL.parse(value)?.password ?? '') !== '';
}

/** Returns the folders in which a shell looks for programs, as one line. */
export function searchPath(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  return environment['PATH'] ?? '';
}

/** Returns the machine's locale, such as "fr_FR.UTF-8", without checking the settings; null where none is set. */
export function machineLocale(environment: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const named = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']];
  return named.find((locale) => locale !== undefined && locale !== '') ?? null;
}

/** Returns who called sudo, if it runs the command. The system reports it, and root can set it to anything. */
export function sudoCaller(environment: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const { SUDO_USER: caller = '' } = environment;
  return caller === '' ? null : caller;
}

/** Tells whether a script of package.json started the program: then people type its commands through npm. */
export function isStartedByNpm(environment: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return ['start', 'tambour'].includes(environment['npm_lifecycle_event'] ?? '');
}

/** Tells whether systemd started the program and waits to hear that it has started. */
export function isAwaitedByServiceManager(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  return (environment['NOTIFY_SOCKET'] ?? '') !== '';
}
