import { z } from 'zod';

import type { HandedDialog } from '../mattermost-client/handed-dialog.ts';

/** A dialog that the server told a client to open, and the address that receives it. */
export interface DialogFrame {
  readonly url: string;
  readonly dialog: HandedDialog;
}

const optionSchema = z.object({ text: z.string(), value: z.string() });
const elementSchema = z.object({
  type: z.enum(['text', 'textarea', 'select', 'radio', 'bool', 'datetime']),
  name: z.string(),
  display_name: z.string(),
  help_text: z.string().optional(),
  optional: z.boolean().optional(),
  default: z.string().optional(),
  placeholder: z.string().optional(),
  subtype: z.string().optional(),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
  data_source: z.string().optional(),
  options: z.array(optionSchema).optional(),
  multiselect: z.boolean().optional(),
});
const openedSchema = z.object({
  url: z.string(),
  dialog: z.object({
    title: z.string(),
    introduction_text: z.string().optional(),
    submit_label: z.string().optional(),
    callback_id: z.string().optional(),
    state: z.string().optional(),
    elements: z.array(elementSchema).optional(),
  }),
});
const frameSchema = z.object({ data: z.object({ dialog: z.string() }) });

/** Reads the event "open_dialog". */
export function dialogIn(frame: unknown): DialogFrame {
  const { dialog } = frameSchema.parse(frame).data;
  return openedSchema.parse(JSON.parse(dialog, leavingOutEmpty));
}

/** The server writes unset values as null, "" or 0; numbers that matter are handled above. */
function leavingOutEmpty(_name: string, value: unknown): unknown {
  return value === null || value === 0 || value === '' ? undefined : value;
}
