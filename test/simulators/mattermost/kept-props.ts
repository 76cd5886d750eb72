import { newId } from './ids.ts';
import { actionsOf, attachmentsOf } from './post-json.ts';
import type { Props } from './state.ts';

/** https://github.com/mattermost/mattermost: server/public/model/message_attachment.go; `actions` is optional. */
const emptyAttachment: Props = {
  id: 0,
  fallback: '',
  color: '',
  pretext: '',
  author_name: '',
  author_link: '',
  author_icon: '',
  title: '',
  title_link: '',
  text: '',
  fields: null,
  image_url: '',
  thumb_url: '',
  footer: '',
  footer_icon: '',
  ts: null,
};

/** Returns props as the server stores them: it parses attachments, and writes them again with every field. */
export function keptProps(props: Props): Props {
  if (props['attachments'] === undefined) return props;
  const attachments = attachmentsOf(props).map((one) => {
    const attachment = { ...emptyAttachment, ...one };
    if (one['actions'] === undefined) return attachment;
    return { ...attachment, actions: actionsOf(one).map((action) => ({ ...action, id: action['id'] ?? newId() })) };
  });
  return { ...props, attachments };
}
