import { setTimeout as pause } from 'node:timers/promises';

import type pg from 'pg';

import { connect } from '#storage/connect.ts';
import type { SocketConnection } from '#storage/connection.ts';
import type { OnProgress } from '#storage/progress.ts';
import { refused, type Refused } from '#storage/refusal.ts';

import { findBinaries } from './find-binaries.ts';
import { clusterRole, makeCluster } from './make-cluster.ts';
import { makeDataFolder } from './make-data-folder.ts';
import { placeServer, type PlaceOptions, type ServerPlace } from './place-server.ts';
import { startServer } from './start-server.ts';
import { stopServer } from './stop-server.ts';
import { lockNumbers } from '#storage/lock-numbers.ts';

export interface EmbeddedOptions extends PlaceOptions {
  /** A folder with `initdb` and `postgres`; null: the npm package's. */
  readonly binaries: string | null;
  /** `main` is the one `start` of a folder; any number of commands may join it. */
  readonly role: 'main' | 'command';
}

export interface OpenServer {
  readonly kind: 'server';
  readonly connection: SocketConnection;
  /** Resolves when the server stops although this process did not close it. */
  readonly lost: Promise<void>;
  /** Leaves the server, and stops it if nobody else uses it. */
  close(): Promise<void>;
}

// Session-level advisory locks: the kernel closes a dead process's connection, which frees them.
const { inUse, main } = lockNumbers;
const attempts = 50;
const pauseMs = 100;
// The locks of a process killed just now are freed when the server notices its closed connection.
const attemptsForMain = 10;

/** Opens the embedded server of a data folder: makes, starts or joins it. */
export async function openServer(options: EmbeddedOptions, onProgress: OnProgress): Promise<OpenServer | Refused> {
  const folder = await makeDataFolder(options.folder);
  if (folder.kind === 'refused') return folder;
  const binaries = await findBinaries(options.binaries);
  if (binaries.kind === 'refused') return binaries;
  const place = await placeServer(options, binaries, onProgress);
  if (place.kind === 'refused') return place;
  const made = await makeCluster(place, onProgress);
  if (made.kind === 'refused') return made;
  for (let attempt = 1; ; attempt += 1) {
    const presence = await enter(place, options.role, onProgress);
    if (presence.kind === 'entered') return occupy(options, place, presence);
    if (presence.kind === 'refused' && attempt >= attempts) return presence;
    if (presence.kind === 'refused' && !passing(presence)) return presence;
    await pause(pauseMs);
  }
}

interface Entered {
  readonly kind: 'entered';
  readonly client: pg.Client;
  readonly connection: SocketConnection;
}

// The last process to leave holds `inUse` exclusively while it stops the server. A process that enters at that moment
// waits, and starts it again.
async function enter(
  place: ServerPlace,
  role: EmbeddedOptions['role'],
  onProgress: OnProgress,
): Promise<Entered | Refused> {
  const started = await startServer(place, onProgress);
  if (started.kind === 'refused') return started;
  const connection: SocketConnection = { host: started.server.socketFolder, user: clusterRole, database: 'postgres' };
  const connected = await connect(connection, `tambour ${role} ${process.pid}`);
  if (connected.kind === 'refused') return connected;
  const { client } = connected;
  if (await tryLock(client, 'pg_try_advisory_lock_shared', inUse)) return { kind: 'entered', client, connection };
  await client.end();
  return refused({ kind: 'databaseUnreachable', host: started.server.socketFolder, code: 'stopping' });
}

// The server was stopping, or stopped between start and connection.
function passing(presence: Refused): boolean {
  return presence.refusal.kind === 'databaseUnreachable';
}

async function occupy(options: EmbeddedOptions, place: ServerPlace, entered: Entered): Promise<OpenServer | Refused> {
  const { client, connection } = entered;
  let closing = false;
  const { promise: lost, resolve } = Promise.withResolvers<void>();
  client.once('end', () => {
    if (!closing) resolve();
  });
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    const alone = await leave(client);
    if (alone) await stopServer(place.cluster);
    await client.end().catch(() => undefined);
  };
  if (options.role === 'main' && !(await takeMain(client))) {
    const pid = await mainPid(client);
    await close();
    return refused({ kind: 'folderInUse', folder: options.folder, pid });
  }
  return { kind: 'server', connection, lost, close };
}

async function takeMain(client: pg.Client): Promise<boolean> {
  for (let attempt = 1; attempt <= attemptsForMain; attempt += 1) {
    if (await tryLock(client, 'pg_try_advisory_lock', main)) return true;
    await pause(pauseMs);
  }
  return false;
}

async function leave(client: pg.Client): Promise<boolean> {
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1)', [inUse]);
    return await tryLock(client, 'pg_try_advisory_lock', inUse);
  } catch {
    // The server has stopped already.
    return false;
  }
}

async function tryLock(
  client: pg.Client,
  lock: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared',
  key: number,
): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`SELECT ${lock}($1) AS taken`, [key]);
  return rows[0]?.taken === true;
}

async function mainPid(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND (l.classid::bigint << 32 | l.objid::bigint) = $1`,
    [main],
  );
  const pid = Number(/ (\d+)$/.exec(rows[0]?.name ?? '')?.[1]);
  return Number.isInteger(pid) ? pid : null;
}
