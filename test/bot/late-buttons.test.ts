import assert from 'node:assert/strict';
import { test } from 'node:test';

import { deliveryButtons } from '#bot/sending/delivery-items.ts';
import { lateButtons } from '#bot/sending/late-buttons.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { heldWhySchema } from '#publishing/why.ts';

import { deliveries, now, viewOf } from '../support/card-views.ts';

const approved = { state: 'approved' } as const;
const shown = (ids: readonly string[], frozen = false): readonly string[] => {
  const freeze = frozen
    ? ({
        id: 'f',
        scope: 'desk',
        at: now,
        by: 'lea',
        why: null,
        exceptEmergencies: false,
        isAfterRestore: false,
      } as const)
    : null;
  const theirs = deliveries.filter(({ id }) => ids.includes(id));
  return lateButtons(viewOf('en', { draft: approved, deliveries: theirs, freeze })).map(({ label }) => label);
};

test('the button that sends late names its account, or counts all that one press is for', () => {
  const sent = 'd3';
  const late = 'd5';
  const [failed, paused] = ['d4', 'd7'];
  assert.deepEqual(shown([sent, late]), [
    'Publish now on @valmont@social.example.org (Mastodon)',
    'Choose a time for @valmont@social.example.org (Mastodon)',
  ]);
  assert.deepEqual(shown([sent, late, failed, paused]), [
    'Publish now on the 2 remaining accounts',
    'Choose a time for the 2 remaining accounts',
  ]);
});

test('nothing is sent late where nothing is late, nor while the desk is frozen', () => {
  assert.deepEqual(shown(['d3', 'd4', 'd7']), []);
  assert.deepEqual(shown(['d5'], true), []);
});

test('whatever is held while it may be public can be said to be there', () => {
  const late = deliveries.find(({ id }) => id === 'd5');
  assert.ok(late?.state === 'held');
  for (const why of heldWhySchema.options) {
    const unsure: Delivery = { ...late, why, doubtSince: now };
    const view = viewOf('en', { draft: approved, deliveries: [unsure] });
    const actions = deliveryButtons(view, unsure).map(({ action }) => action);
    assert.ok(actions.includes('confirmPublished'), why);
    assert.deepEqual(lateButtons(view), [], why);
  }
});
