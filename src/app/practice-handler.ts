import type { Config } from '#config.ts';
import type { Handler } from '#web/handler.ts';
import { onlyFromThisMachine } from '#web/only-this-machine.ts';

/**
 * Builds the handler of the practice page and wire. Neither has a login of a person, so they answer programs of this
 * machine by the other end of the connection, which nobody can make up as they can a Host header.
 */
export function practiceHandler(
  { practiceForAll }: Pick<Config, 'practiceForAll'>,
  { fetch }: { readonly fetch: Handler },
): Handler {
  return practiceForAll ? fetch : onlyFromThisMachine(fetch);
}
