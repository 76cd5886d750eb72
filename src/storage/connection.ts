/** Connection to a server of Tambour's own; `host` is the folder of its socket. */
export interface SocketConnection {
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

/** Connection to the database, as `pg` takes it. */
export type Connection = { readonly connectionString: string } | SocketConnection;

/**
 * Keeps unused connections open for an hour. `pg` closes them after ten seconds; a job due later would then wait for a
 * new server process to warm up. Keep-alives stop firewalls from forgetting silent connections.
 */
export const keepAliveOptions = {
  idleTimeoutMillis: 3_600_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 60_000,
} as const;

const utc = '-c TimeZone=UTC';

/**
 * Returns the connection with sessions in UTC, whatever zone the server or its database has. Prisma writes and reads
 * instants without a zone, but instants in JSON have one: in another zone the two would differ by hours, and no
 * signature would verify.
 */
export function inUtc(connection: Connection): Connection & { readonly options: string } {
  if (!('connectionString' in connection) || !URL.canParse(connection.connectionString)) {
    return { ...connection, options: utc };
  }
  // Options in an address take precedence over those beside it.
  const url = new URL(connection.connectionString);
  const given = url.searchParams.get('options');
  if (given !== null) url.searchParams.set('options', `${given} ${utc}`);
  return { connectionString: given === null ? connection.connectionString : url.href, options: utc };
}
