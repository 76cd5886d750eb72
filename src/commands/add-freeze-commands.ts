import type { Command } from 'commander';

import { freezeCommand, thawCommand } from '#cli/freeze-commands.ts';

import { withDeps } from './with-deps.ts';

/** Makes the command freeze one desk, or all. */
export function addFreeze(freeze: Command): void {
  freeze.action((said, options) => withDeps(options, ({ store }) => freezeCommand(store, said, options)));
}

/** Makes the command end a freeze. */
export function addThaw(thaw: Command): void {
  thaw.action((said, options) => withDeps(options, ({ store }) => thawCommand(store, said, options)));
}
