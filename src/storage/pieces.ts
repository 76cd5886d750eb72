import { Pool, escapeLiteral } from 'pg';

import { type Connection, inUtc } from './connection.ts';

/**
 * The bytes of recordings, piece by piece, in binary. Prisma makes text of each byte on its way, of which every piece
 * leaves a megabyte in memory.
 */
export interface Pieces {
  /** Writes one piece, also over what stands in its place. Once it has, the memory of its bytes may be used anew. */
  keep(piece: Place & { readonly bytes: Uint8Array }): Promise<void>;
  /** Reads one piece; null where there is none. */
  read(place: Place): Promise<Uint8Array<ArrayBuffer> | null>;
}

interface Place {
  readonly sha256: string;
  readonly position: number;
}

const connectTimeoutMs = 10_000;
/** Each is used for one piece at a time, and closed soon after the last. */
const mostConnections = 2;

/** Opens no connection until a piece comes. */
export function openPieces(connection: Connection, applicationName: string): Pieces & { close(): Promise<void> } {
  const pool = new Pool({
    ...inUtc(connection),
    max: mostConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: applicationName,
  });
  // One that breaks while nobody uses it is replaced; without a listener its 'error' would end the process.
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

/** Signature, flags and the length of no more header; then of the only row: its one column, and how long that is. */
const headBytes = 11 + 4 + 4;
const rowBytes = 2 + 4;
const endBytes = 2;

/**
 * Reads a piece by COPY, since answers to queries become text in this library whatever they are asked for. See
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
    if (bytes.byteLength !== start + length + endBytes) throw new Error('a piece came otherwise than it is stored');
    return bytes.subarray(start, start + length);
  } finally {
    // A connection of which an answer may still come serves nobody else.
    client.release(!isDone);
  }
}
