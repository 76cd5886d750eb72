/** The `callback_id` of every form of ours. */
export const formCallbackId = 'tambour.form';

/** The `action_id` of every input: the block's id says which field it is. */
export const inputActionId = 'v';

const maxBlockIdUnits = 255;

/**
 * Builds the `block_id` of a field's input: the field's id, escaped so that it cannot be taken for another. A text too
 * long for one input has several; `joint` is the white space between this part and the one before.
 */
export function fieldBlockId(field: string, part = 1, joint = ''): string {
  const id = field.replaceAll(/[%~:]/g, (sign) => encodeURIComponent(sign).replace('~', '%7E'));
  const blockId = part === 1 ? id : `${id}~${part}${joint.replaceAll('\n', 'n').replaceAll(' ', 's')}`;
  if (blockId === '' || blockId.length > maxBlockIdUnits) throw new Error(`No id for a field on Slack: "${field}"`);
  return blockId;
}

/** Parses a `block_id` made by `fieldBlockId`; null for any other. */
export function fieldOfBlockId(
  blockId: string,
): { readonly field: string; readonly part: number; readonly joint: string } | null {
  const groups = /^(?<id>[^~:]+)(?:~(?<part>\d{1,3})(?<joint>[ns]*))?$/su.exec(blockId)?.groups;
  const id = groups?.['id'];
  if (id === undefined) return null;
  const field = id.replaceAll(/%(?:25|7E|3A)/g, (code) => decodeURIComponent(code));
  const joint = (groups?.['joint'] ?? '').replaceAll('n', '\n').replaceAll('s', ' ');
  return { field, part: Number(groups?.['part'] ?? 1), joint };
}

/** The `block_id`, to be numbered, of an error about the form as a whole. */
export const generalBlockId = 'general:';

/** Builds the `block_id`, to be numbered, of an error about the input with that `block_id`. */
export function errorBlockId(blockId: string): string {
  return `error:${blockId.slice(0, 200)}`;
}

/** Returns whether a block was added to show an error. */
export function saysWhatIsWrong(blockId: string): boolean {
  return blockId.startsWith(generalBlockId) || blockId.startsWith('error:');
}

/** Builds the `block_id` of a note shown at a field while it is filled in. */
export function noteBlockId(field: string): string {
  return `note:${field.slice(0, 200)}`;
}

/** Returns whether a block was added to show a note. */
export function isNote(blockId: string): boolean {
  return blockId.startsWith('note:');
}

/** Builds the `block_id` of a picture. It holds the file's id, since Slack may give an address in its place. */
export function imageBlockId(fileId: string, index: number): string {
  return `image:${fileId}:${index}`;
}

/** Returns the file's id that `imageBlockId` was given; null if the block is not a picture of ours. */
export function fileOfBlockId(blockId: string): string | null {
  return /^image:(?<file>[^:]+):\d+$/u.exec(blockId)?.groups?.['file'] ?? null;
}
