import { Hono } from 'hono';

import { queryOf } from './answers.ts';
import type { Routes } from './front.ts';
import { mayAdminister } from './permissions.ts';
import type { Server } from './state.ts';

/** Makes the routes by which the server describes itself. */
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
  routes.get('/license/client', (context) => {
    queryOf(server, context, ['format']);
    return context.json({ IsLicensed: String(server.hasLicence) });
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
  return routes;
}
