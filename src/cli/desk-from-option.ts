import { type Desk, readDesk } from '#desks/desk.ts';
import { findDesk } from '#desks/find-desk.ts';
import type { Store } from '#storage/store.ts';

import { type CommandResult, refused } from './command-result.ts';
import { command } from '#messages/command.ts';

/** Finds the desk that `--desk` means, or returns the refusal to print. */
export async function deskFromOption(
  store: Store,
  said: string,
): Promise<
  { readonly kind: 'desk'; readonly desk: Desk } | { readonly kind: 'refused'; readonly result: CommandResult }
> {
  const found = await findDesk(store.db, said);
  switch (found.kind) {
    case 'none':
      return {
        kind: 'refused',
        result: refused('no_such_desk', `There is no desk "${said}". "${command('desk list')}" shows those there are.`),
      };
    case 'several':
      return {
        kind: 'refused',
        result: refused(
          'several_desks',
          `"${said}" names several desks:\n${found.names.join('\n')}\nGive the id of one.`,
        ),
      };
    case 'found': {
      const desk = await readDesk(store.db, { id: found.deskId }, store.clock.now());
      if (desk === null) throw new Error(`desk ${found.deskId} went while it was read`);
      return { kind: 'desk', desk };
    }
  }
}
