import { parseJson } from '#text/json-bounds.ts';
import { WebSocket } from 'undici';
import { z } from 'zod';

import pTimeout from 'p-timeout';
import type { Connection } from '#chat/kit/stay-connected.ts';

import type { EventFrame } from './event-of.ts';
import type { MattermostAccess, MattermostChatOptions } from './mattermost-options.ts';

/** The place at which a connection can be resumed without losing anything. */
export interface Line {
  readonly connectionId: string;
  /** The number that the next event has. */
  readonly next: number;
}

export interface SocketEars {
  readonly hear: (frame: EventFrame) => void;
  /** Called when the server began a new line: events since the last one are missing. */
  readonly fresh: () => void;
  /** Called when some events are missing. */
  readonly missed: () => void;
  /** Called when every event up to this moment, by the server's clock, was received: a numbered event came then. */
  readonly caughtUp: (until: Date) => void;
  /** Returns the server's time. */
  readonly now: () => Date;
  /** Makes the server send us an event; false if it did not accept that. */
  readonly stir: () => Promise<boolean>;
  /** Called with each event, so that the connection can be resumed. */
  readonly at: (line: Line) => void;
}

const helloWithinMs = 10_000;
const usualAnswerWithinMs = 10_000;
const usualPingEveryMs = 30_000;
/** Number of pings without an event after which the next ping asks for one: every minute of silence. */
const silentPings = 1;
const maxFrameUnits = 8 * 1024 * 1024;

const frameSchema = z.object({
  event: z.string().nullish(),
  seq: z.number().nullish(),
  seq_reply: z.number().nullish(),
  status: z.string().nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
  broadcast: z.object({ channel_id: z.string().nullish() }).nullish(),
});
type Frame = z.infer<typeof frameSchema>;

/**
 * Opens the WebSocket, and resumes a line if there is one. Rejects if the server does not answer in time. Presence is
 * never declared, since the server would withhold the reactions of other channels.
 * https://developers.mattermost.com/api-documentation/#websocket
 */
export async function openSocket(
  access: MattermostAccess,
  deps: SocketEars &
    Pick<MattermostChatOptions, 'pingEveryMs' | 'answerWithinMs'> & {
      readonly line: Line | null;
      readonly signal: AbortSignal;
    },
): Promise<Connection> {
  const { line, answerWithinMs = usualAnswerWithinMs } = deps;
  const query = line === null ? '' : `?connection_id=${line.connectionId}&sequence_number=${line.next}`;
  const { dispatcher } = access.outbound ?? {};
  const socket = new WebSocket(`${access.url.replace(/^http/, 'ws')}/api/v4/websocket${query}`, {
    headers: { authorization: `Bearer ${access.token}` },
    ...(dispatcher === undefined ? {} : { dispatcher }),
  });
  const leaving = Promise.withResolvers<'closed'>();
  const greeted = Promise.withResolvers<void>();
  greeted.promise.catch(() => {});
  let connectionId = line?.connectionId ?? '';
  let next = line?.next ?? 0;
  let asked = 0;
  let pong: ((isAlive: boolean) => void) | null = null;
  let told: ((didCome: boolean) => void) | null = null;
  let heardAt: Date | null = null;
  let notedAt: Date | null = null;
  let silentFor = 0;
  const send = (action: string, data: object = {}): number => {
    asked += 1;
    socket.send(JSON.stringify({ action, seq: asked, data }));
    return asked;
  };

  const noteCaughtUp = (): void => {
    if (heardAt === null || heardAt === notedAt) return;
    notedAt = heardAt;
    silentFor = 0;
    deps.caughtUp(heardAt);
  };

  const event = (frame: Frame & { readonly event: string }): void => {
    const { seq, data } = frame;
    if (frame.event === 'hello') {
      const given = data?.['connection_id'];
      const id = typeof given === 'string' ? given : '';
      const isFresh = id !== connectionId;
      connectionId = id;
      next = (seq ?? 0) + 1;
      if (isFresh) deps.fresh();
    } else {
      if (typeof seq !== 'number' || seq < next) return;
      const isMissing = seq > next;
      next = seq + 1;
      if (isMissing) deps.missed();
    }
    heardAt = deps.now();
    // `fresh` takes care of all that came before a new line.
    if (notedAt === null) noteCaughtUp();
    told?.(true);
    deps.at({ connectionId, next });
    deps.hear({ event: frame.event, data: data ?? {}, channel: frame.broadcast?.channel_id ?? '' });
  };

  const reply = (frame: Frame): void => {
    if (frame.status === 'OK' && frame.data?.['text'] === 'pong') {
      greeted.resolve();
      pong?.(true);
    }
  };

  socket.addEventListener('message', ({ data }: { readonly data: unknown }) => {
    const frame = frameSchema.safeParse(jsonOf(data));
    // An unreadable frame leaves a hole in the numbers.
    if (!frame.success || leftBehind) return;
    if (typeof frame.data.event === 'string') event({ ...frame.data, event: frame.data.event });
    else reply(frame.data);
  });
  let leftBehind = false;
  const end = (): void => {
    leftBehind = true;
    clearInterval(pinging);
    leaving.resolve('closed');
    greeted.reject(new Error('the connection was closed before the server answered'));
    pong?.(false);
    told?.(false);
  };
  const close = async (): Promise<void> => {
    end();
    try {
      socket.close();
    } catch {
      // It was never open.
    }
  };
  socket.addEventListener('open', () => {
    // The header is enough, unless a proxy takes it away.
    send('authentication_challenge', { token: access.token });
    send('ping');
  });
  socket.addEventListener('close', end);
  socket.addEventListener('error', end);
  deps.signal.addEventListener('abort', end, { once: true });

  /**
   * Checks that the connection still delivers events. It may be up and lose them, and only an event has a number that
   * shows whether one is missing.
   */
  const isWhole = async (): Promise<boolean> => {
    const came = new Promise<boolean>((settle) => (told = settle));
    if (!(await deps.stir())) return true;
    return pTimeout(came, { milliseconds: answerWithinMs, fallback: () => false });
  };
  const isThere = async (): Promise<boolean> => {
    const answered = new Promise<boolean>((settle) => (pong = settle));
    send('ping');
    return pTimeout(answered, { milliseconds: answerWithinMs, fallback: () => false });
  };
  let isTrying = false;
  const tryIt = async (): Promise<void> => {
    if (isTrying || socket.readyState !== WebSocket.OPEN) return;
    isTrying = true;
    noteCaughtUp();
    silentFor += 1;
    const isFine = (await isThere()) && (silentFor <= silentPings || (await isWhole()));
    [isTrying, pong, told] = [false, null, null];
    if (!isFine) await close();
  };
  const pinging = setInterval(() => void tryIt(), deps.pingEveryMs ?? usualPingEveryMs);

  try {
    await pTimeout(greeted.promise, { milliseconds: helloWithinMs, message: 'the server did not answer in time' });
  } catch (error) {
    await close();
    throw error;
  }
  return { leaving: leaving.promise, close };
}

function jsonOf(data: unknown): unknown {
  return typeof data === 'string' && data.length <= maxFrameUnits ? parseJson(data) : undefined;
}
