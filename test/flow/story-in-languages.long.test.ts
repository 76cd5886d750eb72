import { test } from 'node:test';

import { noBrowser } from '../support/browser.ts';
import { playStory } from '../support/story-in-browser.ts';

// In French: flow/story.
for (const language of ['en', 'de'] as const) {
  test(`the story that README.md tells is played in a browser: ${language}`, { skip: noBrowser }, () =>
    playStory(language),
  );
}
