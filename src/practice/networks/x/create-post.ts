import { z } from 'zod';

import { shorten, weightOf } from './text-on-x.ts';
import { secondsLeft } from './upload-media.ts';
import {
  invalid,
  nextId,
  type PracticePost,
  type PracticeUser,
  type PracticeXMedia,
  problem,
  type World,
} from './world.ts';

const duplicateMs = 24 * 3600 * 1000;
const maxWeight = 280;
const maxLongWeight = 25_000;

const bodySchema = z.strictObject({
  text: z.string().default(''),
  media: z.strictObject({ media_ids: z.array(z.string()).min(1).max(4) }).optional(),
  reply: z.strictObject({ in_reply_to_tweet_id: z.string() }).optional(),
});

/** Publishes a post: https://docs.x.com/x-api/posts/create-post */
export function createPost(world: World, user: PracticeUser, raw: unknown): Response {
  const body = bodySchema.safeParse(raw);
  if (!body.success) return invalid(z.prettifyError(body.error));
  const { text } = body.data;
  const mediaIds = body.data.media?.media_ids ?? [];
  if (text.trim() === '' && mediaIds.length === 0) return invalid('A post must hold something.');
  const max = world.manners.subscription.startsWith('Premium') ? maxLongWeight : maxWeight;
  if (weightOf(text) > max) return invalid('Your Tweet text is too long.');
  const media = mediaIds.flatMap((id) =>
    world.state.media.filter((one) => one.id === id && one.accountId === user.id && one.blob !== null),
  );
  const isUsable = (one: PracticeXMedia): boolean =>
    one.mimeType !== 'text/srt' &&
    one.pollsLeft === 0 &&
    secondsLeft(world, one) > 0 &&
    !(isVideo(one) && world.manners.failsVideos);
  const isMixed = media.length > 1 && media.some(isVideo);
  if (isMixed || media.length !== mediaIds.length || !media.every(isUsable)) {
    return invalid('Your media IDs are invalid.');
  }
  if (world.manners.refusesDuplicates && isDuplicate(world, user, text)) {
    return problem(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.');
  }
  const replyToId = body.data.reply?.in_reply_to_tweet_id ?? null;
  const parent = world.state.posts.find(({ id }) => id === replyToId);
  // An app may at most answer its author's own posts. A deleted post is reported like one that is not visible.
  if (replyToId !== null && parent?.accountId !== user.id) {
    return problem(403, 'Forbidden', 'You attempted to reply to a Tweet that is deleted or not visible to you.');
  }
  if (replyToId !== null && world.manners.refusesAnswers > 0) {
    world.manners.refusesAnswers -= 1;
    return problem(403, 'Forbidden', 'You are not permitted to perform this action.');
  }
  const post = { ...postOf(world, user, text, mediaIds), replyToId };
  world.state.posts.push(post);
  world.save();
  return Response.json(
    { data: { id: post.id, text: post.shownText, edit_history_tweet_ids: [post.id] } },
    { status: 201 },
  );
}

function isVideo({ mimeType }: PracticeXMedia): boolean {
  return mimeType.startsWith('video/');
}

function isDuplicate(world: World, user: PracticeUser, text: string): boolean {
  const since = world.clock.now().getTime() - duplicateMs;
  return world.state.posts.some(
    (post) => post.accountId === user.id && post.text === text && Date.parse(post.createdAt) > since,
  );
}

function postOf(
  world: World,
  user: PracticeUser,
  text: string,
  mediaIds: readonly string[],
): Omit<PracticePost, 'replyToId'> {
  const id = nextId(world);
  const nameOf = (index: number): string => (BigInt(id) * 64n + BigInt(index)).toString(36).slice(-10);
  const short = shorten(text, nameOf);
  const links = short.links.map((link) => ({ ...link, mediaKey: null }));
  const [first] = mediaIds;
  const plain = {
    id,
    accountId: user.id,
    text,
    createdAt: world.clock.now().toISOString(),
    audience: null,
    quotesId: null,
    earlierIds: [],
  };
  if (first === undefined) return { ...plain, shownText: short.text, links, mediaIds: [] };
  const mediaLink = {
    url: `https://t.co/${nameOf(links.length)}`,
    expandedUrl: `https://x.com/${user.username}/status/${id}/photo/1`,
    mediaKey: `3_${first}`,
  };
  const shownText = `${short.text} ${mediaLink.url}`.trim();
  return { ...plain, shownText, links: [...links, mediaLink], mediaIds: [...mediaIds] };
}
