import type { Command } from 'commander';

import { addAccount, listAccounts, sleepCommand, wakeCommand } from '#cli/account-commands.ts';
import { type CommandResult, refused } from '#cli/command-result.ts';
import { instantFrom } from '#cli/option-values.ts';
import { readSecrets } from '#cli/read-secret.ts';

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
  add
    .command('mastodon')
    .description('an account on Mastodon or a server that speaks its API; the token is typed unseen, or piped in')
    .option('--desk <desk>', 'the desk that gets it: id, name or channel; else choose it there with /tambour setup')
    .requiredOption('--url <address>', 'the address of the server, such as https://social.example.org')
    .addOption(json)
    .action(async (options) => {
      const secrets = await readSecrets(['Access token'], process.stdin);
      const [accessToken] = secrets ?? [];
      if (accessToken === undefined) return print(options, noSecret('the access token'));
      return withDeps(options, (deps) =>
        addAccount(deps, {
          desk: options.desk ?? null,
          serverUrl: options.url,
          secret: { network: 'mastodon', accessToken },
        }),
      );
    });
  add
    .command('x')
    .description('an account on X; its four keys are typed unseen, or piped in one a line')
    .option('--desk <desk>', 'the desk that gets it: id, name or channel; else choose it there with /tambour setup')
    .addOption(json)
    .action(async (options) => {
      const asked = ['API key', 'API key secret', 'Access token', 'Access token secret'];
      const [appKey, appSecret, accessToken, accessSecret] = (await readSecrets(asked, process.stdin)) ?? [];
      if (appKey === undefined || appSecret === undefined || accessToken === undefined || accessSecret === undefined) {
        return print(options, noSecret('the four keys, one a line'));
      }
      const secret = { network: 'x', appKey, appSecret, accessToken, accessSecret } as const;
      return withDeps(options, (deps) => addAccount(deps, { desk: options.desk ?? null, serverUrl: null, secret }));
    });
  account
    .command('sleep <account>')
    .description('let an account take no posts, until a day or until woken')
    .option('--until <instant>', 'such as 2026-12-01T08:00:00+01:00', instantFrom)
    .addOption(json)
    .action((said, options) => withDeps(options, ({ store }) => sleepCommand(store, said, options.until ?? null)));
  account
    .command('wake <account>')
    .description('let an account that sleeps or is paused take posts again')
    .addOption(json)
    .action((said, options) => withDeps(options, ({ store }) => wakeCommand(store, said)));
}

function noSecret(what: string): CommandResult {
  return refused('no_secret', `Nothing was given. Type or pipe in ${what}.`, 2);
}
