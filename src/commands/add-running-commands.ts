import { execFile } from 'node:child_process';
import { isatty } from 'node:tty';
import { promisify } from 'node:util';

import type { Command } from 'commander';

import type { StartOutcome } from '#app/start-outcome.ts';
import { configOrWords } from '#cli/config-or-words.ts';
import type { Config } from '#config.ts';
import { terminalWords } from '#messages/terminal-words.ts';
import { say } from '#messages/words/keyed.ts';
import { isAwaitedByServiceManager } from '#process-environment.ts';
import { describeError } from '#storage/describe-error.ts';

import { endWithin, failUnforeseen } from './end.ts';
import { fail } from './print.ts';

/** Longest time in which a Tambour that cannot go on closes what it opened; running jobs get ten seconds of it. */
const closingMs = 15_000;

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

/**
 * Starts, prints the address, and runs until Ctrl-C, SIGTERM, the end of its terminal, the loss of the database, or an
 * upgrade of the database by a newer version.
 */
async function runUntilAsked(
  start: () => Promise<StartOutcome>,
  [before, after]: readonly [string, string],
): Promise<void> {
  const asked = new Promise<'asked'>((settle) => {
    // More than once: Ctrl-C reaches the watcher of `npm run dev` too, which then asks as well. Without a handler the
    // second one would end this process at once, and leave its PostgreSQL.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => settle('asked'));
    // A closed window sends SIGHUP, often twice. `nohup` has it ignored, but Node undoes that. The other mark of
    // `nohup` is that no stream is at a terminal; services and containers have none either.
    const hasTerminal = [0, 1, 2].some((stream) => isatty(stream));
    process.on('SIGHUP', () => {
      if (hasTerminal) settle('asked');
    });
    // The watcher of `npm run dev` was killed: nobody is left who would stop this process and its PostgreSQL.
    process.once('disconnect', () => settle('asked'));
    // That listener alone would keep this process from ending when the watcher asks it to, and so from starting again.
    process.channel?.unref();
  });
  const words = terminalWords();
  const outcome = await start();
  if (outcome.kind === 'refused') return fail(say(words.notStarted, outcome.refusal.kind, outcome.refusal));
  await using started = outcome;
  console.log(`\n${before}\n\n    ${started.url}\n\n${after}`);
  await tellServiceManager();
  const why = await Promise.race([asked, started.lost]).catch((error: unknown) => {
    failUnforeseen(error);
    return null;
  });
  if (why === 'asked') return;
  if (why !== null) fail(say(words.lost, why.kind, why));
  endWithin(closingMs);
}

/** Tells systemd, where it started this process and waits for that, that the start is over. */
async function tellServiceManager(): Promise<void> {
  if (!isAwaitedByServiceManager()) return;
  // It goes on without: only "systemctl start" waits on.
  await promisify(execFile)('systemd-notify', ['--ready']).catch((error: unknown) =>
    console.error('systemd could not be told that Tambour has started:', describeError(error)),
  );
}
