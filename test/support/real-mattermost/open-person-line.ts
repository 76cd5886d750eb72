import { WebSocket } from 'ws';
import { z } from 'zod';

import { until } from '../until.ts';

const frameSchema = z.object({ event: z.string(), data: z.record(z.string(), z.unknown()) });
export type LineFrame = z.infer<typeof frameSchema>;

/** The connection of a person's own client. */
export interface PersonLine {
  /** Frames that the server sent this person, the oldest first. */
  readonly frames: readonly LineFrame[];
  close(): void;
}

/** Opens a connection, authenticated by the challenge as in the web client; resolves once the server greets. */
export async function openPersonLine(url: string, token: string): Promise<PersonLine> {
  const frames: LineFrame[] = [];
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v4/websocket`);
  socket.on('message', (data: Buffer) => {
    const frame = frameSchema.safeParse(JSON.parse(data.toString('utf8')));
    if (frame.success) frames.push(frame.data);
  });
  socket.on('error', () => {});
  socket.on('open', () => socket.send(JSON.stringify({ action: 'authentication_challenge', seq: 1, data: { token } })));
  await until('the server greets a person', () => frames.some(({ event }) => event === 'hello'));
  return { frames, close: () => socket.terminate() };
}
