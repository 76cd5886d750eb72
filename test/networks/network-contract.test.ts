import { test } from 'node:test';

import { networkKinds } from '#networks/network-kinds.ts';

import { networkContract } from '../contracts/network-contract.ts';
import { networkTroubleContract } from '../contracts/network-trouble-contract.ts';
import { ownPostsContract } from '../contracts/own-posts-contract.ts';
import { allReached } from '../support/each-network.ts';
import { findProgram } from '../support/real-servers.ts';
import { openSnac } from '../support/snac.ts';

for (const [kind, { open }] of allReached) {
  const name = `${networkKinds[kind].name} on the practice server`;
  networkContract(name, kind, open);
  networkTroubleContract(name, kind, open);
  ownPostsContract(name, kind, open);
}

if (findProgram('snac') === null) {
  test('the network contract: Mastodon on a real snac', { skip: 'snac is missing (apt-get install snac2)' });
} else {
  networkContract('Mastodon on a real snac', 'mastodon', openSnac);
  ownPostsContract('Mastodon on a real snac', 'mastodon', openSnac, 'real');
}
