import type { FileFact } from '#doctor/finding.ts';

import { sizeWords } from './size-words.ts';
import { wordsForKey } from '#cli/words-for-app.ts';
import { command } from '#cli/command.ts';

export function wordsForFiles(fact: FileFact): string {
  switch (fact.code) {
    case 'dataFolderNotYet':
      return `The data folder ${fact.path} is not there yet: the first start makes it.`;
    case 'dataFolderFine':
      return `The data folder ${fact.path} can be written to by Tambour alone.`;
    case 'dataFolderNotWritable':
      return `The data folder ${fact.path} cannot be written to (${fact.error}). Give it to the user that runs Tambour, or set TAMBOUR_DATA.`;
    case 'dataFolderOpen':
      return `Others may look into the data folder ${fact.path} (mode ${fact.mode}). Run "chmod 700 ${fact.path}", or 711 where the database has a user of its own.`;
    case 'diskRoom':
      return `${sizeWords(fact.freeBytes)} are free on the disk of ${fact.path}.`;
    case 'diskLow':
      return `Only ${sizeWords(fact.freeBytes)} are free on the disk of ${fact.path}. A backup may not fit: make room soon.`;
    case 'diskFull':
      return `The disk of ${fact.path} is full (${sizeWords(fact.freeBytes)} free): no approval can be stored. Make room.`;
    case 'inodesLow':
      return `The disk of ${fact.path} can take only ${fact.free} more files, whatever their size. Delete what is not needed.`;
    case 'keyFine':
      return `The master key ${fact.path} is there and private. Keep a copy away from the data and its backups.`;
    case 'keyNotYet':
      return `The master key ${fact.path} is not there yet: the first start makes it.`;
    case 'keyRefused':
      return wordsForKey(fact.refusal);
    case 'keyBesideData':
      return `The master key lies in the data folder: whoever copies the folder has both. Stop Tambour, move ${fact.path} elsewhere, and set TAMBOUR_KEY_FILE.`;
    case 'keyRotating': {
      const [current, other] = fact.ids;
      return fact.role === 'next'
        ? `A rotation of the master key was begun (${current}, next ${other}). Copy ${fact.path} to each machine that runs Tambour, then run "${command('key rotate', ['--finish'])}" on each.`
        : `A rotation of the master key was not finished (${current}, former ${other}); everything can be read. Run "${command('key rotate')}" again.`;
    }
    case 'backupFresh':
      return `The newest backup is of ${dayOf(fact.at)}.`;
    case 'backupOld':
      return `The newest backup is ${fact.days} days old (${dayOf(fact.at)}). Run "${command('backup')}", best every night.`;
    case 'noBackup':
      return `There is no backup in ${fact.folder}. Run "${command('backup')}", best every night, unless your database is backed up otherwise.`;
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
