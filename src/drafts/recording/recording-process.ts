import { fstatSync, readSync, writeSync } from 'node:fs';

import type { Answer } from './answer.ts';
import { copyRecording } from './copy-recording.ts';
import { containerOf } from './recording-kind.ts';

// The process that reads a recording. take-recording.ts starts it with two open files, and it copies one into the
// other.

const [from, to] = [3, 4] as const;

// The new file states when it was made; with a fixed time, the same input always gives the same file.
Date.now = () => 0;

function read(start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(end - start);
  let length = 0;
  while (length < bytes.byteLength) {
    const more = readSync(from, bytes, length, bytes.byteLength - length, start + length);
    if (more === 0) throw new Error('the file ends before its table does');
    length += more;
  }
  return bytes;
}

function write(bytes: Uint8Array, position: number): void {
  let length = 0;
  while (length < bytes.byteLength) {
    length += writeSync(to, bytes, length, bytes.byteLength - length, position + length);
  }
}

async function answer(): Promise<Answer> {
  const byteLength = fstatSync(from).size;
  const container = byteLength === 0 ? null : containerOf(read(0, Math.min(64, byteLength)));
  if (container === null) return { kind: 'broken' };
  try {
    return await copyRecording({ byteLength, read }, { write }, container);
  } catch {
    // A file that makes our reader fail is one that others cannot read either.
    return { kind: 'broken' };
  }
}

process.stdout.write(`${JSON.stringify(await answer())}\n`);
