import { Hono } from 'hono';
import { z } from 'zod';

import { bodyOf, idIn, pageOf, queryOf } from './answers.ts';
import { channelJson, channelMemberJson } from './channel-json.ts';
import type { Routes } from './front.ts';
import { deleteChannel, directChannel, join, leave, makeChannel } from './people.ts';
import { channelOf, mayAct, mayRead, teamOf } from './permissions.ts';
import { postsPage, postsSince } from './post-lists.ts';
import { createPost } from './posts.ts';
import { badParameter, notPermitted, Refusal } from './refusal.ts';
import type { Channel, Server } from './state.ts';
import { isAdmin, userOf } from './user-json.ts';

/** Makes channels' routes: https://developers.mattermost.com/api-documentation/#/operations/GetChannel etc. */
export function channelRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  const readable = (userId: string, id: string, what: 'posts' | 'members'): Channel => {
    const channel = channelOf(server, id);
    mayRead(server, userId, channel, what);
    return channel;
  };
  routes.get('/channels/:channel_id', (context) =>
    context.json(channelJson(server, readable(context.get('userId'), idIn(context, 'channel_id'), 'posts'))),
  );
  routes.get('/channels/:channel_id/members', (context) => {
    const query = queryOf(server, context, ['page', 'per_page']);
    const channel = readable(context.get('userId'), idIn(context, 'channel_id'), 'members');
    const members = [...channel.members.keys()].map((id) => channelMemberJson(server, channel, id));
    return context.json(pageOf(members, query));
  });
  routes.get('/channels/:channel_id/members/:user_id', (context) => {
    const channel = readable(context.get('userId'), idIn(context, 'channel_id'), 'members');
    const userId = idIn(context, 'user_id', true);
    if (!channel.members.has(userId)) throw new Refusal(404, 'app.channel.get_member.missing.app_error');
    return context.json(channelMemberJson(server, channel, userId));
  });
  const newChannel = z.strictObject({
    team_id: z.string(),
    name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/),
    display_name: z.string().min(1).max(64),
    type: z.enum(['O', 'P']),
  });
  routes.post('/channels', async (context) => {
    const { team_id: teamId, name, display_name: displayName, type } = await bodyOf(server, context, newChannel);
    const by = context.get('userId');
    if (!isAdmin(server, by) && !teamOf(server, teamId).members.has(by)) throw notPermitted('create_public_channel');
    if ([...server.channels.values()].some((one) => one.teamId === teamId && one.name === name))
      throw new Refusal(400, 'store.sql_channel.save_channel.exists.app_error');
    const channel = makeChannel(server, { teamId, name, displayName, type, creatorId: by });
    join(server, channel, by, true);
    return context.json(channelJson(server, channel), 201);
  });
  routes.delete('/channels/:channel_id', (context) => {
    const channel = channelOf(server, idIn(context, 'channel_id'));
    if (channel.type === 'D') throw new Refusal(400, 'api.channel.delete_channel.type.invalid');
    if (!isAdmin(server, context.get('userId'))) mayAct(context.get('userId'), channel, 'delete_public_channel');
    if (channel.deleteAt > 0) throw new Refusal(400, 'api.channel.delete_channel.deleted.app_error');
    deleteChannel(server, channel);
    return context.json({ status: 'OK' });
  });
  const newMember = z.strictObject({ user_id: z.string(), post_root_id: z.string().optional() });
  routes.post('/channels/:channel_id/members', async (context) => {
    const channel = channelOf(server, idIn(context, 'channel_id'));
    const { user_id: userId } = await bodyOf(server, context, newMember);
    const by = context.get('userId');
    if (channel.type === 'D') throw new Refusal(400, 'api.channel.add_user_to_channel.type.app_error');
    if (!isAdmin(server, by) && !channel.members.has(by)) throw notPermitted('manage_public_channel_members');
    const isNew = !channel.members.has(userId);
    join(server, channel, userId, channel.members.get(userId)?.isAdmin ?? false);
    if (isNew && channel.members.has(by)) {
      const message = `${userOf(server, userId).username} added to the channel by ${userOf(server, by).username}.`;
      createPost(server, by, { channelId: channel.id, message, type: 'system_add_to_channel' });
    }
    return context.json(channelMemberJson(server, channel, userId), 201);
  });
  routes.delete('/channels/:channel_id/members/:user_id', (context) => {
    const channel = channelOf(server, idIn(context, 'channel_id'));
    const userId = idIn(context, 'user_id', true);
    const by = context.get('userId');
    if (userId !== by && !isAdmin(server, by)) throw notPermitted('manage_public_channel_members');
    leave(server, channel, userId, by);
    return context.json({ status: 'OK' });
  });
  routes.post('/channels/direct', async (context) => {
    const [one = '', other = '', ...more] = await bodyOf(server, context, z.array(z.string()));
    if (more.length > 0 || other === '') throw badParameter('user_ids');
    if (![one, other].every((userId) => server.users.has(userId)))
      throw new Refusal(400, 'api.channel.create_direct_channel.invalid_user.app_error');
    const by = context.get('userId');
    if (one !== by && other !== by && !isAdmin(server, by)) throw notPermitted('create_direct_channel');
    return context.json(channelJson(server, directChannel(server, one, other)), 201);
  });
  const listing = ['since', 'before', 'page', 'per_page', 'skipFetchThreads'] as const;
  routes.get('/channels/:channel_id/posts', (context) => {
    const query = queryOf(server, context, listing);
    const channel = readable(context.get('userId'), idIn(context, 'channel_id'), 'posts');
    const since = Number(query.since ?? '0');
    if (!Number.isSafeInteger(since)) throw badParameter('since');
    if (since > 0 && query.page !== undefined) server.complaints.push('posts since a moment come in no pages');
    const page = Number(query.page ?? '0');
    const perPage = Math.min(Number(query.per_page ?? '60'), 200);
    const { before = '' } = query;
    return context.json(
      since > 0 ? postsSince(server, channel, since) : postsPage(server, channel, { page, perPage, before }),
    );
  });
  return routes;
}
