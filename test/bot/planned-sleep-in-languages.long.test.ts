import { test } from 'node:test';

import { dayLanguages, playDayWithoutX } from '../support/day-without-x.ts';

// In English: test/bot/planned-sleep.test.ts.
for (const language of dayLanguages.filter((one) => one !== 'en')) {
  test(`a day without X is planned, told the day before, kept and ended, and the other network publishes: ${language}`, () =>
    playDayWithoutX(language));
}
