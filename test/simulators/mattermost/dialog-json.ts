import { isRecord } from './read-body.ts';
import type { Props, Server } from './state.ts';
import { isFrom } from './version.ts';

/** https://github.com/mattermost/mattermost: server/public/model/integration_action.go */
const emptyDialog: Props = {
  callback_id: '',
  title: '',
  introduction_text: '',
  icon_url: '',
  elements: null,
  submit_label: '',
  notify_on_cancel: false,
  state: '',
};
const emptyElement: Props = {
  display_name: '',
  name: '',
  type: '',
  subtype: '',
  default: '',
  placeholder: '',
  help_text: '',
  optional: false,
  min_length: 0,
  max_length: 0,
  data_source: '',
  options: null,
};

/** Returns a dialog as the server passes it on: parsed, and written again with every field that exists. */
export function dialogJson(server: Server, dialog: unknown): Props {
  const came = isRecord(dialog) ? dialog : {};
  const { elements } = came;
  if (!Array.isArray(elements)) return { ...emptyDialog, ...came };
  return { ...emptyDialog, ...came, elements: elements.filter(isRecord).map((one) => elementJson(server, one)) };
}

function elementJson(server: Server, { multiselect = false, ...element }: Record<string, unknown>): Props {
  return { ...emptyElement, ...element, ...(knowsMultiselect(server) ? { multiselect } : {}) };
}

/** Tells whether the server knows `multiselect`. Before 11.0 it ignores the field, so that one value is chosen. */
export function knowsMultiselect(server: Server): boolean {
  return isFrom(server, 11, 0);
}
