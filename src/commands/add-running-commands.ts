import type { Command } from 'commander';

import { configOrWords } from '#cli/config-or-words.ts';
import type { Config } from '#config.ts';
import { terminalWords } from '#messages/terminal-words.ts';
import { say } from '#messages/words/keyed.ts';

import { fail } from './print.ts';
import { runUntilAsked } from './run-until-asked.ts';

/** Makes the command run Tambour until it is stopped. */
export function addStart(start: Command): void {
  start.action(async (options) => {
    const config = configOrWords(fail);
    if (config === null) return;
    const { startApp } = await import('#app/start-app.ts');
    const isTerminal = process.stdout.isTTY;
    const words = terminalWords();
    const chats = [config.slack === null ? [] : ['Slack'], config.mattermost === null ? [] : ['Mattermost']].flat();
    await runUntilAsked(
      () =>
        startApp(config, {
          isTerminal,
          withHistory: options.withHistory,
          onStep: (step) => console.error(say(words.step, step.kind, step)),
        }),
      words.ready({ chats, practice: practiceIn(config) }),
    );
  });
}

/** Makes the command run the practice chat and networks until it is stopped. */
export function addPractice(practice: Command): void {
  practice.action(async () => {
    const config = configOrWords(fail);
    if (config === null) return;
    const { startPractice } = await import('#app/start-practice.ts');
    await runUntilAsked(() => startPractice(config), terminalWords().practiceReady);
  });
}

function practiceIn({ practice }: Config): 'chat' | 'networks' | 'none' {
  switch (practice.kind) {
    case 'here':
    case 'elsewhere':
      return 'chat';
    case 'networks':
      return 'networks';
    case 'off':
      return 'none';
  }
}
