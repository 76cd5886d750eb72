import { z } from 'zod';

import type { ArchivePost } from './archive-message.ts';
import type { LongTextOf } from './long-texts.ts';

const text = z.string().nullish();
const link = z.object({ url: text, expanded_url: text });

const versions = z.object({ editTweetIds: z.array(z.string()).nullish() }).nullish();
/** What X says of a post's versions; nothing if it says it in another form. */
const editSchema = z
  .object({
    initial: versions,
    edit: z.object({ initialTweetId: z.string(), editControlInitial: versions }).nullish(),
  })
  .nullish()
  .catch(null);

/** A post in the archive: `{ "tweet": … }`, or in old archives the object itself. */
const tweetSchema = z.object({
  id_str: z.string().regex(/^\d{1,20}$/),
  created_at: z.string(),
  full_text: text,
  text,
  favorite_count: z.unknown().optional(),
  retweet_count: z.unknown().optional(),
  retweeted_status: z.unknown().optional(),
  in_reply_to_status_id_str: text,
  in_reply_to_user_id_str: text,
  in_reply_to_screen_name: text,
  user_id_str: text,
  user: z.object({ id_str: text }).nullish(),
  edit_info: editSchema,
  entities: z.object({ urls: z.array(link).nullish(), media: z.array(link).nullish() }).nullish(),
});
const elementSchema = z.union([z.object({ tweet: tweetSchema }).transform(({ tweet }) => tweet), tweetSchema]);

/** The kind of a post in an archive. */
export type OfTweet =
  | { readonly kind: 'post'; readonly post: ArchivePost; readonly userId: string | null }
  | { readonly kind: 'answer'; readonly at: number; readonly userId: string | null }
  /** `replaced`: an earlier version of an answer or of what goes on. */
  | { readonly kind: 'continuations' | 'reposts' | 'replaced'; readonly userId: string | null }
  | { readonly kind: 'strange' };

/** X writes "Wed Oct 10 20:19:24 +0000 2018". */
const dated = /^\w{3} (\w{3}) (\d\d) (\d\d:\d\d:\d\d) \+0000 (\d{4})$/;

/** Returns the kind of an archive's element with its data; of an answer to others only its time. */
export function messageOfTweet(element: unknown, ownId: string, longTextOf: LongTextOf): OfTweet {
  const { success, data: tweet } = elementSchema.safeParse(element);
  const [, month, day, time, year] = (success && dated.exec(tweet.created_at)) || [];
  const at = Date.parse(`${day} ${month} ${year} ${time} GMT`);
  if (!success || Number.isNaN(at) || at < 0) return { kind: 'strange' };
  const userId = told(tweet.user_id_str) ?? told(tweet.user?.id_str);
  const written = tweet.full_text ?? tweet.text ?? '';
  if (/^RT @\w+:/.test(written) || isThere(tweet.retweeted_status)) return { kind: 'reposts', userId };
  const answered = told(tweet.in_reply_to_user_id_str);
  const answers = [answered, told(tweet.in_reply_to_status_id_str), told(tweet.in_reply_to_screen_name)];
  const { firstId, lastId } = versionsOf(tweet);
  if (answers.some((one) => one !== null)) {
    if (lastId !== tweet.id_str) return { kind: 'replaced', userId };
    return answered === ownId ? { kind: 'continuations', userId } : { kind: 'answer', at, userId };
  }
  const whole = longTextOf(at, written);
  const urls = [...(tweet.entities?.urls ?? []), ...(whole?.urls ?? [])];
  return {
    kind: 'post',
    userId,
    post: {
      id: tweet.id_str,
      firstId,
      at,
      ...wordsOf(whole?.text ?? written, urls, tweet.entities?.media ?? []),
      likes: countOf(tweet.favorite_count),
      shares: countOf(tweet.retweet_count),
    },
  };
}

/** Returns the ids of a post's first and last versions. X has each version as a post of its own. */
function versionsOf({ id_str: id, edit_info: info }: z.infer<typeof tweetSchema>): {
  readonly firstId: string;
  readonly lastId: string;
} {
  const ids = (info?.edit?.editControlInitial ?? info?.initial)?.editTweetIds ?? [];
  const firstId = info?.edit?.initialTweetId ?? ids[0] ?? id;
  return { firstId: /^\d{1,20}$/.test(firstId) ? firstId : id, lastId: ids.at(-1) ?? id };
}

type Link = z.infer<typeof link>;

/** Restores each shortened link and removes links to the post's own pictures. */
function wordsOf(written: string, urls: readonly Link[], media: readonly Link[]): Pick<ArchivePost, 'text' | 'links'> {
  const whole = new Map(
    urls.slice(0, 100).map(({ url, expanded_url }) => [url ?? '', (expanded_url ?? '').slice(0, 5000)]),
  );
  const pictures = new Set(media.map(({ url }) => url ?? ''));
  const text = written
    .replaceAll(/https?:\/\/t\.co\/\w+/g, (short) => (pictures.has(short) ? '' : whole.get(short) || short))
    .replaceAll(/&(?:lt|gt|amp);/g, (escaped) => ({ '&lt;': '<', '&gt;': '>' })[escaped] ?? '&')
    .replaceAll('\0', '')
    .slice(0, 10_000)
    .toWellFormed()
    .trim();
  const links = [...new Set(whole.values())]
    .filter((one) => one !== '')
    .map((one) => one.replaceAll('\0', '').toWellFormed());
  return { text, links };
}

/** Returns a count, which the archive may write as a string; null if not credible. */
function countOf(written: unknown): number | null {
  const count = typeof written === 'string' && /^\d{1,12}$/.test(written) ? Number(written) : written;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count < 1e12 ? count : null;
}

function told(id: string | null | undefined): string | null {
  return id === undefined || id === '' ? null : id;
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined;
}
