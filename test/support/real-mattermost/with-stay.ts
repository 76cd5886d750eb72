import { after, before, describe } from 'node:test';

import { openStay } from './open-stay.ts';
import type { Stay } from './stay.ts';
import type { ServerAccess } from './server-in-environment.ts';

/**
 * Describes a suite that runs with a stay on a server. `open` gets the stack for everything to close after it; nothing
 * stays open after a failure.
 */
export function withStay(
  name: string,
  language: 'fr' | 'en',
  open: (opened: AsyncDisposableStack) => ServerAccess | Promise<ServerAccess>,
  suite: (stay: () => Stay) => void,
): void {
  describe(name, () => {
    const opened = new AsyncDisposableStack();
    let stay: Stay | null = null;
    before(async () => {
      try {
        const access = await open(opened);
        const opening = openStay(access, language);
        // The runner shows it below every test that did not begin.
        opening.catch((error: unknown) => access.tell(`Nothing was run. ${String(error)}`));
        stay = opened.use(await opening);
      } catch (error) {
        await opened.disposeAsync();
        throw error;
      }
    });
    after(() => opened.disposeAsync());
    suite(() => {
      if (stay === null) throw new Error('the suite has not begun');
      return stay;
    });
  });
}
