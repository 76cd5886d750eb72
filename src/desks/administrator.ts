const plain = 'administrator';
const named = /^administrator \((.+)\)$/;

/** Names the terminal's administrator for the journal, by the system user who typed the command. */
export function administratorBy(systemUser: string): string {
  return `${plain} (${systemUser})`;
}

/**
 * Tells whether an action was done in the terminal, and by which system user; null: by somebody in a chat, or Tambour.
 * The name is null if a row does not say who it was.
 */
export function administratorIn(by: string): { readonly systemUser: string | null } | null {
  if (by === plain) return { systemUser: null };
  const systemUser = named.exec(by)?.[1];
  return systemUser === undefined ? null : { systemUser };
}
