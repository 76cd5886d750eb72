import { describe } from 'node:test';

import { testStoryInSlack } from '../support/slack-story.ts';

describe('a team and its administrator in Slack', () => {
  testStoryInSlack('socket', 'fr');
});
