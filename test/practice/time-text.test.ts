import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Language, languages } from '#languages.ts';
import { timeText } from '#practice/page/time-text.ts';

const now = new Date('2026-11-01T00:30:00Z');

function at(instant: string, language: Language): string {
  return timeText(new Date(instant), { language, timeZone: 'Europe/Paris' }, now);
}

test('another day’s messages and posts bear their day as each language writes it, and today’s bear none', () => {
  // By the clocks of Paris this is the same day as `now`, and by UTC the day before.
  assert.deepEqual(
    languages.map((language) => at('2026-10-31T23:40:00Z', language)),
    ['00:40', '00:40', '00:40'],
  );
  assert.deepEqual(
    languages.map((language) => at('2026-10-01T07:05:00Z', language)),
    ['1 Oct 09:05', '1er oct., 09:05', '1. Okt., 09:05'],
  );
});
