/**
 * Returns whether a text can be a person's id on Slack, which refuses a whole message or form with an impossible one.
 */
export function isUserId(id: string): boolean {
  return /^[UW][A-Z0-9]{1,40}$/.test(id);
}
