import { Hono } from 'hono';

import { idIn, pageOf, queryOf } from './answers.ts';
import type { Routes } from './front.ts';
import { mayAdminister } from './permissions.ts';
import { Refusal } from './refusal.ts';
import type { Props, Server } from './state.ts';
import { userJson } from './user-json.ts';

/** What the server says of itself, and groups, which it has with a licence alone. */
export function systemRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  routes.get('/system/ping', (context) => {
    queryOf(server, context, ['get_server_status', 'device_id', 'use_rest_semantics']);
    return context.json({ ActiveSearchBackend: 'database', status: 'OK' });
  });
  routes.get('/config/client', (context) => {
    queryOf(server, context, ['format']);
    return context.json({
      BuildNumber: server.version,
      BuildEnterpriseReady: 'false',
      Version: server.version,
      SiteURL: server.config.SiteURL,
      EnableBotAccountCreation: String(server.config.EnableBotAccountCreation),
      DiagnosticId: server.diagnosticId,
      TelemetryId: server.diagnosticId,
      AsymmetricSigningPublicKey: server.signingKeys.publicKey
        .export({ format: 'der', type: 'spki' })
        .toString('base64'),
    });
  });
  routes.get('/config', (context) => {
    mayAdminister(server, context.get('userId'), 'sysconsole_read');
    const { MaxFileSize, EnableFileAttachments, RateLimit, GuestAccounts, ...service } = server.config;
    return context.json({
      ServiceSettings: service,
      FileSettings: { MaxFileSize, EnableFileAttachments },
      RateLimitSettings: { Enable: RateLimit },
      GuestAccountsSettings: { Enable: GuestAccounts },
    });
  });
  return groupRoutes(server, routes);
}

function groupRoutes(server: Server, routes: Routes): Routes {
  const licensed = (): void => {
    if (!server.hasLicence) throw new Refusal(501, 'api.ldap_groups.license_error');
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
