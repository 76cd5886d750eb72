import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDeskCommand } from '#cli/desk-commands.ts';
import { checkApprovers } from '#doctor/check-approvers.ts';

import { openScene } from '../support/publishing-scene.ts';
import { said } from './said.ts';

test('a desk that names no more approvers than have to approve is told by the doctor and in the terminal', async () => {
  await using scene = await openScene();
  const { store, clock, deskId } = scene;
  const change = async (changes: object): Promise<string> => {
    const result = await changeDeskCommand(store, deskId, { approversFrom: 'people', ...changes });
    return JSON.stringify(result);
  };
  const check = async (): Promise<readonly string[]> => said(await checkApprovers(store.db, clock.now()));
  assert.match(await change({ approvers: ['karim'] }), /Only one person can approve: while one is away, or writes/);
  assert.deepEqual(await check(), ['advice noSecondApprover']);
  assert.doesNotMatch(await change({ approvers: ['karim', 'lea'] }), /can approve/);
  assert.deepEqual(await check(), []);
  assert.match(await change({ approvalsNeeded: 2 }), /Only 2 people can approve, and all have to/);
  assert.deepEqual(await check(), ['advice noSecondApprover']);
  await change({ approversFrom: 'channel' });
  assert.deepEqual(await check(), []);
});
