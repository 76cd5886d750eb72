import { chatContract } from '../contracts/chat-contract.ts';
import { openWorldOver } from '../support/real-mattermost/open-world-over.ts';
import { serverInEnvironment } from '../support/real-mattermost/server-access.ts';
import { simulatedAccess } from '../support/real-mattermost/simulated-access.ts';
import { withStay } from '../support/real-mattermost/with-stay.ts';

withStay(
  'Mattermost over its own API',
  'fr',
  (opened) => simulatedAccess(opened, { hasLicence: true }),
  (stay) => chatContract('the simulator', () => openWorldOver(stay())),
);

const real = serverInEnvironment();
if (real !== null)
  withStay(
    'a real Mattermost over its own API',
    'fr',
    () => real,
    (stay) => chatContract('the server', () => openWorldOver(stay())),
  );
