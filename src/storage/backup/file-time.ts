/** Formats an instant for a file name: "20261125T043000Z", UTC. */
export function fileTime(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}
