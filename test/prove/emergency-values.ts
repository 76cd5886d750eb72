import type { FormValue } from '#chat/form.ts';

import type { History } from './open-history.ts';

const hourMs = 3_600_000;

/** Returns what somebody enters into the form of a template: for the accounts that suit its name, or for any. */
export function templateValues(history: History, name: string): Readonly<Record<string, FormValue>> {
  const { chance, stage } = history;
  history.wordings += 1;
  const { wordings } = history;
  const suits = stage.accounts.filter(({ practice = false }) => practice === (name === 'Drill')).map(({ id }) => id);
  const all = stage.accounts.map(({ id }) => id);
  return {
    name,
    blanks: 'river: Vire | Orne\nplace: text',
    'text.warning': `Flood ${wordings}: the {river} is rising fast. Shelter: {place}.`,
    'text.correction': `Correction ${wordings}: the shelter is {place}.`,
    'text.allClear': `All clear ${wordings}: go home from {place}.`,
    accounts: suits.length === 0 || chance.onceIn(8) ? all : suits,
  };
}

/** Returns what somebody fills in: a place that nobody has named yet, or a value that is not allowed. */
export function fillValues(
  history: History,
  fields: readonly { readonly id: string; readonly kind: string }[],
): Readonly<Record<string, FormValue>> {
  const { chance } = history;
  history.wordings += 1;
  const place = chance.onceIn(6)
    ? chance.oneOf(['see https://elsewhere.example', 'a'.repeat(61), '@everybody', '#flood', 'two\nlines'])
    : `Hall ${history.wordings}`;
  return Object.fromEntries(
    fields.map(({ id, kind }) => [id, kind === 'text' ? place : chance.oneOf(['Vire', 'Orne'])]),
  );
}

/** Returns the shifts of a night: one or two people on call, since an hour ago. */
export function nightShifts({ chance, world }: History): string {
  const at = (hours: number): string => new Date(world.time.clock.now().getTime() + hours * hourMs).toISOString();
  const people = chance.oneOf(['<@bilal>, <@lea>', '<@bilal>, <@lea>', '<@bilal>', '<@karim>, <@bilal>']);
  return `${people}: ${at(-1)} – ${at(chance.oneOf([1, 24, 48]))}`;
}
