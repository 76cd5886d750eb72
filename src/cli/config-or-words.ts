import { type Config, readConfig } from '#config.ts';
import { loadSettingsFile } from '#process-environment.ts';
import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';

import { terminalWords } from '#messages/terminal-words.ts';

/** Reads the settings from the file and the environment. If they are not valid, tells `fail` why and returns null. */
export function configOrWords(fail: (words: string) => void): Config | null {
  const file = loadSettingsFile('.env');
  if (file.kind === 'unreadable') {
    fail(terminalWords().settingsFile({ path: '.env', code: file.code }));
    return null;
  }
  if (file.kind === 'open') {
    fail(terminalWords().openSettings({ path: '.env', mode: file.mode }));
    return null;
  }
  const outcome = readConfig();
  if (outcome.kind === 'config') return trustingItsAuthorities(outcome.config, fail);
  const words = terminalWords();
  fail(outcome.problems.map(({ setting, problem }) => `${setting} ${words.problem[problem]}.`).join('\n'));
  return null;
}

/**
 * Trusts the further certificates of the settings. Node itself does so only if the environment names them, not the
 * settings file.
 */
function trustingItsAuthorities(config: Config, fail: (words: string) => void): Config | null {
  if (config.extraCaCerts === null) return config;
  const outcome = useExtraCaCerts(config.extraCaCerts);
  if (outcome.kind === 'trusted') return config;
  fail(terminalWords().extraCaCerts({ ...outcome, path: config.extraCaCerts }));
  return null;
}
