import { Hono } from 'hono';
import { z } from 'zod';

import { bodyOf, idIn, pageOf, queryOf } from './answers.ts';
import type { Routes } from './front.ts';
import { newId } from './ids.ts';
import { Refusal } from './refusal.ts';
import type { Props, Server } from './state.ts';
import { userJson, userOf } from './user-json.ts';

/** Schema of a new group: https://developers.mattermost.com/api-documentation/#/operations/CreateGroup */
const newGroup = z.strictObject({
  name: z.string().regex(/^[a-z0-9.\-_]{1,64}$/),
  display_name: z.string().min(1).max(128),
  source: z.literal('custom'),
  allow_reference: z.literal(true),
  user_ids: z.array(z.string()),
});

/** Makes the routes of groups of people, which need a licence. */
export function groupRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  const licensed = (): void => {
    if (!server.hasLicence) throw new Refusal(501, 'api.license_error');
  };
  const groupOf = (id: string): Server['groups'][number] => {
    const group = server.groups.find((one) => one.id === id);
    if (group === undefined) throw new Refusal(404, 'app.group.no_rows');
    return group;
  };
  routes.get('/groups', (context) => {
    const names = ['page', 'per_page', 'q', 'filter_allow_reference', 'include_member_count'] as const;
    const query = queryOf(server, context, names);
    licensed();
    const shown = server.groups.filter(({ isDeleted }) => isDeleted !== true).map(groupJson);
    return context.json(pageOf(shown, query));
  });
  routes.get('/groups/:group_id', (context) => {
    licensed();
    return context.json(groupJson(groupOf(idIn(context, 'group_id'))));
  });
  routes.get('/groups/:group_id/members', (context) => {
    const query = queryOf(server, context, ['page', 'per_page']);
    licensed();
    const { members } = groupOf(idIn(context, 'group_id'));
    const people = members.flatMap((id) => server.users.get(id) ?? []).filter(({ deleteAt }) => deleteAt === 0);
    return context.json({ members: pageOf(people.map(userJson), query), total_member_count: people.length });
  });
  routes.post('/groups', async (context) => {
    licensed();
    const { name, display_name: displayName, user_ids: members } = await bodyOf(server, context, newGroup);
    if (server.groups.some((one) => one.name === name)) throw new Refusal(400, 'app.custom_group.unique_name');
    const group = { id: newId(), name, displayName, members: members.map((id) => userOf(server, id).id) };
    server.groups = [...server.groups, group];
    return context.json(groupJson(group), 201);
  });
  routes.delete('/groups/:group_id', (context) => {
    licensed();
    const gone = groupOf(idIn(context, 'group_id'));
    server.groups = server.groups.map((one) => (one === gone ? { ...one, isDeleted: true } : one));
    return context.json({ status: 'OK' });
  });
  return routes;
}

function groupJson(group: Server['groups'][number]): Props {
  return {
    id: group.id,
    name: group.name,
    display_name: group.displayName,
    description: '',
    source: 'custom',
    remote_id: null,
    create_at: 1,
    update_at: 1,
    delete_at: group.isDeleted === true ? 2 : 0,
    has_syncables: false,
    allow_reference: true,
  };
}
