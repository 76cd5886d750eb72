import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { errorCode } from '#storage/error-code.ts';

import {
  type BackupHeader,
  formatLine,
  formatNumber,
  headerSchema,
  longestHeadBytes,
  sumBytes,
} from './backup-format.ts';

/** A backup whose every byte was checked. */
export interface OpenedBackup {
  readonly kind: 'backup';
  readonly header: BackupHeader;
  /** Yields the tables' rows, unpacked. Throws at the end if the file has changed since it was checked. */
  readonly rows: () => AsyncIterable<Uint8Array>;
}

export type BackupFileRefusal =
  | { readonly kind: 'fileNotReadable'; readonly path: string; readonly code: string }
  | { readonly kind: 'notABackup'; readonly path: string }
  /** The file was cut off or changed after it was written. */
  | { readonly kind: 'damaged'; readonly path: string }
  /** The backup is of a newer program, whose format or migration this one doesn't know. */
  | { readonly kind: 'backupNewer'; readonly path: string; readonly migration: string | null };

export type OpenBackupOutcome = OpenedBackup | { readonly kind: 'unusable'; readonly refusal: BackupFileRefusal };

/** Opens a backup, after reading all of it once, so that a damaged one is never used. */
export async function openBackup(path: string): Promise<OpenBackupOutcome> {
  try {
    await using file = await open(path, 'r');
    return await check(file, path);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return unusable({ kind: 'fileNotReadable', path, code });
  }
}

async function check(file: FileHandle, path: string): Promise<OpenBackupOutcome> {
  const { size } = await file.stat();
  const head = await readHead(file);
  const format = formatLine.exec(head.first)?.[1];
  if (format === undefined) return unusable({ kind: 'notABackup', path });
  const end = size - sumBytes;
  if (end <= head.bytes) return unusable({ kind: 'damaged', path });
  const sum = createHash('sha256');
  for await (const chunk of piece(path, 0, end)) sum.update(chunk);
  const written = Buffer.alloc(sumBytes);
  await file.read(written, 0, sumBytes, end);
  if (!sum.digest().equals(written)) return unusable({ kind: 'damaged', path });
  if (Number(format) !== formatNumber) return unusable({ kind: 'backupNewer', path, migration: null });
  const header = headerSchema.parse(JSON.parse(head.second));
  const rows = (): AsyncIterable<Uint8Array> => rowsOf(path, head.bytes, end, written);
  return { kind: 'backup', header, rows };
}

interface Head {
  readonly first: string;
  readonly second: string;
  readonly bytes: number;
}

async function readHead(file: FileHandle): Promise<Head> {
  const buffer = Buffer.alloc(longestHeadBytes);
  const { bytesRead } = await file.read(buffer, 0, longestHeadBytes, 0);
  const [first = '', second = ''] = buffer.toString('utf8', 0, bytesRead).split('\n', 2);
  return { first, second, bytes: Buffer.byteLength(first) + Buffer.byteLength(second) + 2 };
}

async function* rowsOf(path: string, start: number, end: number, written: Buffer): AsyncGenerator<Uint8Array> {
  const sum = createHash('sha256');
  for await (const chunk of piece(path, 0, start)) sum.update(chunk);
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  pipeline(Readable.from(summed(piece(path, start, end), sum)), gunzip, () => undefined);
  const unpacked: AsyncIterable<Uint8Array> = gunzip;
  yield* unpacked;
  if (!sum.digest().equals(written)) throw new Error('the backup was changed while it was read');
}

async function* summed(chunks: AsyncIterable<Uint8Array>, sum: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    sum.update(chunk);
    yield chunk;
  }
}

function piece(path: string, start: number, end: number): AsyncIterable<Uint8Array> {
  return createReadStream(path, { start, end: end - 1, highWaterMark: 256 * 1024 });
}

function unusable(refusal: BackupFileRefusal): OpenBackupOutcome {
  return { kind: 'unusable', refusal };
}
