import type { MasterKeyRefusal } from '#storage/master-key.ts';

import type { AppRefusal } from './app-refusal.ts';
import { wordsForRefusal } from './words-for-storage.ts';

/** Why Tambour did not start, and what mends it. */
export function wordsForAppRefusal(refusal: AppRefusal): string {
  switch (refusal.kind) {
    case 'storage':
      return wordsForRefusal(refusal.refusal);
    case 'key':
      return wordsForKey(refusal.refusal);
    case 'listen':
      return wordsForListen(refusal);
    case 'sandboxAway':
      return `No practice chat answers at ${refusal.url}. Start it with "tambour sandbox", or unset TAMBOUR_SANDBOX_URL.`;
    case 'noChat':
      return 'TAMBOUR_SANDBOX is off and no other chat is connected: there would be nobody to talk to. Set TAMBOUR_SANDBOX=on.';
  }
}

function wordsForKey(refusal: MasterKeyRefusal): string {
  switch (refusal.kind) {
    case 'keyFileMissing':
      return `The master key ${refusal.path} is missing. Restore it from its backup; without it no account can be used.`;
    case 'keyFileNotReadable':
      return `The master key ${refusal.path} cannot be read (${refusal.code}). Give it to the user that runs Tambour.`;
    case 'keyFileOpen':
      return `The master key ${refusal.path} can be read by others (mode ${refusal.mode}). Run "chmod 600 ${refusal.path}".`;
    case 'keyFileMalformed':
      return `${refusal.path} is not a master key: 32 random bytes in base64. Restore it from its backup.`;
  }
}

function wordsForListen({ why, host, port }: Extract<AppRefusal, { kind: 'listen' }>): string {
  switch (why) {
    case 'port_in_use':
      return `Port ${port} on ${host} is taken. Stop what runs there, or set TAMBOUR_PORT to another one.`;
    case 'not_allowed':
      return `This user may not listen on port ${port}. Set TAMBOUR_PORT to one above 1023.`;
    case 'no_such_address':
      return `This machine has no address ${host}. Correct TAMBOUR_HOST.`;
  }
}
