import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { networkKinds } from '#networks/network-kinds.ts';

import { correctContract, correctTroubleContract } from '../contracts/correct-contract.ts';
import { allReached } from '../support/each-network.ts';
import { findProgram } from '../support/real-servers.ts';
import { openSnac } from '../support/snac.ts';

for (const [kind, { open }] of allReached) {
  const name = `${networkKinds[kind].name} on the practice server`;
  correctContract(name, kind, open);
  if (rules[kind].canCorrect) correctTroubleContract(name, kind, open);
}

if (findProgram('snac') === null) {
  test('the contract of corrections: Mastodon on a real snac', { skip: 'snac is missing (apt-get install snac2)' });
} else {
  correctContract('Mastodon on a real snac', 'mastodon', openSnac);
}
