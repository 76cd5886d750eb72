import type { PracticePost } from './x-state.ts';

/** A post with the fields that were asked for, and no other: https://docs.x.com/x-api/fundamentals/data-dictionary. */
export function postJson(post: PracticePost, fields: readonly string[]): Readonly<Record<string, unknown>> {
  const entities = {
    urls: post.links.map((link) => ({
      start: post.shownText.indexOf(link.url),
      end: post.shownText.indexOf(link.url) + link.url.length,
      url: link.url,
      expanded_url: link.expandedUrl,
      display_url: link.expandedUrl.replace(/^https?:\/\//, '').slice(0, 30),
      ...(link.mediaKey === null ? {} : { media_key: link.mediaKey }),
    })),
  };
  return {
    id: post.id,
    text: post.shownText,
    edit_history_tweet_ids: [post.id],
    ...(fields.includes('created_at') ? { created_at: post.createdAt } : {}),
    ...(fields.includes('entities') && post.links.length > 0 ? { entities } : {}),
    ...(fields.includes('attachments') && post.mediaIds.length > 0
      ? { attachments: { media_keys: post.mediaIds.map((id) => `3_${id}`) } }
      : {}),
  };
}

/** What X answers, with status 200, for a post that it does not have. */
export function noSuchPost(id: string): Response {
  return Response.json({
    errors: [
      {
        value: id,
        detail: `Could not find tweet with id: [${id}].`,
        title: 'Not Found Error',
        resource_type: 'tweet',
        parameter: 'id',
        resource_id: id,
        type: 'https://api.twitter.com/2/problems/resource-not-found',
      },
    ],
  });
}
