import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { errorCode } from '#storage/error-code.ts';

import { advice, type FindingOf, right, wrong } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface SettingsFileFacts {
  readonly settingsFileAbsent: { readonly path: string };
  readonly settingsFilePrivate: { readonly path: string };
  readonly settingsFileOpen: { readonly path: string; readonly mode: string };
  readonly settingsFileOfOther: { readonly path: string; readonly owner: number };
  readonly settingsFolderOpen: { readonly path: string };
  readonly settingsFileUnreadable: { readonly path: string; readonly error: string };
  /** `line` counts from 1. Its text is not repeated, since it may be a secret. */
  readonly settingsFileLine: { readonly path: string; readonly line: number };
}

/** Checks that only Tambour can read the settings file, which holds tokens, and that each of its lines is a setting. */
export async function checkSettingsFile(path: string): Promise<readonly FindingOf<SettingsFileFacts>[]> {
  try {
    const { mode: bits, uid: owner } = await stat(path);
    const mode = bits & 0o777;
    const folder = dirname(path);
    const text = await readFile(path, 'utf8');
    const isPrivate = (mode & 0o077) === 0;
    return [
      isPrivate
        ? right({ code: 'settingsFilePrivate', path })
        : wrong({ code: 'settingsFileOpen', path, mode: mode.toString(8).padStart(3, '0') }),
      // Root can write everything anyway.
      ...(owner === 0 || owner === process.getuid?.() ? [] : [wrong({ code: 'settingsFileOfOther', path, owner })]),
      // In a folder that everybody can write to, anybody can replace the file, unless the sticky bit is set.
      ...(((await stat(folder)).mode & 0o1002) === 0o002 ? [wrong({ code: 'settingsFolderOpen', path: folder })] : []),
      ...linesWithoutSetting(text).map((line) => advice({ code: 'settingsFileLine', path, line })),
    ];
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT') return [right({ code: 'settingsFileAbsent', path })];
    return [wrong({ code: 'settingsFileUnreadable', path, error: code })];
  }
}

// Like Node, accepts a quoted value over several lines: https://nodejs.org/api/util.html#utilparseenvcontent.
const setting = /^[ \t]*(?:export[ \t]+)?[\w.-]+[ \t]*=[ \t]*(?:"[^"]*"|'[^']*'|`[^`]*`|[^\n]*)/gm;

/** Returns the numbers of the lines that Node silently skips. */
function linesWithoutSetting(text: string): readonly number[] {
  const rest = text.replaceAll('\r', '').replaceAll(setting, (found) => found.replaceAll(/[^\n]/g, ''));
  return rest.split('\n').flatMap((line, index) => (/^\s*(?:#|$)/.test(line) ? [] : [index + 1]));
}
