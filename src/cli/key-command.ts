import { rotateKey, type RotateOptions, type RotateRefusal } from '#storage/rotate-key.ts';
import type { Store } from '#storage/store.ts';

import { administrator } from './administrator.ts';
import { type CommandResult, done, refused } from './command-result.ts';
import { terminal } from '#messages/en/terminal.ts';
import { say } from '#messages/words/keyed.ts';
import { command } from '#messages/command.ts';

/**
 * Replaces the master key, and says what to do with the new one and the old one. The keys themselves are never printed.
 */
export async function rotateKeyCommand(store: Store, options: Omit<RotateOptions, 'by'>): Promise<CommandResult> {
  const { path, keepOld } = options;
  const outcome = await rotateKey(store, { ...options, by: administrator() });
  switch (outcome.kind) {
    case 'refused':
      return refused(outcome.refusal.kind, wordsFor(outcome.refusal, path));
    case 'nothingToFinish':
      return done(`${path} holds one master key: there is nothing to finish.`, { finished: false });
    case 'begun': {
      const { from, to } = outcome;
      return done(
        [
          `${path} now holds the next master key (${to}) beside the present one (${from}); nothing is sealed with it yet.`,
          'Copy the file to each machine that runs Tambour on this database, for its user alone (mode 600). Nothing has to be restarted.',
          `Then run "${command('key rotate', ['--finish'])}" on each of them.`,
        ].join('\n'),
        { from, to },
      );
    }
    case 'rotated': {
      const { kind: _kind, ...data } = outcome;
      const handles = await handlesOf(store, outcome.unreadable);
      const text = [
        `The master key ${outcome.from} is replaced by ${outcome.to}; tokens wrapped anew: ${outcome.rewrapped}. A running Tambour goes on by itself.`,
        ...(handles.length === 0
          ? []
          : [
              `Not readable before and now: the tokens of ${handles.join(', ')}. Give them new ones: "${command('account add')}".`,
            ]),
        `Copy ${path} to the place where its copy is kept, apart from the data and its backups.`,
        keepOld === null
          ? `The former key is no longer in ${path}. Backups made until now open with it alone: keep the copy that you have of it as long as you keep them.`
          : `The former key is in ${keepOld}. Backups made until now open with it alone: take the file away from this machine, and keep it as long as you keep them.`,
      ];
      return done(text.join('\n'), { ...data, unreadable: handles });
    }
  }
}

async function handlesOf({ db }: Store, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await db.account.findMany({ where: { id: { in: [...ids] } }, select: { handle: true } });
  return rows.map(({ handle }) => handle).toSorted();
}

function wordsFor(refusal: RotateRefusal, path: string): string {
  switch (refusal.kind) {
    case 'key':
      return say(terminal.masterKey, refusal.refusal.kind, refusal.refusal);
    case 'begunForMany':
      return `A rotation was begun with --begin. Once ${path} is on every machine, run "${command('key rotate', ['--finish'])}" on each.`;
    case 'underWay':
      return `A rotation was cut off. Run "${command('key rotate')}" first, which goes on with it; then begin another.`;
    case 'notWritable':
      return refusal.code === 'EEXIST'
        ? `${refusal.path} is there already, and nothing is overwritten. Name another file; nothing was changed.`
        : `${refusal.path} cannot be written (${refusal.code}): its folder has to take a new file from this user. Nothing was changed.`;
  }
}
