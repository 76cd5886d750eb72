import { describeError } from '#storage/describe-error.ts';

import type { CheckName, Finding } from './facts.ts';
import { advice, type Group, groups, wrong } from './finding.ts';

/** One check. If it throws or takes too long, that becomes a finding, and stops no other check. */
export interface Check {
  /** Its name in findings about the check itself. */
  readonly name: CheckName;
  readonly group: Group;
  readonly run: (signal: AbortSignal) => Promise<readonly Finding[]>;
}

/** All findings of one group. */
export interface Examined {
  readonly group: Group;
  readonly findings: readonly Finding[];
}

/** Thrown by a check that needs something which another check has reported as missing. */
export class NotChecked extends Error {
  readonly because: 'settings' | 'database' | 'key';

  constructor(because: NotChecked['because']) {
    super(`cannot be checked without: ${because}`);
    this.because = because;
  }
}

/** Runs all checks at once, each within `seconds`. Leaves out groups without findings. */
export async function runChecks(checks: readonly Check[], seconds: number): Promise<readonly Examined[]> {
  const done = await Promise.all(checks.map(async (check) => ({ check, findings: await runOne(check, seconds) })));
  return groups
    .map((group) => ({
      group,
      findings: done.filter(({ check }) => check.group === group).flatMap(({ findings }) => findings),
    }))
    .filter(({ findings }) => findings.length > 0);
}

async function runOne({ name, run }: Check, seconds: number): Promise<readonly Finding[]> {
  const signal = AbortSignal.timeout(seconds * 1000);
  const tooSlow = new Promise<readonly Finding[]>((settle) => {
    signal.addEventListener('abort', () => settle([wrong({ code: 'checkTooSlow', check: name, seconds })]));
  });
  try {
    return await Promise.race([run(signal), tooSlow]);
  } catch (error) {
    if (error instanceof NotChecked) return [advice({ code: 'notChecked', check: name, because: error.because })];
    const { name: kind, code } = describeError(error);
    return [wrong({ code: 'checkFailed', check: name, error: code ?? kind })];
  }
}
