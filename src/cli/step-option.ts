import { InvalidArgumentError } from 'commander';

import type { Step, StepWho } from '#desks/steps.ts';

/**
 * Parses one step, such as "Legal=U1,U2:all", "Press=members:2" or "Cabinet=group/S1:1", and adds it to those before.
 */
export function stepFrom(said: string, before: readonly Step[] = []): readonly Step[] {
  const [, name = '', who = '', number = '1'] = /^([^=]+)=([^=:]+)(?::(all|[1-9]))?$/u.exec(said) ?? [];
  if (name.trim() === '') {
    throw new InvalidArgumentError('Give NAME=ID,ID:all, NAME=members:2 or NAME=group/ID:1.');
  }
  const needed = number === 'all' ? number : Number(number);
  return [...before, { name: name.trim(), who: whoFrom(who), needed }];
}

function whoFrom(said: string): StepWho {
  if (said === 'members') return { kind: 'members' };
  if (said.startsWith('group/')) return { kind: 'group', groupId: said.slice('group/'.length) };
  return { kind: 'people', ids: said.split(',').filter((id) => id !== '') };
}

/** Says one step on a desk's page. */
export function stepText({ name, who, needed }: Step): string {
  switch (who.kind) {
    case 'people':
      return `${name} (${needed} of ${who.ids.join(', ')})`;
    case 'members':
      return `${name} (${needed} of the members of the channel)`;
    case 'group':
      return `${name} (${needed} of the group ${who.groupId})`;
  }
}
