import type { Settings } from '#cli/setup/setup-deps.ts';
import { readConfig } from '#config.ts';
import type { SettingProblem } from '#settings/problem.ts';

/** Returns the problem of one of these settings; null if it has none. */
export function problemOf(settings: Settings, name: string): SettingProblem | null {
  const outcome = readConfig(Object.fromEntries(settings));
  if (outcome.kind === 'config') return null;
  return outcome.problems.find((problem) => problem.setting === name)?.problem ?? null;
}
