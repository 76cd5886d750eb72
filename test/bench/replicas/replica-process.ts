import { randomUUID } from 'node:crypto';

import { connector, networkOf } from '#app/networks.ts';
import { rules } from '#app/rules.ts';
import { systemClock } from '#clock.ts';
import { noMembers } from '#desks/may.ts';
import { openOutbound } from '#outbound/outbound.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import { openStore } from '#storage/open-store.ts';
import { withDecisionKey } from '#storage/with-decision-key.ts';

import { answerParent } from '../start-child.ts';
import { readBenchConfig, practiceKeysOf, ringOf, sendTimeoutSeconds } from './bench-config.ts';

// One replica: Tambour's own store, job engine, publishing and network client; no chat.
const config = readBenchConfig(process.env['DATABASE_URL'] ?? '', process.env['TAMBOUR_DATA'] ?? '');
const storage = await openStore({
  database: config.database,
  backupFolder: config.dataFolder,
  clock: systemClock,
  newId: randomUUID,
  logger: null,
  role: 'main',
  onProgress: () => {},
});
if (storage.kind === 'refused') throw new Error('the store did not open', { cause: storage.refusal });
const ring = await ringOf(config);
const store = withDecisionKey(storage.store, ring.keys());
const keys = practiceKeysOf(process.env['NETWORK_URL'] ?? '');
const connect = connector(config, { keys, outbound: openOutbound(config.proxy) });
await startPublishing({
  store,
  rules,
  networkOf: networkOf(store, ring, connect),
  // The desk names its approvers one by one, without groups.
  membersOf: () => Promise.resolve(noMembers),
  isSwitchedOn: () => true,
  sendTimeoutSeconds,
});
answerParent(() => null);
