import { execFileSync } from 'node:child_process';
import { openSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';

import { frameOf, framesIn } from '#drafts/decoder/frames.ts';

// A decoder taken over by its picture, started in place of the real one: it tries what is written after the picture's
// first six bytes, and reports the results after the same six bytes.

interface Wanted {
  readonly files: readonly string[];
  readonly write: string;
  readonly pid: number;
  readonly sockets: readonly ({ readonly path: string } | { readonly port: number })[];
}

const gif = Buffer.from('GIF89a');

function tell(head: object, body?: Uint8Array): void {
  for (const part of frameOf(head, body)) process.stdout.write(part);
}

function attempt(act: () => unknown): string {
  try {
    return `got ${String(act()).slice(0, 80)}`;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  }
}

function reach(to: { readonly path: string } | { readonly port: number }): Promise<string> {
  return new Promise((resolve) => {
    const options = 'path' in to ? to : { ...to, host: '127.0.0.1' };
    const socket = connect(options, () => resolve('got a connection'));
    socket.on('error', (error) => resolve('code' in error ? String(error.code) : 'failed'));
  });
}

async function tryAll({ files, write, pid, sockets }: Wanted): Promise<Record<string, string>> {
  const came: Record<string, string> = {};
  for (const file of files) came[file] = attempt(() => readFileSync(file, 'utf8'));
  came['memory'] = attempt(() => openSync(`/proc/${pid}/mem`, 'r'));
  came['environment'] = attempt(() => readFileSync(`/proc/${pid}/environ`, 'utf8'));
  came['open files'] = attempt(() => readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`)));
  came['signal'] = attempt(() => process.kill(pid, 0));
  came['write'] = attempt(() => writeFileSync(write, 'here'));
  came['another program'] = attempt(() => execFileSync('/usr/bin/cat', files, { encoding: 'utf8', stdio: 'pipe' }));
  for (const to of sockets) came[JSON.stringify(to)] = await reach(to);
  return came;
}

tell({ kind: 'ready' });
const noLimit = { headBytes: Number.POSITIVE_INFINITY, bodyBytes: Number.POSITIVE_INFINITY };
for await (const { body } of framesIn(process.stdin, () => noLimit)) {
  const asked: unknown = JSON.parse(body.toString('utf8', gif.length));
  if (typeof asked === 'object' && asked !== null && 'answer' in asked && typeof asked.answer === 'string') {
    process.stdout.write(Buffer.from(asked.answer, 'base64'));
    continue;
  }
  const came = await tryAll(asked as Wanted); // The tests ask for nothing else.
  const environment = JSON.stringify(process.env);
  tell(
    { kind: 'image', mimeType: 'image/gif', width: 1, height: 1 },
    Buffer.concat([gif, Buffer.from(JSON.stringify({ ...came, 'its own environment': environment }))]),
  );
}
