import { z } from 'zod';

import { isRecord } from './answer-call.ts';
import { faultOfBlocks, filesShownIn } from './check-blocks.ts';
import { eventOf, slackTs, tell } from './events.ts';
import { botChannel, count, flag, method, refused, type Answered, type Method } from './method.ts';
import { notifiedBy } from './notified-by.ts';
import type { Simulation } from './simulation.ts';
import { botUserId, teamDomain } from './slack-options.ts';

const metadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

const contents = {
  text: z.string(),
  blocks: z.array(z.unknown()).optional(),
  metadata: metadata.optional(),
  parse: z.enum(['none', 'full']).optional(),
  link_names: flag.optional(),
};
const channel = z.string().min(1);
const write = [['chat:write']] as const;
const history = [['channels:history', 'groups:history']] as const;
const timeline = {
  limit: count.optional(),
  cursor: z.string().optional(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};

export const chatMethods: ReadonlyMap<string, Method> = new Map([
  [
    'chat.postMessage',
    method(
      write,
      z.object({
        channel,
        ...contents,
        thread_ts: z.string().optional(),
        reply_broadcast: flag.optional(),
        mrkdwn: flag.optional(),
        unfurl_links: flag.optional(),
        unfurl_media: flag.optional(),
      }),
      async (slack, args) => {
        const isPerson = slack.people.has(args.channel);
        const fault =
          (isPerson ? tabFault(slack) : botChannel(slack, args.channel, botUserId)) ?? contentFault(slack, args);
        if (fault !== null) return fault;
        if (args.unfurl_links !== false || args.unfurl_media !== false)
          slack.complaints.push('unfurling is not switched off');
        if (args.parse === 'full' || args.link_names === true) slack.complaints.push('names in a text are made links');
        if (isPerson) return directed(slack, args);
        const answered = args.thread_ts === undefined ? null : await messageAt(slack, args.channel, args.thread_ts);
        if (typeof answered?.['thread_ts'] === 'string' && answered['thread_ts'] !== args.thread_ts)
          slack.complaints.push('an answer to an answer, which begins no thread');
        const answer = await slack.backend.call('bot', 'chat.postMessage', args);
        if (!answer.ok || typeof answer['ts'] !== 'string') return answer;
        slack.notified.set(`${args.channel}:${answer['ts']}`, notifiedBy(slack, args.channel, args));
        const message = { ...(isRecord(answer['message']) ? answer['message'] : {}), ...botMarks };
        tell(slack, eventOf({ type: 'message', ...message, channel: args.channel, channel_type: 'channel' }));
        return { ...answer, message };
      },
    ),
  ],
  [
    'chat.update',
    method(write, z.object({ channel, ts: z.string(), ...contents }), async (slack, args) => {
      const fault = botChannel(slack, args.channel, botUserId) ?? contentFault(slack, args);
      if (fault !== null) return fault;
      const before = await messageAt(slack, args.channel, args.ts);
      const answer = await slack.backend.call('bot', 'chat.update', args);
      if (!answer.ok) return answer;
      const message = { ...(await messageAt(slack, args.channel, args.ts)), ...botMarks };
      const changed = {
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        message,
        previous_message: before,
        ts: slackTs(),
      };
      tell(slack, eventOf({ ...changed, channel: args.channel, channel_type: 'channel' }));
      return { ...answer, message };
    }),
  ],
  [
    'chat.delete',
    method(write, z.object({ channel, ts: z.string() }), async (slack, args) =>
      deletedByBot(slack, args.channel, args.ts),
    ),
  ],
  [
    'chat.postEphemeral',
    method(
      write,
      z.object({ channel, user: z.string(), ...contents, thread_ts: z.string().optional() }).omit({ metadata: true }),
      async (slack, args) => {
        const fault = botChannel(slack, args.channel, botUserId) ?? contentFault(slack, args);
        if (fault !== null) return fault;
        if (slack.channels.get(args.channel)?.members.has(args.user) !== true) return refused('user_not_in_channel');
        const { user, text, blocks = [], thread_ts: threadTs = null } = args;
        if (threadTs !== null && !(await isThread(slack, args.channel, threadTs))) {
          // Slack answers ok, but nobody sees it.
          slack.complaints.push(`a private answer in no thread: ${text}`);
          return { ok: true, message_ts: slackTs() };
        }
        slack.ephemerals.push({ user, channel: args.channel, threadTs, text, blocks });
        return slack.backend.call('bot', 'chat.postEphemeral', args);
      },
    ),
  ],
  [
    'chat.getPermalink',
    method([], z.object({ channel, message_ts: z.string() }), async (slack, args) => {
      const answer = await slack.backend.call('bot', 'chat.getPermalink', args);
      if (typeof answer['permalink'] !== 'string') return answer;
      // On the web, a workspace's address is the one that `auth.test` returns, not that of the API.
      const { pathname, search } = new URL(answer['permalink']);
      return { ...answer, permalink: `https://${teamDomain}.slack.com${pathname}${search}` };
    }),
  ],
  [
    'conversations.history',
    method(history, z.object({ channel, ...timeline }), async (slack, args) => {
      const fault = botChannel(slack, args.channel, botUserId);
      if (fault !== null) return fault;
      const all = await slack.backend.call('bot', 'conversations.history', { channel: args.channel, limit: 1000 });
      return all.ok ? pageOf(all, args, 'newest first') : all;
    }),
  ],
  [
    'conversations.replies',
    method(history, z.object({ channel, ts: z.string(), ...timeline }), async (slack, args) => {
      const fault = botChannel(slack, args.channel, botUserId);
      if (fault !== null) return fault;
      const all = await slack.backend.call('bot', 'conversations.replies', { channel: args.channel, ts: args.ts });
      if (!all.ok) return all;
      return messagesIn(all).length === 0 ? refused('thread_not_found') : pageOf(all, args, 'oldest first');
    }),
  ],
]);

/** Refuses without the messages tab: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
function tabFault(slack: Simulation): Answered | null {
  return slack.hasMessagesTab ? null : refused('messages_tab_disabled');
}

/** Posts to a person by their id: into their messages tab of the app, which is a channel of its own. */
function directed(
  slack: Simulation,
  {
    channel: user,
    text,
    blocks = [],
  }: { readonly channel: string; readonly text: string; readonly blocks?: readonly unknown[] | undefined },
): Answered {
  const direct = { user, channel: `D${user.slice(1)}`, ts: slackTs(), text, blocks };
  slack.directs.push(direct);
  return { ok: true, channel: direct.channel, ts: direct.ts, message: { ...botMarks, text, blocks, ts: direct.ts } };
}

/**
 * Tells whether Slack shows private messages there: only in a thread that has a message already.
 * https://docs.slack.dev/reference/methods/chat.postEphemeral
 */
async function isThread(slack: Simulation, channel: string, ts: string): Promise<boolean> {
  const there = messagesIn(await slack.backend.call('bot', 'conversations.replies', { channel, ts }));
  const root = there.find((message) => message['ts'] === ts);
  return (root?.['thread_ts'] ?? ts) === ts && there.length > 1;
}

async function deletedByBot(slack: Simulation, channel: string, ts: string): Promise<Answered> {
  const before = await messageAt(slack, channel, ts);
  const answer = await slack.backend.call('bot', 'chat.delete', { channel, ts });
  const gone = { type: 'message', subtype: 'message_deleted', hidden: true, deleted_ts: ts, previous_message: before };
  if (answer.ok) tell(slack, eventOf({ ...gone, channel, channel_type: 'channel', ts: slackTs() }));
  return answer;
}

const botMarks = { bot_id: 'B0TAMBOUR', app_id: 'A0TAMBOUR', team: 'T000000001' };

/** Finds what Slack refuses in a message. A picture that is not ready is refused, but is no complaint. */
function contentFault(
  slack: Simulation,
  { text, blocks = [] }: { readonly text: string; readonly blocks?: readonly unknown[] | undefined },
): Answered | null {
  if (text === '') return complained(slack, refused('no_text'));
  if (text.length > 40_000) return complained(slack, refused('msg_too_long'));
  const fault = faultOfBlocks(blocks);
  if (fault !== null)
    return complained(slack, refused(fault.error, { response_metadata: { messages: fault.messages } }));
  const isUsable = filesShownIn(blocks).every(({ id, url }) => {
    const fileId = id ?? /\/files-pri\/([^/]+)\//.exec(url ?? '')?.[1];
    return (slack.files.get(fileId ?? '')?.polls ?? -1) >= slack.filesReadyAtPoll;
  });
  if (isUsable) return null;
  return refused('invalid_blocks', { response_metadata: { messages: ['[ERROR] invalid slack file'] } });
}

function complained(slack: Simulation, answer: Answered): Answered {
  slack.complaints.push(JSON.stringify(answer));
  return answer;
}

export async function messageAt(
  slack: Simulation,
  channel: string,
  ts: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const answer = await slack.backend.call('bot', 'reactions.get', { channel, timestamp: ts });
  return isRecord(answer['message']) ? answer['message'] : null;
}

function messagesIn(answer: Answered): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(answer['messages']) ? answer['messages'].filter(isRecord) : [];
}

