import type { KnownBlock, ModalView } from '@slack/types';

import { fileOfBlockId, formCallbackId } from './form-ids.ts';
import { inputElement } from './form-input.ts';
import { imageBlock } from './form-view.ts';
import { plain } from './plain.ts';
import type { SubmittedBlock, SubmittedView } from './read-view.ts';

/** Renders an open form of ours again, with these blocks. */
export function shownView({ metadata, title, submit, close }: SubmittedView, blocks: KnownBlock[]): ModalView {
  return {
    type: 'modal',
    callback_id: formCallbackId,
    private_metadata: metadata,
    title: plain(title),
    submit: plain(submit),
    close: plain(close),
    blocks,
  };
}

/** Renders a block of such a form, an input with the value that it was read with. */
export function shownBlock(block: SubmittedBlock): readonly KnownBlock[] {
  switch (block.kind) {
    case 'input': {
      const { blockId, label, hint, optional, isFollowed, input } = block;
      return [
        {
          type: 'input',
          block_id: blockId,
          label: plain(label),
          ...(hint === null ? {} : { hint: plain(hint) }),
          optional,
          ...(isFollowed ? { dispatch_action: true } : {}),
          element: inputElement(input, isFollowed),
        },
      ];
    }
    case 'image': {
      const fileId = fileOfBlockId(block.blockId);
      return fileId === null ? [] : [imageBlock(fileId, block.alt, block.blockId)];
    }
    case 'other':
      return [block.block];
  }
}
