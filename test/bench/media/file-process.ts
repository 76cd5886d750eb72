import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { madeRecording } from '../../support/made-recordings.ts';
import { answerParent } from '../start-child.ts';

// The chat that has the video, and the server to which the floor sends it.

export interface FileQuestion {
  /** Approximate size. */
  readonly megabytes: number;
}

export interface FileAnswer {
  readonly from: string;
  readonly to: string;
  readonly byteLength: number;
}

const seconds = 40;
const framesPerSecond = 25;

const files = new Map<string, Uint8Array>();
const server = createServer((request, response) => {
  const file = files.get(request.url ?? '');
  if (request.method === 'POST') request.resume().once('end', () => response.end());
  else if (file === undefined) response.writeHead(404).end();
  else response.writeHead(200, { 'content-length': file.byteLength, 'content-type': 'video/mp4' }).end(file);
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
const { port } = server.address() as AddressInfo;

answerParent(async (asked): Promise<FileAnswer> => {
  const { megabytes } = asked as FileQuestion;
  const frameBytes = Math.floor((megabytes * 1_000_000) / (seconds * framesPerSecond)) - 100;
  const file = await madeRecording({ seconds, framesPerSecond, frameBytes, width: 1280, height: 720 });
  const path = `/file-${megabytes}`;
  files.set(path, file);
  const at = `http://127.0.0.1:${port}`;
  return { from: `${at}${path}`, to: `${at}/sink`, byteLength: file.byteLength };
});
