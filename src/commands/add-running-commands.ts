import type { Command } from 'commander';

import { startApp } from '#app/start-app.ts';
import { configOrWords } from '#cli/config-or-words.ts';
import { wordsForReady, wordsForStartStep } from '#cli/words-for-app.ts';

import { fail } from './print.ts';
import { runUntilAsked } from './run-until-asked.ts';

/** The commands that run until they are stopped. */
export function addRunningCommands(program: Command): void {
  program
    .command('start')
    .description('start Tambour; without any setting, with the practice chat and networks')
    .option('--with-history', 'fill in a made-up past of the practice desk, once')
    .action(async (options) => {
      const config = configOrWords(fail);
      if (config === null) return;
      const isTerminal = process.stdout.isTTY;
      await runUntilAsked(
        () =>
          startApp(config, {
            isTerminal,
            withHistory: options.withHistory,
            onStep: (step) => console.error(wordsForStartStep(step)),
          }),
        wordsForReady(config),
      );
    });

  program
    .command('practice')
    // What release 0.1 called it.
    .alias('sandbox')
    .description('serve the practice chat and networks alone; "start" finds them by TAMBOUR_PRACTICE_URL')
    .action(async () => {
      const config = configOrWords(fail);
      if (config === null) return;
      const { startPractice } = await import('#app/start-practice.ts');
      await runUntilAsked(
        () => startPractice(config),
        ['The practice chat and networks are ready:', 'Stop with Ctrl-C.'],
      );
    });
}
