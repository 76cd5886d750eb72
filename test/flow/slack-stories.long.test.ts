import { describe } from 'node:test';

import { testStoryInSlack } from '../support/slack-story.ts';

describe('a team and its administrator in Slack, in English, or by signed requests', () => {
  testStoryInSlack('socket', 'en');
  testStoryInSlack('http', 'fr');
});
