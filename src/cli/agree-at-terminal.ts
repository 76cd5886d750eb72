import { confirm, isCancel } from '@clack/prompts';

/** Asks whoever sits at the terminal; false where nobody does, or they do not say yes. */
export async function agreeAtTerminal(
  { stdin, stdout }: Pick<NodeJS.Process, 'stdin' | 'stdout'>,
  message: string,
): Promise<boolean> {
  if (!stdin.isTTY || !stdout.isTTY) return false;
  const answer = await confirm({ message, initialValue: false });
  return !isCancel(answer) && answer;
}
