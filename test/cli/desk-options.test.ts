import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Command } from 'commander';

import { changeDeskCommand, showDesk } from '#cli/desk-commands.ts';
import { addDeskOptions, deskOptionsFrom } from '#cli/read-desk-options.ts';
import { workingHoursFrom } from '#cli/option-values.ts';
import { createDesk } from '#desks/create-desk.ts';

import { openTestStore, type TestStore } from '../support/store.ts';

/** Makes the desk that these commands change. */
async function makeValmont(store: TestStore): Promise<void> {
  await store.write((work) =>
    createDesk(work, {
      platform: 'slack:T1',
      channel: 'C1',
      by: 'administrator',
      name: 'Valmont',
      language: 'fr',
      timeZone: 'Europe/Paris',
      approvers: ['U1'],
    }),
  );
}

test('the last word on who approves counts: people, the channel or a group, and only a group has an id', () => {
  assert.deepEqual(deskOptionsFrom({ approversFromGroup: 'S1' }), { approversFrom: 'group', approverGroup: 'S1' });
  assert.deepEqual(deskOptionsFrom({ approversFromChannel: true }), { approversFrom: 'channel', approverGroup: null });
  assert.deepEqual(deskOptionsFrom({ approver: ['karim'] }), {
    approvers: ['karim'],
    approversFrom: 'people',
    approverGroup: null,
  });
});

test('the terminal takes every option that the bot or the help names, also the group whose members approve', () => {
  const typed = [
    '--approvers-from-group',
    'S1',
    '--grace',
    '5',
    '--keep-videos',
    '30',
    '--finding',
    'ALL_CAPS=off',
    '--digest',
    'off',
  ];
  const command = addDeskOptions(new Command()).exitOverride().parse(typed, { from: 'user' });
  assert.deepEqual(deskOptionsFrom(command.opts()), {
    approversFrom: 'group',
    approverGroup: 'S1',
    graceSeconds: 5,
    recordingDays: 30,
    findingLevels: { ALL_CAPS: 'off' },
    digestWeekday: null,
  });
});

test('steps are given at the terminal in their order, shown, ended, and refused where nobody could go through them', async () => {
  await using store = await openTestStore();
  await makeValmont(store);
  const change = async (...typed: readonly string[]): Promise<string> => {
    const command = addDeskOptions(new Command()).exitOverride().parse(typed, { from: 'user' });
    const { exitCode, text } = await changeDeskCommand(store, 'Valmont', deskOptionsFrom(command.opts()));
    return exitCode === 0 ? (await showDesk(store, 'Valmont')).text : text;
  };
  const given = await change('--step', 'Legal=U1,U2:all', '--step', 'Press=members:2', '--step', 'Cabinet=group/S1');
  const shown =
    'steps Legal (all of U1, U2), then Press (2 of the members of the channel), then Cabinet (1 of the group S1)';
  assert.ok(given.includes(shown), given);
  assert.match(await change('--step', 'Legal=U1', '--step', 'Cabinet=U1'), /nobody counts in two steps/);
  assert.match(await change('--step', 'Legal=U1'), /2 to 5 steps/);
  assert.match(await change('--without-steps'), /steps none/);
  await assert.rejects(change('--step', 'Legal'));
});

test('a desk is given to a group at the terminal, and shown with it', async () => {
  await using store = await openTestStore();
  await makeValmont(store);
  assert.match((await showDesk(store, 'Valmont')).text, /approvals 1, from U1;/);
  const changed = await changeDeskCommand(store, 'Valmont', deskOptionsFrom({ approversFromGroup: 'S1' }));
  assert.equal(changed.exitCode, 0);
  assert.match((await showDesk(store, 'Valmont')).text, /approvals 1, from the group S1;/);
  const empty = await changeDeskCommand(store, 'Valmont', deskOptionsFrom({ approversFromGroup: '' }));
  assert.notEqual(empty.exitCode, 0);
  assert.match(empty.text, /Nobody could approve/);
  await changeDeskCommand(store, 'Valmont', deskOptionsFrom({ approversFromChannel: true }));
  assert.match((await showDesk(store, 'Valmont')).text, /from the members of the channel;/);
});

test('working hours and public holidays are set at the terminal, shown, and refused where they make no sense', async () => {
  await using store = await openTestStore();
  await makeValmont(store);
  assert.match(
    (await showDesk(store, 'Valmont')).text,
    /working hours monday, .*friday 09:00 to 18:00, public holidays auto/,
  );
  const workingHours = workingHoursFrom('mon-wed,fri 08:30-17:00');
  await changeDeskCommand(store, 'Valmont', deskOptionsFrom({ workingHours, holidays: 'fr-57' }));
  const shown = (await showDesk(store, 'Valmont')).text;
  assert.match(shown, /working hours monday, tuesday, wednesday, friday 08:30 to 17:00, public holidays FR-57/);
  const unknown = await changeDeskCommand(store, 'Valmont', deskOptionsFrom({ holidays: 'FR-99' }));
  assert.match(unknown.text, /There is no such calendar/);
  const turned = await changeDeskCommand(store, 'Valmont', { workFrom: '18:00', workTo: '09:00' });
  assert.match(turned.text, /Give --working-hours as days and two times/);
  for (const said of ['fri-mon 09:00-18:00', 'mon 9-18', 'someday 09:00-18:00'])
    assert.throws(() => workingHoursFrom(said));
});
