import assert from 'node:assert/strict';
import { test } from 'node:test';

import { adviceFor } from '#bot/approving/advice.ts';

import { desk, personCalled, viewOf } from '../support/card-views.ts';

/** Whether a deputy for Karim, who alone approves and is away, is advised where these could be one. */
function isDeputyAdvised(spare: readonly string[], stewards: readonly string[]): boolean {
  const view = viewOf('en', {
    desk: { ...desk, approvers: ['karim'], approvalsNeeded: 1, stewards },
    draft: { state: 'asked' },
    candidates: {
      kind: 'each',
      people: [],
      places: new Map(),
      missed: [{ user: personCalled('karim'), awayUntil: new Date('2026-12-01T23:00:00Z') }],
      spare: spare.map(personCalled),
    },
  });
  return adviceFor(view, 1).fixes.some(({ kind }) => kind === 'deputy');
}

test('a deputy is advised only where somebody is there who may be one, besides each steward who could note it', () => {
  assert.ok(isDeputyAdvised(['lea'], ['odile']));
  assert.ok(!isDeputyAdvised([], ['odile']));
  assert.ok(!isDeputyAdvised(['odile'], ['odile']), 'no steward makes themself a deputy');
  assert.ok(!isDeputyAdvised(['odile', 'aicha'], ['odile']), 'nor does an author approve as one');
  assert.ok(isDeputyAdvised(['odile', 'paul'], ['odile', 'paul']));
});
