import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { errorCode } from '#storage/error-code.ts';
import { isThere } from '#storage/is-there.ts';

import { advice, type FindingOf, right } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface BackupFacts {
  readonly backupFresh: { readonly at: Date; readonly days: number };
  readonly backupOld: { readonly at: Date; readonly days: number };
  readonly noBackup: { readonly folder: string };
}

const oldDays = 7;

/**
 * Checks the age of the newest backup in a folder. It only advises, since backups may also be kept elsewhere. Before
 * the first start there is nothing to back up.
 */
export async function checkBackups(folder: string, now: Date): Promise<readonly FindingOf<BackupFacts>[]> {
  if (!(await isThere(dirname(folder)))) return [];
  const newest = await newestIn(folder);
  if (newest === null) return [advice({ code: 'noBackup', folder })];
  const days = Math.floor((now.getTime() - newest.getTime()) / 86_400_000);
  if (days < oldDays) return [right({ code: 'backupFresh', at: newest, days })];
  return [advice({ code: 'backupOld', at: newest, days })];
}

async function newestIn(folder: string): Promise<Date | null> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.backup'));
    const changed = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtime));
    return changed.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
