import type { Command } from 'commander';

import { emergencyCommand } from '#cli/emergency/emergency-command.ts';
import { openLines } from '#cli/emergency/lines.ts';

import { withDeps } from './with-deps.ts';

/** Makes the command publish an agreed emergency template, question by question. */
export function addEmergency(emergency: Command): void {
  emergency.action((said) =>
    withDeps({}, async (deps) => {
      await using lines = openLines(process.stdin, process.stdout);
      return await emergencyCommand(deps, lines, said);
    }),
  );
}
