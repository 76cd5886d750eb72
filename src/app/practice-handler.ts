import type { Config } from '#config.ts';
import type { Handler } from '#web/handler.ts';
import { onlyFromThisMachine } from '#web/only-this-machine.ts';

/**
 * Builds the handler of the practice page and wire. Neither has a login, so they answer only this machine's programs.
 * The peer address decides that: unlike a Host header, it cannot be forged.
 */
export function practiceHandler(
  { practiceForAll }: Pick<Config, 'practiceForAll'>,
  { fetch }: { readonly fetch: Handler },
): Handler {
  return practiceForAll ? fetch : onlyFromThisMachine(fetch);
}
