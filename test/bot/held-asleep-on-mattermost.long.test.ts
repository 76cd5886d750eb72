import assert from 'node:assert/strict';

import { inBothChats } from '../support/both-chats.ts';
import { names, testHeldAsleep } from '../support/held-asleep.ts';

// In Slack: test/bot/held-asleep.long.test.ts.
testHeldAsleep('Mattermost', inBothChats(names)['Mattermost'] ?? assert.fail());
