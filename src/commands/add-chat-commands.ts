import type { Command } from 'commander';

import { anotherChatCommand, chatMovedCommand } from '#cli/chat-commands.ts';

import { json } from './json-option.ts';
import { withDeps } from './with-deps.ts';

/** Adds the commands that say which Mattermost server this is, for when Tambour cannot tell a move from a copy. */
export function addChatCommands(chat: Command): void {
  chat
    .command('moved <former-address>')
    .description('it is the one that was met at that address: its desks go on')
    .addOption(json)
    .action((from, options) => withDeps(options, (deps) => chatMovedCommand(deps, from)));
  chat
    .command('another')
    .description('it is one more server, or a copy: the desks there are stay with the other')
    .addOption(json)
    .action((options) => withDeps(options, anotherChatCommand));
}
