import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { signedRows } from '#cli/signed-rows.ts';
import { isMacOfRow, macOfRow, type RowKind } from '#storage/signing/row-mac.ts';

import { clauses } from '../contracts/subject-contract.ts';
import { divergences } from '../contracts/subject-divergences.ts';
import { subjectKinds } from '../contracts/subject-kinds.ts';
import { testDecisionKey } from '../support/test-decision-key.ts';

for (const kind of Object.values(subjectKinds)) {
  describe(`of ${kind.kind}`, () => {
    for (const [name, { says, isAbout = () => true, otherwise }] of Object.entries(clauses)) {
      const known = divergences.find((one) => one.clause === name && one.kind === kind.kind);
      if (!isAbout(kind)) continue;
      test(known === undefined ? says : `not yet: ${says}`, async () => {
        assert.equal(await otherwise(kind), known?.today ?? null);
      });
    }
  });
}

test('every divergence that is known is of a clause about that kind, and is named once', () => {
  const cells = divergences.map(({ clause, kind }) => `${clause} of ${kind}`);
  assert.deepEqual([...new Set(cells)], cells);
  for (const { clause, kind } of divergences) {
    const { isAbout = () => true } = clauses[clause];
    assert.ok(isAbout(subjectKinds[kind]), `${clause} of ${kind}`);
  }
});

test('a MAC of one kind of row fits no row of another, whatever it covers', () => {
  const kinds = Object.keys(signedRows) as RowKind[]; // The cast: keys forgets its keys, all kinds.
  const covered = { id: '1', deskId: '2', fingerprint: 'f' };
  for (const one of kinds) {
    const mac = macOfRow(testDecisionKey, one, covered);
    const fits = kinds.filter((other) => isMacOfRow(testDecisionKey, other, covered, mac));
    assert.deepEqual(fits, [one]);
  }
});
