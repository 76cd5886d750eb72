import { Client } from 'pg';

import type { Connection } from './connection.ts';
import { errorCode } from './error-code.ts';
import { refused, type Refused, type StorageRefusal } from './refusal.ts';

const neededMajor = 15;
const connectTimeoutMs = 10_000;

/** Opens one connection. Refuses, with the reason, if that fails or the server is too old. */
export async function connect(
  connection: Connection,
  applicationName: string,
): Promise<{ readonly kind: 'connected'; readonly client: Client } | Refused> {
  const client = new Client({
    ...connection,
    application_name: applicationName,
    connectionTimeoutMillis: connectTimeoutMs,
  });
  // A connection that breaks later says so by 'end'; without a listener its 'error' would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    return refused(refusalOf(error, client));
  }
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  const version = rows[0]?.server_version ?? '';
  if (Number.parseInt(version, 10) >= neededMajor) return { kind: 'connected', client };
  await client.end();
  return refused({ kind: 'postgresTooOld', version, neededMajor });
}

// https://www.postgresql.org/docs/18/errcodes-appendix.html
function refusalOf(error: unknown, client: Client): StorageRefusal {
  const user = client.user ?? '';
  const database = client.database ?? '';
  const host = client.host;
  switch (errorCode(error)) {
    case '28P01':
    case '28000':
      return { kind: 'wrongPassword', user, host };
    case '3D000':
      return { kind: 'databaseMissing', database, host };
    case '42501':
      return { kind: 'notAllowed', user, database, detail: error instanceof Error ? error.message : '' };
    case undefined:
      // pg's own complaint when the server asks for a password and the address holds none.
      if (error instanceof Error && /password must be a string/.test(error.message)) {
        return { kind: 'wrongPassword', user, host };
      }
      return { kind: 'databaseUnreachable', host, code: error instanceof Error ? error.message : 'unknown' };
    default:
      return { kind: 'databaseUnreachable', host, code: errorCode(error) ?? 'unknown' };
  }
}
