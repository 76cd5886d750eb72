/** Connection to a server of Tambour's own; `host` is the folder of its socket. */
export interface SocketConnection {
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

/** Connection to the database, as `pg` takes it. */
export type Connection = { readonly connectionString: string } | SocketConnection;

/**
 * How long connections stay open unused: `pg` closes them after ten seconds, and what falls due after that, or after a
 * standstill, finds servers' processes that have everything still to learn. Asked meanwhile whether they are alive,
 * since firewalls forget what is silent.
 */
export const keptOpen = { idleTimeoutMillis: 3_600_000, keepAlive: true, keepAliveInitialDelayMillis: 60_000 } as const;

const utc = '-c TimeZone=UTC';

/**
 * Returns the connection with sessions in UTC, whatever zone the server or its database has. Prisma writes and reads
 * instants without a zone, and what goes as JSON has one: elsewhere the two would be hours apart, and no signature right.
 */
export function inUtc(connection: Connection): Connection & { readonly options: string } {
  if (!('connectionString' in connection) || !URL.canParse(connection.connectionString)) {
    return { ...connection, options: utc };
  }
  // What stands in an address goes before what stands beside it.
  const url = new URL(connection.connectionString);
  const given = url.searchParams.get('options');
  if (given !== null) url.searchParams.set('options', `${given} ${utc}`);
  return { connectionString: given === null ? connection.connectionString : url.href, options: utc };
}
