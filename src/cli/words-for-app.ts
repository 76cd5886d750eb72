import { networkKinds } from '#networks/network-kinds.ts';
import type { MasterKeyRefusal } from '#storage/master-key.ts';

import type { Config } from '#config.ts';
import type { ExtraCaCertsOutcome } from '#outbound/use-extra-ca-certs.ts';

import type { AppRefusal } from './app-refusal.ts';
import { wordsForWait } from './words-for-check.ts';
import type { StartStep } from './start-step.ts';
import { wordsForHeld } from './words-for-held.ts';
import { wordsForRefusal, wordsForStep } from './words-for-storage.ts';
import { command } from './command.ts';

/** Why Tambour did not start, and how to fix it. */
export function wordsForAppRefusal(refusal: AppRefusal): string {
  switch (refusal.kind) {
    case 'storage':
      return wordsForRefusal(refusal.refusal);
    case 'key':
      return wordsForKey(refusal.refusal);
    case 'listen':
      return wordsForListen(refusal);
    case 'practiceAway':
      return `No practice chat answers at ${refusal.url}. Start it with "${command('practice')}", or unset TAMBOUR_PRACTICE_URL.`;
    case 'practiceAskedTooOften': {
      const { name } = networkKinds[refusal.network];
      return `The practice ${name} was asked too often: Tambour was started many times in a short while. Start it again in ${wordsForWait(refusal.afterSeconds)}, or start "${command('practice')}" anew before.`;
    }
    case 'noChat':
      return `TAMBOUR_PRACTICE is off and no chat is connected: there would be nobody to talk to. Connect Slack with "${command('setup')}", or set TAMBOUR_PRACTICE=on.`;
  }
}

/** What happens while Tambour starts. */
export function wordsForStartStep(step: StartStep): string {
  if (step.kind === 'chatHeld') {
    return `${step.chat} stays off; approved posts go out meanwhile. ${wordsForHeld(step.why)}`;
  }
  if (step.kind !== 'chatAwaited') return wordsForStep(step);
  return `${step.chat} is not connected (${step.why}). Tambour tries again by itself, at least every half minute; approved posts go out meanwhile. "${command('doctor')}" says what to fix.`;
}

/** What stands before and after the address where Tambour listens. */
export function wordsForReady({
  practice,
  slack,
  mattermost,
}: Pick<Config, 'practice' | 'slack' | 'mattermost'>): readonly [string, string] {
  const chats = [slack === null ? null : 'Slack', mattermost === null ? null : 'Mattermost'].filter(
    (one) => one !== null,
  );
  if (chats.length === 0) {
    return [
      'Tambour is ready. Open the practice chat:',
      'Nothing here reaches a real network. Stop with Ctrl-C; delete the data folder to undo everything.',
    ];
  }
  const there = `In a channel of ${chats.join(' or ')} type "/invite @tambour", then "/tambour setup". Stop with Ctrl-C.`;
  return practice.kind === 'off'
    ? ['Tambour is ready. It answers health checks at:', there]
    : [`Tambour is ready. Beside ${chats.join(' and ')} there is the practice chat:`, there];
}

/** Why the settings file is not read; `code` is the system's own. */
export function wordsForSettingsFile(path: string, code: string): string {
  return `The settings file ${path} cannot be read (${code}). Give it to the user that runs Tambour.`;
}

/** Why the settings file is not used though it can be read, and the command that mends it. */
export function wordsForOpenSettings(path: string, mode: string): string {
  return `The settings file ${path} holds secrets and is open to others (mode ${mode}). Run "chmod 600 ${path}". Where a container only mounts it, set TAMBOUR_SHARED_SETTINGS=on in its environment.`;
}

/** Why a file of certificates is not used. */
export function wordsForExtraCaCerts(
  path: string,
  refusal: Extract<ExtraCaCertsOutcome, { readonly kind: 'refused' }>,
): string {
  return refusal.why === 'unreadable'
    ? `NODE_EXTRA_CA_CERTS names ${path}, which cannot be read (${refusal.code}).`
    : `NODE_EXTRA_CA_CERTS names ${path}, which holds no certificate in PEM form.`;
}

/** What is the matter with the master key, and how to fix it. */
export function wordsForKey(refusal: MasterKeyRefusal): string {
  switch (refusal.kind) {
    case 'keyFileMissing':
      return `The master key ${refusal.path} is missing. Restore it from its backup; without it no account can be used. Where it is lost for good, "${command('setup')}" makes another one, and each account needs a new token ("${command('account add')}").`;
    case 'keyFileNotReadable':
      return `The master key ${refusal.path} cannot be read (${refusal.code}). Give it to the user that runs Tambour.`;
    case 'keyFileOpen':
      return `The master key ${refusal.path} can be read by others (mode ${refusal.mode}). Run "chmod 600 ${refusal.path}".`;
    case 'keyFileMalformed':
      return `${refusal.path} is not a master key: 32 random bytes in base64. Restore it from its backup.`;
  }
}

function wordsForListen({ why, host, port, setting }: Extract<AppRefusal, { kind: 'listen' }>): string {
  switch (why) {
    case 'port_in_use':
      return `Port ${port} on ${host} is taken. Stop what runs there, or set ${setting} to another one.`;
    case 'not_allowed':
      return `This user may not listen on port ${port}. Set ${setting} to one above 1023.`;
    case 'no_such_address':
      return `This machine has no address ${host}. Correct ${setting === 'TAMBOUR_PORT' ? 'TAMBOUR_HOST' : setting}.`;
  }
}
