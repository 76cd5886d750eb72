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
