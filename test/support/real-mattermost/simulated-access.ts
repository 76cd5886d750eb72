import type { MattermostOptions } from '../../simulators/mattermost/mattermost-options.ts';
import { openMattermost } from '../../simulators/mattermost/open-mattermost.ts';
import type { ServerAccess } from './server-in-environment.ts';

/** Returns access to the simulator as to somebody's server, known only by its address and an administrator's token. */
export async function simulatedAccess(opened: AsyncDisposableStack, options: MattermostOptions): Promise<ServerAccess> {
  const mattermost = opened.use(await openMattermost({ ...options, hasBot: false }));
  return {
    url: mattermost.url,
    adminToken: mattermost.admin.token,
    callbackHost: '127.0.0.1',
    // Tests do not wait half a minute.
    pass: async () => mattermost.ageTriggers(),
    tell: () => {},
  };
}
