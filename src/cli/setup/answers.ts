import { terminal as words } from '#messages/en/terminal.ts';

import type { SetupMeans, Settings } from './means.ts';
import type { Refuse, Terminal } from './terminal.ts';
import type { Changes } from './settings-text.ts';

/** The checks that every conversation about settings needs. */
type Checks = Pick<SetupMeans, 'problemOf'>;

/** The answers so far. Nothing is written before the last question. */
export interface Answers<Means extends Checks = SetupMeans> {
  readonly terminal: Terminal;
  readonly means: Means;
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

export function openAnswers<Means extends Checks>(terminal: Terminal, means: Means, before: Settings): Answers<Means> {
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
    means,
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
      const problem = means.problemOf(new Map([...settings(), [name, typed]]), name);
      return problem === null ? undefined : `This ${words.problem[problem]}.`;
    },
  };
}
