import assert from 'node:assert/strict';
import { test } from 'node:test';

import { refusalLog } from '#app/refusal-log.ts';

test('a flood of refusals is one line at once and one with their number, each kind for itself; all are counted', () => {
  const lines: unknown[] = [];
  const waiting: (() => void)[] = [];
  let counted = 0;
  const refused = refusalLog({
    logger: { warn: (...line: readonly unknown[]) => void lines.push(line) },
    counted: () => (counted += 1),
    later: (_ms, then) => void waiting.push(then),
  });
  const signature = { platform: 'slack:T1', kind: 'signature' };
  for (let times = 0; times < 10_000; times += 1) refused(signature);
  refused({ ...signature, kind: 'guest' });
  assert.deepEqual(lines, [
    [signature, 'refused'],
    [{ ...signature, kind: 'guest' }, 'refused'],
  ]);
  for (const then of waiting.splice(0)) then();
  assert.deepEqual(lines.slice(2), [[{ ...signature, times: 9_999 }, 'refused again within a minute']]);
  refused(signature);
  assert.deepEqual(lines.slice(3), [[signature, 'refused']]);
  assert.equal(counted, 10_002);
});
