import { Pool, escapeLiteral } from 'pg';

import { type Connection, inUtc } from './connection.ts';

/**
 * The bytes of recordings, piece by piece, in binary. Prisma would convert each byte to text, and every piece would
 * leave a megabyte in memory.
 */
export interface Pieces {
  /** Writes one piece, replacing any in its place. Once it resolves, the buffer may be reused. */
  keep(piece: Place & { readonly bytes: Uint8Array }): Promise<void>;
  /** Reads one piece; null where there is none. */
  read(place: Place): Promise<Uint8Array<ArrayBuffer> | null>;
}

interface Place {
  readonly sha256: string;
  readonly position: number;
}

const connectTimeoutMs = 10_000;
/** Each connection handles one piece at a time, and is closed soon after the last. */
const mostConnections = 2;

/** Opens the pieces. Connects only when the first piece comes. */
export function openPieces(connection: Connection, applicationName: string): Pieces & { close(): Promise<void> } {
  const pool = new Pool({
    ...inUtc(connection),
    max: mostConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: applicationName,
  });
  // A connection that breaks while idle is replaced; without a listener its 'error' would end the process.
  pool.on('error', () => undefined);
  return {
    async keep({ sha256, position, bytes }) {
      await pool.query({
        name: 'keep a piece',
        text: `
          INSERT INTO "RecordingPiece" ("sha256", "position", "bytes") VALUES ($1, $2, $3)
          ON CONFLICT ("sha256", "position") DO UPDATE SET "bytes" = EXCLUDED."bytes"`,
        values: [sha256, position, bytes],
      });
    },
    read: (place) => copied(pool, place),
    close: () => pool.end(),
  };
}

/**
 * Signature, flags and length of the empty header extension; then the only row: its number of columns, and the length
 * of its column.
 */
const headBytes = 11 + 4 + 4;
const rowBytes = 2 + 4;
const endBytes = 2;

/**
 * Reads a piece by COPY, since this library turns query results into text, whatever format is asked for. See
 * https://www.postgresql.org/docs/18/sql-copy.html, "Binary Format".
 */
async function copied(pool: Pool, { sha256, position }: Place): Promise<Uint8Array<ArrayBuffer> | null> {
  const { to: copyTo } = await import('pg-copy-streams');
  const client = await pool.connect();
  let isDone = false;
  try {
    const where = `"sha256" = ${escapeLiteral(sha256)} AND "position" = ${Math.trunc(position)}`;
    const chunks: Uint8Array[] = await Array.fromAsync(
      client.query(copyTo(`COPY (SELECT "bytes" FROM "RecordingPiece" WHERE ${where}) TO STDOUT (FORMAT binary)`)),
    );
    isDone = true;
    const bytes = Buffer.concat(chunks);
    if (bytes.byteLength === headBytes + endBytes) return null;
    const length = bytes.readInt32BE(headBytes + 2);
    const start = headBytes + rowBytes;
    if (bytes.byteLength !== start + length + endBytes) throw new Error('a piece did not come as it is stored');
    return bytes.subarray(start, start + length);
  } finally {
    // A connection with an unread answer cannot be reused.
    client.release(!isDone);
  }
}
