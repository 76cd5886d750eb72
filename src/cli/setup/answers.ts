import { terminal as words } from '#messages/en/terminal.ts';

import type { SetupDeps, Settings } from './setup-deps.ts';
import type { Refuse, Terminal } from './terminal.ts';
import type { Changes } from './settings-text.ts';

/** The checks that every conversation about settings needs. */
type Checks = Pick<SetupDeps, 'problemOf'>;

/** The answers so far. Nothing is written before the last question. */
export interface Answers<Deps extends Checks = SetupDeps> {
  readonly terminal: Terminal;
  readonly deps: Deps;
  /** Returns a setting: the answer, else the value in the file, else ''. */
  get(name: string): string;
  set(name: string, value: string): void;
  /** Comments out a setting, if it is set. */
  putAside(name: string): void;
  settings(): Settings;
  changes(): Changes;
  /** Returns a check that a setting is valid beside the others. */
  refuse(name: string): Refuse;
}

export function openAnswers<Deps extends Checks>(terminal: Terminal, deps: Deps, before: Settings): Answers<Deps> {
  const changes = new Map<string, string | null>();
  const settings = (): Settings => {
    const merged = new Map(before);
    for (const [name, value] of changes) {
      if (value === null) merged.delete(name);
      else merged.set(name, value);
    }
    return merged;
  };
  return {
    terminal,
    deps,
    get: (name) => settings().get(name) ?? '',
    set(name, value) {
      if ((before.get(name) ?? '') === value) changes.delete(name);
      else changes.set(name, value);
    },
    putAside(name) {
      if (before.has(name)) changes.set(name, null);
      else changes.delete(name);
    },
    settings,
    changes: () => new Map(changes),
    refuse: (name) => (typed) => {
      if (typed === '') return 'Something is needed here.';
      const problem = deps.problemOf(new Map([...settings(), [name, typed]]), name);
      return problem === null ? undefined : `This ${words.problem[problem]}.`;
    },
  };
}
