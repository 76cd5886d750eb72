import { networkContract } from '../contracts/network-contract.ts';
import { networkTroubleContract } from '../contracts/network-trouble-contract.ts';
import { ownPostsContract } from '../contracts/own-posts-contract.ts';
import { openPracticeBluesky, openPracticeMastodon, openPracticeX } from '../support/practice-networks.ts';
import { findProgram } from '../support/real-servers.ts';
import { openSnac } from '../support/snac.ts';
import { test } from 'node:test';

networkContract('Mastodon on the practice server', 'mastodon', openPracticeMastodon);
networkTroubleContract('Mastodon on the practice server', 'mastodon', openPracticeMastodon);
networkContract('X on the practice server', 'x', openPracticeX);
networkTroubleContract('X on the practice server', 'x', openPracticeX);
networkContract('Bluesky on the practice server', 'bluesky', openPracticeBluesky);
networkTroubleContract('Bluesky on the practice server', 'bluesky', openPracticeBluesky);
ownPostsContract('Bluesky on the practice server', 'bluesky', openPracticeBluesky);
ownPostsContract('Mastodon on the practice server', 'mastodon', openPracticeMastodon);
ownPostsContract('X on the practice server', 'x', openPracticeX);

if (findProgram('snac') === null) {
  test('the network contract: Mastodon on a real snac', { skip: 'snac is missing (apt-get install snac2)' });
} else {
  networkContract('Mastodon on a real snac', 'mastodon', openSnac);
  ownPostsContract('Mastodon on a real snac', 'mastodon', openSnac, 'real');
}
