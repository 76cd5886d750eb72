import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fr } from '#messages/fr/typography.ts';

import { everySentence, leavesOf } from '../support/catalogue.ts';
import { complaintsAbout } from '../support/complaints.ts';

const catalogue = everySentence();
const leaves = leavesOf(catalogue);

test('every sentence of the bot is in every language, says the same values, ends alike and is set as it should be', () => {
  assert.ok(leaves.length > 300, String(leaves.length));
  assert.deepEqual(complaintsAbout(catalogue), []);
});

test('French gets its typography where it is written, and never in the values put in', () => {
  const name = "L'équipe : ici";
  assert.equal(fr`Prêt ? « ${name} », n° 3.`, `Prêt\u202f? «\u00a0${name}\u00a0», n°\u00a03.`);
});
