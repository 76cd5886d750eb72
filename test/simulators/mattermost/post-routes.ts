import { Hono } from 'hono';
import { z } from 'zod';

import { bodyOf, idIn, queryOf } from './answers.ts';
import type { Routes } from './front.ts';
import { channelOf, mayRead } from './permissions.ts';
import { postJson, reactionJson } from './post-json.ts';
import { threadOf } from './post-lists.ts';
import { createPostOnce } from './post-once.ts';
import { deletePost, patchPost } from './posts.ts';
import { react, unreact } from './reactions.ts';
import { badParameter, noPost, notPermitted, Refusal } from './refusal.ts';
import type { Post, Server } from './state.ts';
import { tellAlone } from './tell-alone.ts';
import { isAdmin } from './user-json.ts';

const props = z.record(z.string(), z.unknown());

/** Schema of a new post. The server ignores or sets itself any field that is not here. */
const newPost = z.strictObject({
  channel_id: z.string(),
  message: z.string().optional(),
  root_id: z.string().optional(),
  file_ids: z.array(z.string()).optional(),
  props: props.optional(),
  pending_post_id: z.string().optional(),
});

const patch = z.strictObject({
  message: z.string().optional(),
  props: props.optional(),
  file_ids: z.array(z.string()).optional(),
  is_pinned: z.boolean().optional(),
  has_reactions: z.boolean().optional(),
});

/** Makes posts' routes: https://developers.mattermost.com/api-documentation/#/operations/CreatePost and its like. */
export function postRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  const readable = (userId: string, id: string): Post => {
    const post = server.posts.get(id);
    if (post === undefined || post.deleteAt > 0) throw noPost();
    mayRead(server, userId, channelOf(server, post.channelId), 'posts');
    return post;
  };
  routes.post('/posts', async (context) => {
    queryOf(server, context, ['set_online']);
    const wanted = await bodyOf(server, context, newPost);
    const post = await createPostOnce(server, context.get('userId'), {
      channelId: wanted.channel_id,
      message: wanted.message ?? '',
      rootId: wanted.root_id ?? '',
      fileIds: wanted.file_ids ?? [],
      props: wanted.props ?? {},
      pendingPostId: wanted.pending_post_id ?? '',
    });
    const noneWasGood = (wanted.file_ids ?? []).length > 0 && post.fileIds.length === 0;
    return context.json({ ...postJson(server, post), ...(noneWasGood ? { file_ids: null } : {}) }, 201);
  });
  routes.put('/posts/:post_id/patch', async (context) => {
    const { message, props, file_ids: fileIds, is_pinned: isPinned } = await bodyOf(server, context, patch);
    const change = { message, props, fileIds, isPinned };
    return context.json(postJson(server, patchPost(server, context.get('userId'), idIn(context, 'post_id'), change)));
  });
  routes.get('/posts/:post_id', (context) =>
    context.json(postJson(server, readable(context.get('userId'), idIn(context, 'post_id')))),
  );
  routes.delete('/posts/:post_id', (context) => {
    deletePost(server, context.get('userId'), idIn(context, 'post_id'));
    return context.json({ status: 'OK' });
  });
  const threading = ['perPage', 'fromCreateAt', 'fromPost', 'direction', 'skipFetchThreads'] as const;
  routes.get('/posts/:post_id/thread', (context) => {
    queryOf(server, context, threading);
    const post = readable(context.get('userId'), idIn(context, 'post_id'));
    return context.json(threadOf(server, server.posts.get(post.rootId) ?? post));
  });
  routes.post('/posts/ids', async (context) => {
    const ids = await bodyOf(server, context, z.array(z.string()).max(1_000));
    // The answer includes deleted posts.
    const posts = ids.flatMap((id) => server.posts.get(id) ?? []);
    if (posts.length === 0) throw noPost();
    const seen = posts.filter(({ channelId }) => channelOf(server, channelId).members.has(context.get('userId')));
    return context.json(seen.map((post) => postJson(server, post)));
  });
  routes.post('/posts/ephemeral', async (context) => {
    const schema = z.strictObject({ user_id: z.string(), post: newPost });
    const { user_id: userId, post } = await bodyOf(server, context, schema);
    if (!isAdmin(server, context.get('userId'))) throw notPermitted('create_post_ephemeral');
    const { channel_id: channelId, root_id: rootId = '', message = '', props = {} } = post;
    tellAlone(server, { userId, channelId, rootId, message, props });
    return context.json({}, 201);
  });
  return reactionRoutes(server, routes);
}

function reactionRoutes(server: Server, routes: Routes): Routes {
  const newReaction = z.strictObject({ user_id: z.string(), post_id: z.string(), emoji_name: z.string() });
  routes.post('/reactions', async (context) => {
    const wanted = await bodyOf(server, context, newReaction);
    if (wanted.user_id !== context.get('userId'))
      throw new Refusal(403, 'api.reaction.save_reaction.user_id.app_error');
    return context.json(reactionJson(server, react(server, wanted.user_id, wanted.post_id, wanted.emoji_name)));
  });
  routes.delete('/users/:user_id/posts/:post_id/reactions/:name', (context) => {
    const userId = idIn(context, 'user_id', true);
    if (userId !== context.get('userId')) throw notPermitted('remove_others_reactions');
    unreact(server, userId, idIn(context, 'post_id'), context.req.param('name'));
    return context.json({ status: 'OK' });
  });
  // These two routes do not check whether the post was deleted: its reactions stay readable.
  const mayReadReactions = (userId: string, id: string): void => {
    const post = server.posts.get(id);
    if (post === undefined) throw notPermitted('read_channel_content');
    mayRead(server, userId, channelOf(server, post.channelId), 'posts');
  };
  const given = (id: string): readonly object[] =>
    server.reactions.filter(({ postId }) => postId === id).map((one) => reactionJson(server, one));
  routes.get('/posts/:post_id/reactions', (context) => {
    const id = idIn(context, 'post_id');
    mayReadReactions(context.get('userId'), id);
    return context.json(given(id).length === 0 ? null : given(id));
  });
  routes.post('/posts/ids/reactions', async (context) => {
    const ids = await bodyOf(server, context, z.array(z.string()));
    if (ids.length === 0) throw badParameter('post_ids');
    for (const id of ids) mayReadReactions(context.get('userId'), id);
    return context.json(Object.fromEntries(ids.map((id) => [id, given(id)])));
  });
  return routes;
}
