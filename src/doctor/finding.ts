/** The parts under which findings are shown, in this order. */
export const groups = ['settings', 'files', 'database', 'machine', 'chat', 'networks', 'waysOut', 'tambour'] as const;

export type Group = (typeof groups)[number];

/** The level of a finding: right, worth knowing, or to be fixed first. */
export type Level = 'right' | 'advice' | 'wrong';

/** For sentences without values. */
export type Plain = unknown;

/** One of these facts: the key of its sentence, with the values for it. */
export type FactOf<Facts> = {
  readonly [Code in keyof Facts]: { readonly code: Code } & Readonly<Facts[Code]>;
}[keyof Facts];

export type FindingOf<Facts> = { readonly level: Level } & FactOf<Facts>;

interface Coded {
  readonly code: string;
}

export function right<const Fact extends Coded>(fact: Fact): { readonly level: 'right' } & Fact {
  return { level: 'right', ...fact };
}

export function advice<const Fact extends Coded>(fact: Fact): { readonly level: 'advice' } & Fact {
  return { level: 'advice', ...fact };
}

export function wrong<const Fact extends Coded>(fact: Fact): { readonly level: 'wrong' } & Fact {
  return { level: 'wrong', ...fact };
}
