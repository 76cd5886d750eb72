import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod';

/** Scopes and events of an app that was installed from its manifest. */
export interface InstalledApp {
  readonly scopes: readonly string[];
  readonly events: readonly string[];
  readonly commands: readonly string[];
  readonly shortcuts: readonly string[];
  readonly hasMessagesTab: boolean;
}

const manifestSchema = z.object({
  features: z.object({
    app_home: z.object({ messages_tab_enabled: z.boolean() }),
    slash_commands: z.array(z.object({ command: z.string() })),
    shortcuts: z.array(z.object({ callback_id: z.string() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** Reads manifest.yml, as Slack does when an administrator installs the app. */
export function manifestOfApp(): InstalledApp {
  const path = join(import.meta.dirname, '../../../manifest.yml');
  if (!existsSync(path)) throw new Error('there is no manifest.yml to install the app from');
  const { features, oauth_config: oauth, settings } = manifestSchema.parse(parse(readFileSync(path, 'utf8')));
  return {
    scopes: oauth.scopes.bot,
    events: settings.event_subscriptions.bot_events,
    commands: features.slash_commands.map(({ command }) => command),
    shortcuts: features.shortcuts.map(({ callback_id: id }) => id),
    hasMessagesTab: features.app_home.messages_tab_enabled,
  };
}
