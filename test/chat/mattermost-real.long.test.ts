import { chatContract } from '../contracts/chat-contract.ts';
import { openWorldOver } from '../support/real-mattermost/open-world-over.ts';
import { serverInEnvironment } from '../support/real-mattermost/server-in-environment.ts';
import { simulatedAccess } from '../support/real-mattermost/simulated-access.ts';
import { withStay } from '../support/real-mattermost/with-stay.ts';

// See docs/mattermost-tests.md. What runs against somebody's server runs against the simulator first, each time.

for (const [edition, hasLicence] of [
  ['with a licence', true],
  ['in the Team Edition', false],
] as const)
  withStay(
    `the simulated Mattermost ${edition}, over its own API`,
    'fr',
    (opened) => simulatedAccess(opened, { hasLicence }),
    (stay) => chatContract('Mattermost', () => openWorldOver(stay())),
  );

const real = serverInEnvironment();
if (real !== null)
  withStay(
    'a real Mattermost, over its own API',
    'fr',
    () => real,
    (stay) => chatContract('Mattermost', () => openWorldOver(stay())),
  );
