import type { Place } from '#chat/kit/part-store.ts';

import { isId } from './render/is-id.ts';
import { partOf, type PostedPart } from './part.ts';
import { postListSchema, postSchema, type MattermostPost } from './post-of.ts';
import { answerOf, type RestApi } from './rest-api.ts';
import type { Us } from './who-we-are.ts';

const pageSize = 200;
/** Maximum number of pages to look back for a post of ours. */
const mostPages = 10;

/** One of our posts as it is on the server. */
export interface PartThere extends PostedPart {
  readonly id: string;
  readonly at: number;
}

/** Finds the posts of one card in a place, oldest first. This is how a post whose answer was lost is found. */
export async function findParts(api: RestApi, us: Us, place: Place, key: string): Promise<readonly PartThere[]> {
  const posts = place.thread === null ? await inChannel(api, place.channel) : await inThread(api, place.thread);
  return posts
    .filter((post) => (post.root_id ?? '') === (place.thread ?? '') && post.delete_at === 0)
    .flatMap((post) => {
      const part = partIn(post, us);
      return part?.key === key ? [part] : [];
    })
    .toSorted((one, other) => one.at - other.at);
}

/** Reads a post's part of a card; null if it is not ours, or has none. */
export function partIn(post: MattermostPost, us: Us): PartThere | null {
  const part = post.user_id === us.user ? partOf(post.props) : null;
  return part === null ? null : { ...part, id: post.id, at: post.create_at };
}

/** Reads a post as it is now; null if it is gone. */
export async function readPost(api: RestApi, id: string): Promise<MattermostPost | null> {
  if (!isId(id)) return null;
  const asked = await api.ask('GET', `/posts/${id}`, postSchema);
  if (asked.kind === 'refused' && asked.status === 404) return null;
  const post = answerOf(asked);
  return post.delete_at > 0 ? null : post;
}

async function inThread(api: RestApi, root: string): Promise<readonly MattermostPost[]> {
  const asked = await api.ask('GET', `/posts/${root}/thread`, postListSchema);
  // A thread without its first message has no replies.
  if (asked.kind === 'refused' && asked.status === 404) return [];
  return Object.values(answerOf(asked).posts ?? {});
}

async function inChannel(api: RestApi, channel: string): Promise<readonly MattermostPost[]> {
  const all: MattermostPost[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const path = `/channels/${channel}/posts?page=${page}&per_page=${pageSize}`;
    const posts = Object.values(answerOf(await api.ask('GET', path, postListSchema)).posts ?? {});
    all.push(...posts);
    if (posts.length < pageSize) break;
  }
  return all;
}
