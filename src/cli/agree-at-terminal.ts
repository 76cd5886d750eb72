import { confirm, isCancel } from '@clack/prompts';

/** Asks for a yes at the terminal; false without one, or without a terminal. */
export async function agreeAtTerminal(
  { stdin, stdout }: Pick<NodeJS.Process, 'stdin' | 'stdout'>,
  message: string,
): Promise<boolean> {
  if (!stdin.isTTY || !stdout.isTTY) return false;
  const answer = await confirm({ message, initialValue: false });
  return !isCancel(answer) && answer;
}
