import { test } from 'node:test';

import { noBrowser } from '../support/browser.ts';
import { playStory } from '../support/story-in-browser.ts';

test('the story that README.md tells is played in a browser, in French', { skip: noBrowser }, () => playStory('fr'));
