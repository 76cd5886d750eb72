import { test } from 'node:test';

import { correctContract, correctTroubleContract } from '../contracts/correct-contract.ts';
import { openPracticeBluesky, openPracticeMastodon, openPracticeX } from '../support/practice-networks.ts';
import { findProgram } from '../support/real-servers.ts';
import { openSnac } from '../support/snac.ts';

correctContract('Mastodon on the practice server', 'mastodon', openPracticeMastodon);
correctTroubleContract('Mastodon on the practice server', 'mastodon', openPracticeMastodon);
correctContract('X on the practice server', 'x', openPracticeX);
correctContract('Bluesky on the practice server', 'bluesky', openPracticeBluesky);

if (findProgram('snac') === null) {
  test('the contract of corrections: Mastodon on a real snac', { skip: 'snac is missing (apt-get install snac2)' });
} else {
  correctContract('Mastodon on a real snac', 'mastodon', openSnac);
}
