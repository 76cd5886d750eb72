import { postListSchema, type MattermostPost } from './post-of.ts';
import { answerOf, type RestApi } from './rest-api.ts';

/** Number of changes that the server returns at once. */
export const usualChangesAtOnce = 1_000;
const pageSize = 200;

/**
 * Returns the posts of a channel that changed after a moment, oldest first, including those deleted since; none if the
 * bot is not in the channel. Throws if the server does not answer. If more changed than the server returns at once, it
 * silently leaves some out, in no promised order (by its index: the last ones). So we ask again from the last change
 * reported, and also read newer posts page by page, which has an order. Only a change to an older post can be missed,
 * on a server whose database does not use that index. https://github.com/mattermost/mattermost:
 * server/channels/store/sqlstore/post_store.go, GetPostsSince
 */
export async function changedSince(
  api: RestApi,
  channel: string,
  since: Date,
  atOnce: number,
): Promise<readonly MattermostPost[]> {
  const sinceMs = since.getTime();
  const found = new Map<string, MattermostPost>();
  const keep = (post: MattermostPost): void => {
    if (post.update_at > sinceMs && !isFormerState(post)) found.set(post.id, post);
  };
  let from = sinceMs;
  for (let round = 1; ; round += 1) {
    const asked = await api.ask('GET', `/channels/${channel}/posts?since=${from}`, postListSchema);
    // The bot may have been taken out of it a moment ago.
    if (asked.kind === 'refused' && (asked.status === 403 || asked.status === 404)) return [];
    const posts = Object.values(answerOf(asked).posts ?? {});
    const changed = posts.filter((post) => post.update_at > from);
    posts.forEach(keep);
    // The server may drop posts from an answer after cutting it, so only a much shorter one is surely whole.
    if (changed.length < atOnce / 2) {
      if (round > 1) for (const post of await writtenSince(api, channel, sinceMs)) keep(post);
      return [...found.values()].toSorted((one, other) => one.create_at - other.create_at);
    }
    // Others of the last post's millisecond may have been left out.
    from = Math.max(from + 1, ...changed.map((post) => post.update_at - 1));
  }
}

/** Returns the channel's posts written since then, and a few older ones. */
async function writtenSince(api: RestApi, channel: string, sinceMs: number): Promise<readonly MattermostPost[]> {
  const all: MattermostPost[] = [];
  for (let before = ''; ;) {
    const path = `/channels/${channel}/posts?per_page=${pageSize}&skipFetchThreads=true${before}`;
    const { order, posts } = answerOf(await api.ask('GET', path, postListSchema));
    const page = (order ?? []).flatMap((id) => posts?.[id] ?? []);
    all.push(...page);
    const oldest = page.at(-1);
    if (oldest === undefined || oldest.create_at <= sinceMs) return all;
    // Posts written in the same millisecond as that one are not "before" it.
    const anchor = page.findLast((post) => post.create_at > oldest.create_at) ?? oldest;
    before = `&before=${anchor.id}`;
  }
}

/** Returns whether a post is a former state, before an edit: a deleted row with an id that nobody else knows. */
function isFormerState({ original_id: original }: MattermostPost): boolean {
  return (original ?? '') !== '';
}
