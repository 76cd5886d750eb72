/** Returns whether a text can be an id on Mattermost: of a person, a post, a channel, a file. */
export function isId(text: string): boolean {
  return /^[a-z0-9]{26}$/.test(text);
}
