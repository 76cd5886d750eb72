import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findingRules, momentRules } from '#drafts/finding.ts';
import { adjustableFindings } from '#drafts/grade-finding.ts';

const codes = [...momentRules, ...findingRules].flatMap((rule) => Object.keys(rule.kinds));

test('each kind of finding belongs to one rule alone, so that one grade is its own', () => {
  assert.deepEqual(
    codes.filter((code, index) => codes.indexOf(code) !== index),
    [],
  );
});

test('a desk may set the level of every kind that does not always block', () => {
  assert.deepEqual(codes.filter((code) => !adjustableFindings().includes(code)).toSorted(), [
    'ACCOUNT_GONE',
    'ALT_MISSING',
    'ALT_PLACEHOLDER',
    'ALT_TOO_LONG',
    'BIDI_CONTROL',
    'BLANK_LEFT',
    'CAPTIONS_HIDDEN',
    'CAPTIONS_ORDER',
    'CAPTIONS_REQUIRED',
    'CAPTIONS_TOO_LARGE',
    'CAPTIONS_TOO_MANY',
    'CONTROL_CHARACTER',
    'EMPTY',
    'IMAGE_TOO_LARGE',
    'IMAGE_TYPE',
    'IMITATED_DOMAIN',
    'LOOKALIKE_HOST',
    'NO_ACCOUNT',
    'PARTS_EQUAL',
    'PARTS_OTHER_COUNT',
    'PARTS_UNCHANGED',
    'PART_EMPTY',
    'PART_TOO_LONG',
    'RECORDING_CODEC',
    'RECORDING_LENGTH',
    'RECORDING_NOT_ALONE',
    'RECORDING_RATE',
    'RECORDING_SIZE',
    'RECORDING_TOO_HEAVY',
    'RECORDING_TYPE',
    'SERIES_OFF',
    'SERIES_TOO_MANY',
    'TOO_LONG',
    'TOO_MANY_IMAGES',
    'TRANSCRIPT_TOO_LONG',
    'ZERO_WIDTH',
  ]);
});
