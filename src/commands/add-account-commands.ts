import type { Command } from 'commander';

import { addAccount, listAccounts, sleepCommand, wakeCommand } from '#cli/account-commands.ts';
import { type CommandResult, refused } from '#cli/command-result.ts';
import { instantFrom } from '#cli/option-values.ts';
import { readSecrets } from '#cli/read-secret.ts';
import { accountSecretSchema } from '#desks/account-secret.ts';
import { allNetworks, networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

import { json } from './json-option.ts';
import { print } from './print.ts';
import { withDeps } from './with-deps.ts';

/** Adds the commands about accounts on the networks. */
export function addAccountCommands(account: Command): void {
  account
    .command('list')
    .addOption(json)
    .action((options) => withDeps(options, ({ store }) => listAccounts(store)));
  const add = account.command('add').description('add an account, or give it a new token; checked at once');
  for (const network of allNetworks) addNetwork(add, network);
  account
    .command('sleep <account>')
    .description('let an account take no posts, until a day or until woken')
    .option('--until <instant>', 'such as 2026-12-01T08:00:00+01:00', instantFrom)
    .option('--why <reason>', 'the reason, as each desk is told it')
    .option('--except-emergencies', 'posts of a real emergency go out all the same')
    .addOption(json)
    .action((said, { until, why, exceptEmergencies, ...options }) =>
      withDeps(options, ({ store }) => sleepCommand(store, said, until ?? null, why ?? null, exceptEmergencies)),
    );
  account
    .command('wake <account>')
    .description('let an account that sleeps or is paused take posts again')
    .addOption(json)
    .action((said, options) => withDeps(options, (deps) => wakeCommand(deps, said)));
}

/** Adds the command by which an account on that network is added. */
function addNetwork(add: Command, network: NetworkKind): void {
  const { serverUrl, secret } = networkKinds[network];
  const command = add
    .command(network)
    .description(secret.help)
    .option('--desk <desk>', 'the desk that gets it: id, name or channel; else choose it there with /tambour setup');
  if (serverUrl === null)
    command.requiredOption('--url <address>', 'the address of the server, such as https://social.example.org');
  command.addOption(json).action(async (options) => {
    const given = await readSecrets(Object.values(secret.asked), process.stdin);
    if (given === null) return print(options, noSecret(secret.all));
    const named = Object.keys(secret.asked).map((name, index) => [name, given[index]]);
    return withDeps(options, (deps) =>
      addAccount(deps, {
        desk: options.desk ?? null,
        serverUrl: options.url ?? null,
        secret: accountSecretSchema.parse({ network, ...Object.fromEntries(named) }),
      }),
    );
  });
}

function noSecret(what: string): CommandResult {
  return refused('no_secret', `Nothing was given. Type or pipe in ${what}.`, 2);
}
