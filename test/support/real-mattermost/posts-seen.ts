import { z } from 'zod';

import { answerOf } from '#chat/mattermost/rest-api.ts';

import { type MattermostPost, seenAs } from '../../simulators/mattermost/seen-by.ts';
import { type DrawnButton, drawnPost } from '../mattermost-client/drawn-post.ts';
import { until } from '../until.ts';
import type { BotNotes } from './note-of.ts';
import type { Person, Stay } from './stay.ts';

/** The fields that sort and name posts; the client draws the rest. */
const postSchema = z.looseObject({
  id: z.string(),
  create_at: z.number(),
  channel_id: z.string(),
  type: z.string().default(''),
  props: z.record(z.string(), z.unknown()).nullish(),
});
type Post = z.infer<typeof postSchema>;
const listSchema = z.object({ order: z.array(z.string()), posts: z.record(z.string(), postSchema) });
const postedSchema = z.object({ post: z.string(), mentions: z.string().optional() });
const whisperSchema = z.object({ data: z.object({ post: z.string() }) });
const pageSize = 200;

type Seen = (person: Person, whispers: readonly unknown[]) => Promise<readonly MattermostPost[]>;

/**
 * Reads a channel and each person's direct messages with the bot, over REST; `whispers` are events of their own
 * connection.
 */
export async function postsSeen(stay: Stay, notes: BotNotes, channel: string): Promise<Seen> {
  const earlier = new Set<string>();
  for (const person of stay.people) for (const { id } of await allPosts(person, person.direct)) earlier.add(id);
  return async (person, whispers) => {
    const direct = (await allPosts(person, person.direct)).filter(({ id }) => !earlier.has(id));
    // System messages, such as "… joined the channel", are nobody's.
    const posts = [...(await allPosts(person, channel)), ...direct].filter(({ type }) => !type.startsWith('system_'));
    const shown: MattermostPost[] = [];
    for (const post of posts.toSorted((one, other) => one.create_at - other.create_at)) {
      const readers = post.channel_id === person.direct ? [person] : stay.people;
      shown.push({ ...read(post, notes), notified: await notifiedAmong(readers, post.id) });
    }
    const alone = whispers.map((frame) =>
      read(postSchema.parse(JSON.parse(whisperSchema.parse(frame).data.post)), notes),
    );
    return [...shown, ...alone];
  };
}

/** Reads all posts, the oldest first. */
async function allPosts({ rest }: Person, channel: string): Promise<readonly Post[]> {
  const found: Post[] = [];
  for (let page = 0; ; page += 1) {
    const path = `/channels/${channel}/posts?page=${page}&per_page=${pageSize}`;
    const { order, posts } = answerOf(await rest.ask('GET', path, listSchema));
    found.push(...order.flatMap((id) => posts[id] ?? []));
    if (order.length < pageSize) return found.toReversed();
  }
}

function read(post: Post, notes: BotNotes): MattermostPost {
  const drawn = drawnPost(post);
  const contextOf = ({ id, option }: DrawnButton): Readonly<Record<string, unknown>> => {
    const context = notes.contextOf(post.id, id);
    return option === null ? context : { ...context, selected_option: option };
  };
  return seenAs(drawn, contextOf, { props: post.props ?? {}, notified: [] });
}

/** Lists the people who were told that the post mentions them, after waiting until each has received the post. */
async function notifiedAmong(readers: readonly Person[], post: string): Promise<readonly string[]> {
  const notified: string[] = [];
  for (const { id, line } of readers) {
    const mentions = await until('a post reaches its readers', () => mentionsIn(line, post));
    if (mentions.includes(id)) notified.push(id);
  }
  return notified;
}

/** Returns the ids mentioned, or null before the post has come. */
function mentionsIn({ frames }: Person['line'], id: string): readonly string[] | null {
  const frame = frames.findLast(
    ({ event, data }) => event === 'posted' && String(data['post']).includes(`"id":"${id}"`),
  );
  if (frame === undefined) return null;
  const { mentions = '[]' } = postedSchema.parse(frame.data);
  return z.array(z.string()).parse(JSON.parse(mentions));
}
