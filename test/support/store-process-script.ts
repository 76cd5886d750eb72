import { randomUUID } from 'node:crypto';
import { once } from 'node:events';

import { systemClock } from '#clock.ts';
import { openStore } from '#storage/open-store.ts';

// Holds a store open in its own process until it is told to end: see store-process.ts.
const [, , folder = '', role = '', elsewhere = ''] = process.argv;

const outcome = await openStore({
  database: { kind: 'embedded', folder, user: null, binaries: null, elsewhere },
  backupFolder: '/nowhere',
  clock: systemClock,
  newId: randomUUID,
  logger: null,
  role: role === 'main' ? 'main' : 'command',
  onProgress: () => {},
});
if (outcome.kind === 'refused') {
  const { refusal } = outcome;
  say(refusal.kind, refusal.kind === 'folderInUse' ? refusal.pid : null);
} else {
  const { store } = outcome;
  await store.db.chatEvent.create({ data: { dedupeKey: randomUUID(), platform: 'test', receivedAt: new Date() } });
  // Before announcing that the store is open: the signal may come at once.
  const told = once(process, 'SIGTERM');
  const alive = setInterval(() => {}, 60_000);
  say('open', process.pid);
  await told;
  clearInterval(alive);
  await store[Symbol.asyncDispose]();
}

function say(kind: string, pid: number | null): void {
  process.stdout.write(`${JSON.stringify({ kind, pid })}\n`);
}
