import type { Connection } from './connection.ts';
import { programRole } from './postgres/admit-program.ts';
import { openServer } from './postgres/open-server.ts';
import type { OnProgress } from './progress.ts';
import type { Refused } from './refusal.ts';

/** The place of the database. */
export type DatabaseChoice =
  | {
      readonly kind: 'embedded';
      readonly folder: string;
      /**
       * System user for a new cluster when this process is root; null: `postgres`, or `tambour`, created if need be.
       */
      readonly user: string | null;
      /** A folder with PostgreSQL's programs; null: the npm package's. */
      readonly binaries: string | null;
      /** Folder for the cluster when that user cannot enter the data folder. Left out: /var/lib/tambour. */
      readonly elsewhere?: string;
    }
  | { readonly kind: 'server'; readonly url: string };

export interface ReachedDatabase {
  readonly kind: 'reached';
  /** As the role that owns the tables and may migrate them. */
  readonly connection: Connection;
  /** As the program's own role, once its rights are granted; null: it works as the owner too. */
  readonly program: Connection | null;
  /** Resolves when the embedded server stops unexpectedly. */
  readonly lost: Promise<void>;
}

/** Starts or joins the embedded server, which `opened` closes again. An external server needs neither. */
export async function reachDatabase(
  how: {
    readonly database: DatabaseChoice;
    readonly role: 'main' | 'command';
    readonly onProgress: OnProgress;
  },
  opened: AsyncDisposableStack,
): Promise<ReachedDatabase | Refused> {
  const { database, role, onProgress } = how;
  if (database.kind === 'server') {
    const never = Promise.withResolvers<void>().promise;
    return { kind: 'reached', connection: { connectionString: database.url }, program: null, lost: never };
  }
  const server = await openServer({ elsewhere: '/var/lib/tambour', ...database, role }, onProgress);
  if (server.kind === 'refused') return server;
  opened.defer(() => server.close());
  const { connection, lost } = server;
  return { kind: 'reached', connection, program: { ...connection, user: programRole }, lost };
}
