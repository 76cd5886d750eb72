import { isRecord } from './answer-call.ts';
import type { Simulation } from './simulation.ts';
import { botUserId } from './slack-options.ts';

/** A message as Slack's server gives it to a person's client. */
export interface ServedMessage {
  readonly channel: string;
  /** Null for a message that only this person sees. */
  readonly ts: string | null;
  readonly threadTs: string | null;
  readonly author: string | null;
  readonly text: string;
  readonly blocks: readonly unknown[];
  /** People who were notified when it was posted. */
  readonly notified: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly files: readonly { readonly name: string; readonly url: string }[];
  /** Names of reactions, each with its people. */
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
}

/** Lists everything in this person's channels, oldest first, then the messages that only they see. */
export async function messagesFor(slack: Simulation, user: string): Promise<readonly ServedMessage[]> {
  const channels = [...slack.channels.values()].filter(({ members }) => members.has(user));
  const posted = await Promise.all(channels.map(({ id }) => postedIn(slack, id)));
  const whispers = slack.ephemerals
    .filter((one) => one.user === user)
    .map((one): ServedMessage => {
      const { channel, threadTs, text, blocks } = one;
      const alone = { ts: null, author: null, notified: [], metadata: null, reactions: [], files: [] };
      return { channel, threadTs, text, blocks, ...alone };
    });
  const directs = slack.directs
    .filter((one) => one.user === user)
    .map((one): ServedMessage => {
      const { channel, ts, text, blocks } = one;
      const alone = { threadTs: null, notified: [user], metadata: null, reactions: [], files: [] };
      return { channel, ts, author: botUserId, text, blocks, ...alone };
    });
  return [...posted.flat(), ...directs, ...whispers];
}

async function postedIn(slack: Simulation, channel: string): Promise<readonly ServedMessage[]> {
  const history = await slack.backend.call('bot', 'conversations.history', { channel, limit: 1000 });
  const roots = listOf(history['messages']);
  const threads = await Promise.all(
    roots.map(async (root) => {
      const replies = await slack.backend.call('bot', 'conversations.replies', { channel, ts: root['ts'] });
      return listOf(replies['messages']);
    }),
  );
  const all = threads.flat().toSorted((a, b) => (String(a['ts']) < String(b['ts']) ? -1 : 1));
  return all.map((message): ServedMessage => {
    const ts = String(message['ts']);
    const threadTs = typeof message['thread_ts'] === 'string' ? message['thread_ts'] : null;
    return {
      channel,
      ts,
      threadTs: threadTs === ts ? null : threadTs,
      author: String(message['user']),
      text: wordIn(message['text']),
      blocks: Array.isArray(message['blocks']) ? message['blocks'] : [],
      notified: slack.notified.get(`${channel}:${ts}`) ?? [],
      metadata: isRecord(message['metadata']) ? message['metadata'] : null,
      files: listOf(message['files']).map(({ name, url_private: url }) => ({ name: wordIn(name), url: wordIn(url) })),
      reactions: listOf(message['reactions']).map(({ name, users }) => ({
        name: String(name),
        users: Array.isArray(users) ? users.map(String) : [],
      })),
    };
  });
}

/** Returns a text, or an empty one if it is missing. */
function wordIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
