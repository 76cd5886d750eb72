import { basename } from 'node:path';

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
  const { path, to, keepOld } = options;
  const outcome = await rotateKey(store, { ...options, by: administrator() });
  switch (outcome.kind) {
    case 'refused':
      return refused(outcome.refusal.kind, wordsFor(outcome.refusal, path));
    case 'nothingToFinish':
      return done(`${path} holds one master key: there is nothing to finish.`, { finished: false });
    case 'begun': {
      const { kind: _kind, ...ids } = outcome;
      const next = to === null ? forMachines : asCredential(path, to, command('key rotate', ['--finish']));
      return done(
        [
          `${to ?? path} now holds the next master key (${ids.to}) beside the present one (${ids.from}); nothing is sealed with it yet.`,
          ...next,
        ].join('\n'),
        ids,
      );
    }
    case 'rotated': {
      const { kind: _kind, ...data } = outcome;
      const handles = await handlesOf(store, outcome.unreadable);
      const text = [
        `The master key ${outcome.from} is replaced by ${outcome.to}; tokens wrapped anew: ${outcome.rewrapped}.${to === null ? ' A running Tambour goes on by itself.' : ''}`,
        ...(handles.length === 0
          ? []
          : [
              `Not readable before and now: the tokens of ${handles.join(', ')}. Give them new ones: "${command('account add')}".`,
            ]),
        ...(to === null ? [] : lastCredential(path, to)),
        `Copy ${to ?? path} to the place where its copy is kept, apart from the data and its backups.`,
        keepOld === null
          ? `The former key is no longer in ${to ?? path}. Backups made until now open with it alone: keep the copy that you have of it as long as you keep them.`
          : `The former key is in ${keepOld}. Backups made until now open with it alone: take the file away from this machine, and keep it as long as you keep them.`,
      ];
      return done(text.join('\n'), { ...data, unreadable: handles });
    }
  }
}

const forMachines = [
  'Copy the file to each machine that runs Tambour on this database, for its user alone (mode 600). Nothing has to be restarted.',
  `Then run "${command('key rotate', ['--finish'])}" on each of them.`,
];

/** Says how the file with both keys becomes the credential, and what to do then. */
export function asCredential(path: string, to: string, finish: string): readonly string[] {
  return [
    'Make it the credential that systemd hands over (FILE is what LoadCredentialEncrypted= names), stop Tambour, and go on:',
    `  ${encrypting(path, to)}`,
    '  systemctl stop tambour',
    `  ${finish} --to ANOTHER-FILE`,
  ];
}

/** Says how the file with the keys that stay becomes the credential. */
export function lastCredential(path: string, to: string): readonly string[] {
  return [
    'Make it the credential that systemd hands over, and start Tambour. Until then the one that is there opens everything too:',
    `  ${encrypting(path, to)}`,
    '  systemctl start tambour',
    `Then delete ${to} and the file of before, once they are copied to where you keep them.`,
  ];
}

function encrypting(path: string, to: string): string {
  return `systemd-creds encrypt --name=${basename(path)} ${to} FILE`;
}

async function handlesOf({ db }: Store, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await db.account.findMany({ where: { id: { in: [...ids] } }, select: { handle: true } });
  return rows.map(({ handle }) => handle).toSorted();
}

function wordsFor(refusal: RotateRefusal, path: string): string {
  switch (refusal.kind) {
    case 'key':
    case 'twoSteps':
    case 'notWritable':
      return keyFileWords(refusal, command('key rotate'));
    case 'begunForMany':
      return `A rotation was begun with --begin. Once ${path} is on every machine, run "${command('key rotate', ['--finish'])}" on each.`;
    case 'underWay':
      return `A rotation was cut off. Run "${command('key rotate')}" first, which goes on with it; then begin another.`;
  }
}

/** Words a refusal that both rotations can give. `rotate`: the command as it is typed. */
export function keyFileWords(
  refusal: Extract<RotateRefusal, { readonly kind: 'key' | 'twoSteps' | 'notWritable' }>,
  rotate: string,
): string {
  switch (refusal.kind) {
    case 'key':
      return say(terminal.masterKey, refusal.refusal.kind, refusal.refusal);
    case 'twoSteps':
      return `Where systemd hands the key over, and with --to, it takes two steps, each with a new file: "${rotate} --begin --to FILE", and once that is the credential, "${rotate} --finish --to FILE". Nothing was changed.`;
    case 'notWritable':
      return refusal.code === 'EEXIST'
        ? `${refusal.path} is there already, and nothing is overwritten. Name another file; nothing was changed.`
        : `${refusal.path} cannot be written (${refusal.code}): its folder has to take a new file from this user. Run it again then; until then everything can be read as before.`;
  }
}
