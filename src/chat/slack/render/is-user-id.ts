/** Whether that can be a person's id on Slack: it refuses a whole message or form for one that cannot. */
export function isUserId(id: string): boolean {
  return /^[UW][A-Z0-9]{1,40}$/.test(id);
}
