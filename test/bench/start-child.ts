import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A separate process that answers questions one after the other. */
export interface Child<Question, Answer> extends AsyncDisposable {
  readonly pid: number;
  ask(question: Question): Promise<Answer>;
}

/** Starts a script that calls `answerParent`; resolves once it takes questions. */
export async function startChild<Question extends object, Answer>(
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Child<Question, Answer>> {
  const child = fork(script, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { PATH: process.env['PATH'], ...env },
    serialization: 'advanced',
  });
  const exited = once(child, 'exit');
  const died = exited.then(() => {
    throw new Error(`${script} ended`);
  });
  died.catch(() => undefined);
  await Promise.race([once(child, 'message'), died]);
  let turn: Promise<unknown> = Promise.resolve();
  return {
    pid: child.pid ?? 0,
    ask: (question) => {
      const asked = turn.then(async () => {
        const answered = once(child, 'message');
        child.send(question);
        const [answer] = await Promise.race([answered, died]);
        // The answer has the script's own types; both ends are in this repository.
        return answer as Answer;
      });
      turn = asked.catch(() => undefined);
      return asked;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Answers every question of the parent from now on; called in the script. */
export function answerParent(answer: (question: unknown) => unknown): void {
  process.on('message', (question) => {
    Promise.resolve(answer(question)).then(
      (said) => process.send?.(said ?? null),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  // Without its parent it has nothing to do.
  process.once('disconnect', () => process.exit(0));
  process.send?.('ready');
}
