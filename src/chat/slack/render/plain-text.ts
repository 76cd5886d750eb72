/**
 * The text of a message as its reader sees it: entities, links and mentions resolved. `nameOf` gives a name without "@"
 * or "#" for the id of a person, a group or a channel.
 */
export function plainText(mrkdwn: string, nameOf: (id: string) => string | null): string {
  throw new Error(`Not yet: ${mrkdwn} ${typeof nameOf}`);
}
