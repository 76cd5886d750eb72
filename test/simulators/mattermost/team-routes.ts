import { Hono } from 'hono';
import { z } from 'zod';

import { bodyOf, idIn, pageOf, queryOf } from './answers.ts';
import { channelJson, teamJson, teamMemberJson } from './channel-json.ts';
import type { Routes } from './front.ts';
import { joinTeam, makeTeam } from './people.ts';
import { mayAdministerTeam, mayRead, teamOf } from './permissions.ts';
import { badParameter, notPermitted, Refusal } from './refusal.ts';
import { removeTeam } from './remove-for-good.ts';
import type { Props, Server, Team } from './state.ts';
import { isAdmin } from './user-json.ts';

/** Makes the routes of teams: https://developers.mattermost.com/api-documentation/#/operations/GetTeam and its like. */
export function teamRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  const seenBy = (userId: string, team: Team): boolean => isAdmin(server, userId) || team.members.has(userId);
  const named = (userId: string, name: string): Team => {
    const team = [...server.teams.values()].find((one) => one.name === name);
    if (team === undefined) throw new Refusal(404, 'app.team.get_by_name.missing.app_error');
    if (!seenBy(userId, team)) throw notPermitted('view_team');
    return team;
  };
  const channelNamed = (userId: string, team: Team, name: string): Props => {
    const channel = [...server.channels.values()].find((one) => one.teamId === team.id && one.name === name);
    if (channel === undefined || channel.deleteAt > 0)
      throw new Refusal(404, 'app.channel.get_by_name.missing.app_error');
    mayRead(server, userId, channel, 'posts');
    return channelJson(server, channel);
  };

  routes.get('/teams', (context) => {
    const query = queryOf(server, context, ['page', 'per_page', 'include_total_count', 'exclude_policy_constrained']);
    const teams = [...server.teams.values()].filter((team) => seenBy(context.get('userId'), team));
    return context.json(pageOf(teams.map(teamJson), query));
  });
  routes.get('/teams/:team_id', (context) => {
    const team = teamOf(server, idIn(context, 'team_id'));
    if (!seenBy(context.get('userId'), team)) throw notPermitted('view_team');
    return context.json(teamJson(team));
  });
  routes.get('/teams/name/:name', (context) =>
    context.json(teamJson(named(context.get('userId'), context.req.param('name')))),
  );
  routes.get('/users/:user_id/teams', (context) => {
    const userId = idIn(context, 'user_id', true);
    return context.json([...server.teams.values()].filter(({ members }) => members.has(userId)).map(teamJson));
  });
  routes.get('/teams/:team_id/members/:user_id', (context) => {
    const team = teamOf(server, idIn(context, 'team_id'));
    if (!seenBy(context.get('userId'), team)) throw notPermitted('view_team');
    const userId = idIn(context, 'user_id', true);
    if (!team.members.has(userId)) throw new Refusal(404, 'app.team.get_member.missing.app_error');
    return context.json(teamMemberJson(server, team, userId));
  });
  const newTeam = z.strictObject({
    name: z
      .string()
      .min(2)
      .max(64)
      .regex(/^[a-z]([a-z0-9-]*[a-z0-9])?$/),
    display_name: z.string().min(1).max(64),
    type: z.enum(['O', 'I']),
  });
  routes.post('/teams', async (context) => {
    const { name } = await bodyOf(server, context, newTeam);
    if ([...server.teams.values()].some((team) => team.name === name))
      throw new Refusal(400, 'app.team.save.existing.app_error');
    const team = makeTeam(server, name);
    joinTeam(server, team, context.get('userId'), true);
    return context.json(teamJson(team), 201);
  });
  routes.delete('/teams/:team_id', (context) => {
    const team = teamOf(server, idIn(context, 'team_id'));
    const { permanent } = queryOf(server, context, ['permanent']);
    mayAdministerTeam(server, context.get('userId'), team, 'manage_team');
    if (permanent !== 'true') team.deleteAt = server.now();
    else if (server.config.EnableAPITeamDeletion) removeTeam(server, team.id);
    else throw new Refusal(401, 'api.user.delete_team.not_enabled.app_error');
    return context.json({ status: 'OK' });
  });
  const schemeRoles = z.strictObject({
    scheme_admin: z.boolean(),
    scheme_user: z.boolean(),
    scheme_guest: z.boolean().optional(),
  });
  routes.put('/teams/:team_id/members/:user_id/schemeRoles', async (context) => {
    const team = teamOf(server, idIn(context, 'team_id'));
    const roles = await bodyOf(server, context, schemeRoles);
    mayAdministerTeam(server, context.get('userId'), team, 'manage_team_roles');
    const member = team.members.get(idIn(context, 'user_id', true));
    if (member === undefined) throw new Refusal(404, 'app.team.get_member.missing.app_error');
    if (roles.scheme_guest === true) throw new Refusal(400, 'api.team.update_team_member_roles.guest.app_error');
    member.isAdmin = roles.scheme_admin;
    return context.json({ status: 'OK' });
  });
  const newMember = z.strictObject({ team_id: z.string(), user_id: z.string() });
  routes.post('/teams/:team_id/members', async (context) => {
    const team = teamOf(server, idIn(context, 'team_id'));
    const member = await bodyOf(server, context, newMember);
    if (member.team_id !== team.id) throw badParameter('team_id');
    mayAdministerTeam(server, context.get('userId'), team, 'add_user_to_team');
    joinTeam(server, team, member.user_id, team.members.get(member.user_id)?.isAdmin ?? false);
    return context.json(teamMemberJson(server, team, member.user_id), 201);
  });
  routes.get('/teams/:team_id/channels/name/:name', (context) => {
    const team = teamOf(server, idIn(context, 'team_id'));
    return context.json(channelNamed(context.get('userId'), team, context.req.param('name')));
  });
  routes.get('/teams/name/:team/channels/name/:name', (context) => {
    const team = named(context.get('userId'), context.req.param('team'));
    return context.json(channelNamed(context.get('userId'), team, context.req.param('name')));
  });
  return routes;
}
