import { Hono } from 'hono';
import { z } from 'zod';

import { bodyOf, idIn, queryOf } from './answers.ts';
import type { Routes } from './front.ts';
import { newId } from './ids.ts';
import { deactivate, makeUser, reactivate } from './people.ts';
import { mayAdminister } from './permissions.ts';
import { badParameter, notPermitted, Refusal } from './refusal.ts';
import { removeUser } from './remove-for-good.ts';
import type { Server } from './state.ts';
import { isAdmin, ownJson, userJson, userOf } from './user-json.ts';

/** Schema of a new account; the password's least length is its default. */
const newUser = z.strictObject({
  username: z.string().regex(/^[a-z][a-z0-9._-]{0,63}$/),
  email: z.email().max(128).toLowerCase(),
  password: z.string().min(8).max(72),
  first_name: z.string().max(64).optional(),
  last_name: z.string().max(64).optional(),
  nickname: z.string().max(64).optional(),
  locale: z.string().max(5).optional(),
  disable_welcome_email: z.boolean().optional(),
  // Only an administrator may set it.
  email_verified: z.boolean().optional(),
});

/**
 * Makes the routes that create, sign in, close and delete accounts:
 * https://developers.mattermost.com/api-documentation/#/operations/CreateUser
 */
export function accountRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  routes.post('/users', async (context) => {
    if (!isAdmin(server, context.get('userId')))
      throw new Refusal(403, 'api.user.create_user.signup_email_disabled.app_error');
    const { username, email, password, first_name: firstName = '', locale } = await bodyOf(server, context, newUser);
    if ([...server.users.values()].some((user) => user.email === email))
      throw new Refusal(400, 'app.user.save.email_exists.app_error');
    const wanted = { name: username, email, password, firstName, ...(locale === undefined ? {} : { locale }) };
    return context.json(userJson(makeUser(server, wanted)), 201);
  });
  routes.post('/users/login', async (context) => {
    const schema = z.strictObject({ login_id: z.string(), password: z.string(), device_id: z.string().optional() });
    const { login_id: login, password } = await bodyOf(server, context, schema);
    const user = [...server.users.values()].find(({ username, email }) => username === login || email === login);
    if (user === undefined || user.password === null || user.password !== password)
      throw new Refusal(401, 'api.user.login.invalid_credentials_email_username');
    if (user.deleteAt > 0) throw new Refusal(401, 'api.user.login.inactive.app_error');
    const token = newId();
    server.tokens.set(token, user.id);
    context.header('Token', token);
    return context.json(ownJson(user));
  });
  routes.put('/users/:user_id/active', async (context) => {
    const user = userOf(server, idIn(context, 'user_id', true));
    const { active } = await bodyOf(server, context, z.strictObject({ active: z.boolean() }));
    if (!isAdmin(server, context.get('userId'))) throw new Refusal(403, 'api.user.update_active.permissions.app_error');
    if (active) reactivate(server, user.id);
    else deactivate(server, user.id);
    return context.json({ status: 'OK' });
  });
  // Without a licence the server says nothing else, so that this check comes first.
  routes.post('/users/:user_id/demote', (context) => {
    const id = idIn(context, 'user_id', true);
    if (!server.hasLicence) throw new Refusal(501, 'api.team.demote_user_to_guest.license.error');
    if (!server.config.GuestAccounts) throw new Refusal(501, 'api.team.demote_user_to_guest.disabled.error');
    mayAdminister(server, context.get('userId'), 'demote_to_guest');
    const user = userOf(server, id);
    if (user.roles === 'system_guest') throw new Refusal(501, 'api.user.demote_user_to_guest.already_guest.app_error');
    user.roles = 'system_guest';
    return context.json({ status: 'OK' });
  });
  routes.delete('/users/:user_id', (context) => {
    const user = userOf(server, idIn(context, 'user_id', true));
    const { permanent } = queryOf(server, context, ['permanent']);
    const by = context.get('userId');
    if (user.id !== by && !isAdmin(server, by)) throw notPermitted('edit_other_users');
    if (permanent !== 'true') deactivate(server, user.id);
    else if (server.config.EnableAPIUserDeletion) removeUser(server, user.id);
    else throw new Refusal(401, 'api.user.delete_user.not_enabled.for_admin.app_error');
    return context.json({ status: 'OK' });
  });
  routes.post('/users/tokens/revoke', async (context) => {
    const { token_id: id } = await bodyOf(server, context, z.strictObject({ token_id: z.string() }));
    if (id === '') throw badParameter('token_id');
    mayAdminister(server, context.get('userId'), 'revoke_user_access_token');
    const made = server.accessTokens.get(id);
    if (made === undefined) throw new Refusal(404, 'app.user_access_token.get_by_user.app_error');
    server.accessTokens.delete(id);
    server.tokens.delete(made.token);
    return context.json({ status: 'OK' });
  });
  return routes;
}
