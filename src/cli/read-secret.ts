import { text as readAll } from 'node:stream/consumers';

import { isCancel, password } from '@clack/prompts';

/**
 * Reads secrets that a person types unseen, or that are piped in. They are never arguments, which every user of the
 * machine could read. `asked` names the secrets; when piped, they come one per line in this order. Null where one is
 * missing.
 */
export async function readSecrets(
  asked: readonly string[],
  input: NodeJS.ReadStream,
): Promise<readonly string[] | null> {
  const given = input.isTTY ? await typed(asked) : (await readAll(input)).split('\n').map((line) => line.trim());
  if (given === null) return null;
  const secrets = given.filter((line) => line !== '').slice(0, asked.length);
  return secrets.length === asked.length ? secrets : null;
}

async function typed(asked: readonly string[]): Promise<readonly string[] | null> {
  const secrets: string[] = [];
  for (const message of asked) {
    const answer = await password({ message });
    if (isCancel(answer)) return null;
    secrets.push(answer.trim());
  }
  return secrets;
}
