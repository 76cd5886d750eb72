import { enqueueAfterRestore } from '#drafts/enqueue-after-restore.ts';
import { doubtAfterRestore } from '#publishing/restoring/restore.ts';
import { restore, type RestoreRefusal } from '#storage/backup/restore.ts';
import { isSealedByOther } from '#storage/journal-head.ts';
import { keysInForce } from '#storage/keys-in-force.ts';
import { allKeys, journalKey, type MasterKeyRefusal, type MasterKeys, readMasterKey } from '#storage/master-key.ts';
import { unseal } from '#storage/seal.ts';
import type { Store } from '#storage/store.ts';
import { withDecisionKey } from '#storage/with-decision-key.ts';

import { administrator } from './administrator.ts';
import { rowsData, rowsText } from './backup-command.ts';
import { type CommandResult, refused } from './command-result.ts';
import type { StoragePlaces } from './storage-places.ts';
import { terminal } from '#messages/en/terminal.ts';
import { say } from '#messages/words/keyed.ts';
import { command } from '#messages/command.ts';

/** Restores a backup into an empty database, and says what to know before Tambour is started on it. */
export async function restoreCommand(places: StoragePlaces, file: string): Promise<CommandResult> {
  const { database, keyPath, clock, newId, onStep } = places;
  const outcome = await restore({
    file,
    database,
    clock,
    newId,
    logger: null,
    onProgress: onStep,
    finish: async (store, backup) => {
      const { key, keys } = await keyFor(store, keyPath);
      const signing = keys === null ? store : withDecisionKey(store, keys);
      const isSignedOtherwise = keys !== null && (await isSealedByOther(store.db, journalKey(keys)));
      const doubts = await doubtAfterRestore(signing, backup, administrator());
      await enqueueAfterRestore(signing, backup);
      return { doubts, key, isSignedOtherwise };
    },
  });
  switch (outcome.kind) {
    case 'refused':
      return refused(outcome.refusal.kind, say(terminal.storage, outcome.refusal.kind, outcome.refusal));
    case 'notRestored':
      return refused(outcome.refusal.kind, wordsFor(outcome.refusal));
    case 'restored': {
      const { takenAt, tables } = outcome;
      const { doubts, key, isSignedOtherwise } = outcome.finished;
      const text = [
        `Restored: ${rowsText(tables)}, as of ${takenAt.toISOString()}.`,
        `What was said, approved, stopped or sent since then is forgotten. Whatever was still to be sent then (${doubts}) is looked for on its network; what is not found there and may have gone out since, or where Tambour cannot look, is asked about in the thread. Reactions approve no draft of before: buttons do, and approvals that still waited for others have to be given again. Who approves, reserve periods, emergency templates, rules, the rota, sleeping accounts and shared links are as they were then. Each desk is frozen until one of its approvers has seen the list of what waits in its channel, and pressed the button below it. Threads may be written anew in the chat.`,
        'The Tambour that the backup is of must not run any more: two would publish the same posts.',
        wordsForKey(key, keyPath),
        ...(isSignedOtherwise ? [signedOtherwise(keyPath)] : []),
      ];
      const data = {
        takenAt: takenAt.toISOString(),
        tables: rowsData(tables),
        doubts,
        masterKey: key.kind,
        isSignedOtherwise,
      };
      return { exitCode: isInOrder(key) && !isSignedOtherwise ? 0 : 1, text: text.join('\n'), data };
    }
  }
}

type Key =
  | { readonly kind: 'fits' | 'notNeeded' | 'missing' | 'other' }
  | { readonly kind: 'unusable'; readonly refusal: MasterKeyRefusal };

/** Checks whether the master key that opens the backup's contents is there. `keys`: those that fit; null: none. */
async function keyFor(store: Store, path: string): Promise<{ readonly key: Key; readonly keys: MasterKeys | null }> {
  const accounts = await store.db.account.findMany({ select: { id: true, sealedToken: true } });
  const outcome = await readMasterKey({ path, made: false });
  if (outcome.kind === 'refused') {
    const { refusal } = outcome;
    if (accounts.length === 0) return { key: { kind: 'notNeeded' }, keys: null };
    return { key: refusal.kind === 'keyFileMissing' ? { kind: 'missing' } : { kind: 'unusable', refusal }, keys: null };
  }
  const keys = await keysInForce(store.db, outcome.keys);
  if (accounts.length === 0) return { key: { kind: 'notNeeded' }, keys };
  const isOpen = ({ id, sealedToken }: (typeof accounts)[number]): boolean =>
    unseal(allKeys(keys), { accountId: id, purpose: 'token' }, sealedToken).kind === 'secret';
  return accounts.every(isOpen) ? { key: { kind: 'fits' }, keys } : { key: { kind: 'other' }, keys: null };
}

/**
 * Tells whether the key's state is fine after a restore. A key that is not there yet is normal. A key that is there but
 * useless has to be reported to a script too.
 */
function isInOrder({ kind }: Key): boolean {
  return kind !== 'other' && kind !== 'unusable';
}

function wordsForKey(key: Key, path: string): string {
  switch (key.kind) {
    case 'fits':
      return `The master key ${path} opens the accounts' tokens. ${howToStart()}`;
    case 'notNeeded':
      return `No account is in it, so that no master key is needed. ${howToStart()}`;
    case 'missing':
      return `The master key is not in ${path}. Put the copy that was kept apart there before you start Tambour, readable by its user alone. What the restore wrote into the journal is unsigned so long: "${command('journal sign')}" signs it then.`;
    case 'other':
      return `The master key ${path} does not open the accounts' tokens: it is another one. Put the right one there before you start Tambour, or add it to the file as a second line, "former KEY", and run "${command('key rotate')}"; or give each account a new token with "${command('account add')}".`;
    case 'unusable':
      return `${say(terminal.masterKey, key.refusal.kind, key.refusal)} Do it before you start Tambour: without the key no account can be used.`;
  }
}

function howToStart(): string {
  return `Start Tambour with "systemctl start tambour" where it is a service, otherwise with "${command('start')}".`;
}

/** Says that the backup is signed with another key than the one that is there. */
function signedOtherwise(path: string): string {
  return `What it holds is signed with another key than the one of ${path}, so that no approval in it counts: all is asked for again, and the journal cannot be verified. To keep them, put the key file of then there, restore the backup once more into an empty database, and run "${command('key rotate-signing')}" before you start Tambour.`;
}

function wordsFor(refusal: RestoreRefusal): string {
  switch (refusal.kind) {
    case 'fileNotReadable':
      return `${refusal.path} cannot be read (${refusal.code}). Check its name, and that this user may read it.`;
    case 'notABackup':
      return `${refusal.path} is not a backup of Tambour.`;
    case 'damaged':
      return `${refusal.path} is damaged: it was cut off, or changed since it was written. Nothing was restored; take another backup.`;
    case 'backupNewer':
      return `${refusal.path} is of a newer Tambour${refusal.migration === null ? '' : ` (${refusal.migration})`}. Restore it with that version.`;
    case 'otherMigrations':
      return `${refusal.path} was made with another ${refusal.migration} than this Tambour has. Install an unchanged Tambour.`;
    case 'notEmpty':
      return `The database "${refusal.database}" is not empty (${refusal.table} has something in it), and a restore overwrites nothing. Name a new one in DATABASE_URL, or set TAMBOUR_DATA to a new folder.`;
    case 'inUse':
      return `A Tambour runs on the database "${refusal.database}". Stop it first, and restore into an empty one.`;
    case 'databaseFull':
      return 'The disk of the database is full. Make room and restore again; nothing was restored.';
  }
}
