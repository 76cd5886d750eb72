import { readFile, stat } from 'node:fs/promises';

import { errorCode } from '#storage/error-code.ts';

import { type Finding, right, wrong } from './finding.ts';

/** Whether the settings file can be read by Tambour, and by nobody else: it holds tokens. */
export async function checkSettingsFile(path: string): Promise<readonly Finding[]> {
  try {
    const mode = (await stat(path)).mode & 0o777;
    await readFile(path);
    if ((mode & 0o077) === 0) return [right({ code: 'settingsFilePrivate', path })];
    return [wrong({ code: 'settingsFileOpen', path, mode: mode.toString(8).padStart(3, '0') })];
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT') return [right({ code: 'settingsFileAbsent', path })];
    return [wrong({ code: 'settingsFileUnreadable', path, error: code })];
  }
}
