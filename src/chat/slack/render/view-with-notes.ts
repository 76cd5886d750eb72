import type { KnownBlock, ModalView } from '@slack/types';

import { shorten } from '#text/shorten.ts';

import { errorBlockId, fieldOfBlockId, isNote, noteBlockId } from './form-ids.ts';
import { maxViewBlocks } from './form-view.ts';
import { maxAltUnits } from './image-items.ts';
import { plain } from './plain.ts';
import { readView, type SubmittedBlock } from './read-view.ts';
import { shownBlock, shownView } from './shown-view.ts';

/**
 * Renders an open form with these notes, by field id, in small print below its fields, in place of its former ones.
 * Null if it has just these, there is no room for them, or it is not ours. Inputs are rendered as first opened: Slack
 * keeps what was typed as long as an input is the same. https://docs.slack.dev/surfaces/modals#updating_views
 */
export function viewWithNotes(view: object, notes: Readonly<Record<string, string>>): ModalView | null {
  const read = readView({ ...view, state: { values: {} } });
  if (read === null) return null;
  const kept = read.blocks.filter(({ blockId }) => blockId === null || !isNote(blockId));
  const blocks = kept.flatMap((block, at) => [...shownBlock(block), ...noteAfter(kept, at, notes)]);
  const isAsItWas = JSON.stringify(blocks) === JSON.stringify(read.blocks.flatMap(shownBlock));
  return isAsItWas || blocks.length > maxViewBlocks ? null : shownView(read, blocks);
}

/** Renders the note of a field after the last block that belongs to it: an error stands right below its input. */
function noteAfter(
  blocks: readonly SubmittedBlock[],
  at: number,
  notes: Readonly<Record<string, string>>,
): readonly KnownBlock[] {
  const field = fieldAt(blocks, at);
  if (field === null || fieldAt(blocks, at + 1) === field) return [];
  const note = Object.hasOwn(notes, field) ? (notes[field] ?? '').toWellFormed() : '';
  if (note.trim() === '') return [];
  return [{ type: 'context', elements: [plain(shorten(note, maxAltUnits))], block_id: noteBlockId(field) }];
}

/** Returns the id of the field to which a block belongs: an input, or an error about it. */
function fieldAt(blocks: readonly SubmittedBlock[], at: number): string | null {
  const block = blocks[at];
  if (block?.kind === 'input') return fieldOfBlockId(block.blockId)?.field ?? null;
  const input = blocks.slice(0, Math.max(0, at)).findLast(({ kind }) => kind === 'input');
  const isOfInput =
    block !== undefined && input?.kind === 'input' && block.blockId?.startsWith(errorBlockId(input.blockId)) === true;
  return isOfInput ? (fieldOfBlockId(input.blockId)?.field ?? null) : null;
}
