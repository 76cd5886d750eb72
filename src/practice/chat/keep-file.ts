import type { FileRef } from './chat-state.ts';
import type { Chat } from './chat.ts';
import { nextNumber } from './messages.ts';

/** The largest file that a person may send. */
export const maxFileBytes = 16 * 1024 * 1024;

/** Keeps a file that a person sends, with the description that they gave. */
export function keepFile(
  chat: Chat,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly alt: string | null },
): FileRef | 'tooLarge' {
  if (file.bytes.byteLength > maxFileBytes) return 'tooLarge';
  const ref = {
    id: `f${nextNumber(chat.state)}`,
    name: file.name.slice(0, 200) || 'file',
    byteLength: file.bytes.byteLength,
  };
  chat.saveBlob(ref.id, file.bytes);
  chat.state.files.push({ ...ref, alt: file.alt });
  chat.changed();
  return ref;
}
