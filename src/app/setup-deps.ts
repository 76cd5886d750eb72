import { access, chmod, constants, copyFile, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

import type { DatabaseAnswer, Settings, SetupDeps, SlackAnswer } from '#cli/setup/setup-deps.ts';
import { type Config, readConfig, settingsIn } from '#config.ts';
import { terminal } from '#messages/en/terminal.ts';
import { say } from '#messages/words/keyed.ts';
import { openOutbound } from '#outbound/outbound.ts';
import { errorCode } from '#storage/error-code.ts';
import { inspectDatabase } from '#storage/inspect-database.ts';
import { isThere } from '#storage/is-there.ts';
import { readMasterKey } from '#storage/master-key.ts';

import { problemOf } from './problem-of.ts';

/** Gathers the dependencies of "tambour setup", from the environment's settings alone. */
export async function setupDeps(settingsFile: string): Promise<SetupDeps> {
  const config = configOf(new Map());
  const defaultPath = join(config?.dataFolder ?? 'data', 'master.key');
  return {
    settingsFile,
    now: () => new Date(),
    problemOf,
    fromEnvironment: settingsIn().given.filter((name) => !/^(?:LANG|LC_|NODE_|no_|http)/.test(name)),
    askSlack,
    tryDatabase,
    defaultKey: { path: defaultPath, exists: await isThere(defaultPath) },
    suggestedKeyFile:
      process.getuid?.() === 0 ? '/etc/tambour/master.key' : join(homedir(), '.config/tambour/master.key'),
    makeKey,
    xPrices: config?.x.prices ?? { post: 0, postWithLink: 0, ownedRead: 0, userRead: 0, asOf: '' },
  };
}

function configOf(settings: Settings): Config | null {
  const outcome = readConfig(Object.fromEntries(settings));
  return outcome.kind === 'config' ? outcome.config : null;
}

async function askSlack(settings: Settings): Promise<SlackAnswer> {
  const config = configOf(settings);
  if (config === null || config.slack === null) return { kind: 'unreachable', why: 'other settings are not valid' };
  await using outbound = openOutbound(config.proxy);
  const { checkSlack } = await import('#chat/slack/check-slack.ts');
  const facts = await checkSlack({ ...config.slack, outbound });
  let workspace: string | null = null;
  for (const fact of facts) {
    if (fact.code === 'unreachable') return { kind: 'unreachable', why: errorCode(fact.error) ?? 'no answer' };
    if (fact.code === 'botTokenRefused') return { kind: 'refused', which: 'SLACK_BOT_TOKEN', why: fact.why };
    if (fact.code === 'appTokenRefused') return { kind: 'refused', which: 'SLACK_APP_TOKEN', why: fact.why };
    if (fact.code === 'tokensOfTwoApps') return { kind: 'refused', which: 'SLACK_APP_TOKEN', why: 'of another app' };
    if (fact.code === 'isOurs') ({ workspace } = fact);
  }
  return workspace === null ? { kind: 'unreachable', why: 'no answer' } : { kind: 'ok', workspace };
}

async function tryDatabase(url: string): Promise<DatabaseAnswer> {
  await using opened = new AsyncDisposableStack();
  const inspection = await inspectDatabase({ kind: 'server', url }, () => Date.now(), opened);
  switch (inspection.kind) {
    case 'inspected':
      return { kind: 'ok', version: inspection.version };
    case 'refused':
      return { kind: 'refused', words: say(terminal.storage, inspection.refusal.kind, inspection.refusal) };
    case 'notYet':
      throw new Error('a given server was taken for one of our own');
  }
}

async function makeKey(path: string, copyOf: string | null): Promise<'made' | 'there' | { readonly code: string }> {
  try {
    if (await isThere(path)) {
      await access(path, constants.R_OK);
      return 'there';
    }
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (copyOf === null) {
      const made = await readMasterKey({ path, made: true });
      return made.kind === 'key' ? 'made' : { code: made.refusal.kind };
    }
    await copyFile(copyOf, path, constants.COPYFILE_EXCL);
    await chmod(path, 0o600);
    return 'made';
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return { code };
  }
}
