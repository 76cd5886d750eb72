import type { MattermostOptions } from '../../simulators/mattermost/mattermost-options.ts';
import { openMattermost } from '../../simulators/mattermost/open-mattermost.ts';
import type { ServerAccess } from './server-in-environment.ts';

/** Gives the simulator as somebody's server: all that is known of it is its address and an administrator's token. */
export async function simulatedAccess(opened: AsyncDisposableStack, options: MattermostOptions): Promise<ServerAccess> {
  const mattermost = opened.use(await openMattermost({ ...options, hasBot: false }));
  return {
    url: mattermost.url,
    adminToken: mattermost.admin.token,
    callbackHost: '127.0.0.1',
    // No test waits half a minute.
    pass: async () => mattermost.ageTriggers(),
    tell: () => {},
  };
}
