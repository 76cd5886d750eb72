import type { KnownBlock, ModalView } from '@slack/types';

import type { SubmitReply } from '#chat/chat-sink.ts';

import { errorBlockId, fieldOfBlockId, generalBlockId, saysWhatIsWrong } from './form-ids.ts';
import { maxViewBlocks } from './form-view.ts';
import { plainSections } from './plain-sections.ts';
import { readView, type SubmittedBlock, type SubmittedView } from './read-view.ts';
import { shownBlock, shownView } from './shown-view.ts';

/** The answer to a `view_submission` whose form has to stay open. */
export type ErrorAnswer =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };

/**
 * Keeps a form open with the person's entries and shows its errors: beside the fields alone, or in the form rendered
 * again with a sentence at its top. If files were added, or there is no room, that sentence is shown at the first
 * field, since a form rendered again might have lost the files. `view` is the submitted one; throws if it is not one of
 * ours. https://docs.slack.dev/surfaces/modals#displaying_errors
 */
export function viewWithErrors(view: unknown, reply: Extract<SubmitReply, { kind: 'errors' }>): ErrorAnswer {
  const read = readView(view);
  if (read === null) throw new Error('What is wrong was to be said in a form that is not ours');
  const inputs = read.blocks.filter((block) => block.kind === 'input');
  const byField = new Map(inputs.toReversed().map(({ blockId }) => [fieldOfBlockId(blockId)?.field ?? null, blockId]));
  const errors = new Map<string, string>();
  const general = [reply.general ?? ''];
  for (const [field, error] of Object.entries(reply.fields)) {
    const blockId = byField.get(field);
    if (blockId === undefined) general.push(error);
    else errors.set(blockId, isSaid(error) ? error : '⚠️');
  }
  // An earlier error that is fixed now has to go, too.
  const saidBefore = read.blocks.some(({ blockId }) => blockId !== null && saysWhatIsWrong(blockId));
  const isGeneral = general.some(isSaid) || errors.size === 0;
  const hasFiles = inputs.some(({ input }) => input.kind === 'files' && input.value.length > 0);
  const anew = (isGeneral || saidBefore) && !hasFiles ? shownAnew(read, general, errors) : null;
  if (anew !== null) return { response_action: 'update', view: anew };
  const [first] = inputs;
  if (isGeneral && first !== undefined) {
    errors.set(first.blockId, [...general, errors.get(first.blockId) ?? ''].filter(isSaid).join('\n') || '⚠️');
  }
  return { response_action: 'errors', errors: Object.fromEntries(errors) };
}

/** Renders the view with its errors; null if they do not fit. */
function shownAnew(
  read: SubmittedView,
  general: readonly string[],
  errors: ReadonlyMap<string, string>,
): ModalView | null {
  const kept = read.blocks.filter(({ blockId }) => blockId === null || !saysWhatIsWrong(blockId));
  const shown = [
    ...plainSections(marked(general), generalBlockId),
    ...kept.flatMap((block) => withError(block, errors)),
  ];
  if (shown.length > maxViewBlocks) return null;
  return shownView(read, shown);
}

function withError(block: SubmittedBlock, errors: ReadonlyMap<string, string>): readonly KnownBlock[] {
  if (block.kind !== 'input') return shownBlock(block);
  const { blockId } = block;
  return [...shownBlock(block), ...plainSections(marked([errors.get(blockId) ?? '']), errorBlockId(blockId))];
}

function marked(sentences: readonly string[]): string {
  return sentences
    .filter(isSaid)
    .map((sentence) => `⚠️ ${sentence}`)
    .join('\n');
}

function isSaid(sentence: string): boolean {
  return sentence.trim() !== '';
}
