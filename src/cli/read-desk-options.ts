import type { Command } from 'commander';
import { z } from 'zod';

import { deskOptions } from './desk-options.ts';
import type { DeskOptions } from './setting-in-terminal.ts';

/** Adds the options that set a desk's policy to a command; `deskOptionsFrom` reads them. */
export function addDeskOptions(command: Command): Command {
  return deskOptions.reduce((added, { option }) => added.addOption(option), command);
}

/** Reads the settings that the options of `desk create` and `desk change` give. Those not given are left out. */
export function deskOptionsFrom(given: unknown): DeskOptions {
  const values = z.looseObject({ name: z.string().optional() }).parse(given);
  const { name } = values;
  return deskOptions.reduce<DeskOptions>(
    (read, { option, sets }) => {
      const value = values[option.attributeName()];
      return value === undefined ? read : { ...read, ...sets(value) };
    },
    name === undefined ? {} : { name },
  );
}
