const plain = 'administrator';
const named = /^administrator \((.+)\)$/;

/** Names the administrator of the terminal, for the journal, by the system user who typed the command. */
export function administratorBy(systemUser: string): string {
  return `${plain} (${systemUser})`;
}

/**
 * Tells whether a deed is of the terminal, and by which system user; null: by somebody of a chat, or Tambour itself. The
 * name is null for deeds of before names were kept.
 */
export function administratorIn(by: string): { readonly systemUser: string | null } | null {
  if (by === plain) return { systemUser: null };
  const systemUser = named.exec(by)?.[1];
  return systemUser === undefined ? null : { systemUser };
}
