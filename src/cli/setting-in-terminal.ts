import type { Option } from 'commander';
import type { z } from 'zod';

import type { DeskSettings } from '#desks/desk-settings.ts';
import type { Desk } from '#desks/desk.ts';

/** Desk settings as options give them. Those not given are left out. */
export type DeskOptions = Partial<Omit<DeskSettings, 'accountIds'>>;

/** One option, and the settings that it gives. */
interface DeskOption {
  readonly option: Option;
  readonly sets: (given: unknown) => DeskOptions;
}

/**
 * A setting in the terminal: the options that give it, and its line on a desk's page; null: another setting's line
 * shows it.
 */
export interface SettingInTerminal {
  readonly options: readonly DeskOption[];
  readonly line: ((desk: Desk) => string) | null;
}

/** Makes an option whose value is read by `schema` before it sets anything. */
export function deskOption<Given>(
  option: Option,
  schema: z.ZodType<Given>,
  sets: (given: Given) => DeskOptions,
): DeskOption {
  return { option, sets: (given) => sets(schema.parse(given)) };
}