interface Timeline {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly oldest?: string | undefined;
  readonly latest?: string | undefined;
  readonly inclusive?: boolean | undefined;
  readonly include_all_metadata?: boolean | undefined;
}

/** Returns one page of a timeline, as Slack cuts it. It has metadata only if the call asks for it. */
function pageOf(all: Answered, args: Timeline, order: 'newest first' | 'oldest first'): Answered {
  const within = messagesIn(all).filter((message) => {
    const ts = String(message['ts']);
    const isEdge = ts === args.oldest || ts === args.latest;
    if (isEdge) return args.inclusive === true;
    return ts > (args.oldest ?? '') && (args.latest === undefined || ts < args.latest);
  });
  const sorted = within.toSorted((a, b) => (String(a['ts']) < String(b['ts']) ? -1 : 1));
  const ordered = order === 'oldest first' ? sorted : sorted.toReversed();
  const start = Number(args.cursor ?? 0);
  const end = start + (args.limit ?? 100);
  const messages = ordered.slice(start, end).map((message) => {
    const marked = message['user'] === botUserId ? { ...message, ...botMarks } : message;
    if (args.include_all_metadata === true) return marked;
    const { metadata: _kept, ...shown } = marked;
    return shown;
  });
  const hasMore = end < ordered.length;
  return { ok: true, messages, has_more: hasMore, response_metadata: { next_cursor: hasMore ? String(end) : '' } };
}
