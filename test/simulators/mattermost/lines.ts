import { limits } from './mattermost-options.ts';
import { newId } from './ids.ts';
import type { Server, WireEvent } from './state.ts';
import { isAdmin } from './user-json.ts';

/** One connection as the server keeps it. It survives a drop, for a client that returns with its id. */
export interface Line {
  connectionId: string;
  userId: string | null;
  token: string | null;
  /** Writes to the connected client; null while there is none. */
  write: ((frame: string) => void) | null;
  /** Number of the next event. */
  sequence: number;
  /** Events that came while no client was connected. */
  queue: WireEvent[];
  /** The last frames sent, with their numbers. */
  kept: { readonly sequence: number; readonly frame: string }[];
  /** Once the client declares it, reactions of other channels are not sent. */
  activeChannel: string | null;
}

export function newLine(): Line {
  return {
    connectionId: newId(),
    userId: null,
    token: null,
    write: null,
    sequence: 0,
    queue: [],
    kept: [],
    activeChannel: null,
  };
}

/** Sends an event on a line, or queues it until a client connects. Returns false if the queue is full. */
export function sendOn(line: Line, event: WireEvent, isSwallowed = false): boolean {
  if (line.write === null) {
    line.queue.push(event);
    return line.queue.length <= limits.queuedFrames;
  }
  const { sequence } = line;
  const { mentions = [] } = event;
  const isMentioned = line.userId !== null && mentions.includes(line.userId);
  line.sequence += 1;
  const frame = JSON.stringify({
    event: event.event,
    // https://github.com/mattermost/mattermost: server/channels/app/web_broadcast_hooks.go
    data: isMentioned ? { ...event.data, mentions: JSON.stringify([line.userId]) } : event.data,
    broadcast: {
      omit_users: null,
      user_id: event.userId ?? '',
      channel_id: event.channelId ?? '',
      team_id: event.teamId ?? '',
      connection_id: '',
      omit_connection_id: '',
      ...(event.audience === 'others' ? { contains_sanitized_data: true } : {}),
      ...(event.audience === 'administrators' ? { contains_sensitive_data: true } : {}),
    },
    seq: sequence,
  });
  line.kept = [...line.kept, { sequence, frame }].slice(-limits.keptFrames);
  if (!isSwallowed) line.write(frame);
  return true;
}

export function greet(server: Server, line: Line): void {
  const data = {
    connection_id: line.connectionId,
    server_version: `${server.version}.${server.version}.0123456789abcdef.${String(server.hasLicence)}`,
    server_hostname: 'mattermost-1',
  };
  sendOn(line, { event: 'hello', data, ...(line.userId === null ? {} : { userId: line.userId }) });
}

/**
 * Resumes a line at the number that the client names: replays what it missed, without a greeting. If too much is lost,
 * the line gets a new id and starts at 0.
 */
export function resume(server: Server, line: Line, wanted: number): void {
  const missed = line.kept.findIndex(({ sequence }) => sequence === wanted);
  const last = line.kept.at(-1)?.sequence ?? -1;
  line.sequence = wanted;
  if (wanted !== 0 && missed >= 0)
    for (const { frame } of line.kept.slice(missed)) {
      line.write?.(frame);
      line.sequence += 1;
    }
  else if (wanted !== 0 && last !== wanted - 1) {
    line.connectionId = newId();
    line.sequence = 0;
    line.kept = [];
    greet(server, line);
  }
  const queued = line.queue;
  line.queue = [];
  for (const event of queued) sendOn(line, event);
}

/** Tells whether this line's person may receive an event. */
export function hears(server: Server, line: Line, event: WireEvent): boolean {
  if (line.userId === null || line.token === null || server.tokens.get(line.token) !== line.userId) return false;
  if (event.audience !== undefined && isAdmin(server, line.userId) !== (event.audience === 'administrators'))
    return false;
  if (event.userId !== undefined) return event.userId === line.userId;
  if (event.channelId !== undefined) {
    const isHidden = line.activeChannel !== null && line.activeChannel !== event.channelId;
    if (isHidden && /^(typing|reaction_added|reaction_removed)$/.test(event.event)) return false;
    return server.channels.get(event.channelId)?.members.has(line.userId) ?? false;
  }
  if (event.teamId !== undefined) return server.teams.get(event.teamId)?.members.has(line.userId) ?? false;
  return true;
}
