// The widget's panel: the chat in the corner of the company's page. The loader fetches it when it is needed.
import { adopt, Chat } from './chat';
import { h } from 'shared/ui/dom';
import type { Handover } from './widget-options';
import { Memory } from './memory';
import panelCss from './panel.css';
import { ChatModel } from './chat-model';
import { languageOf } from './words';

const { base, root, options, unread, close, ready } = (document.currentScript as unknown as { openchat: Handover }).openchat;
const language = languageOf([options.locale, document.documentElement.lang, ...navigator.languages]);
const model = new ChatModel({
  base,
  memory: new Memory(base.host),
  locale: language.tag,
  department: options.department,
  page: () => location.href,
});

let open = false;
adopt(root, panelCss);
const chat = new Chat(root, model, language, {
  title: options.title,
  onClose: close,
  visible: () => open && document.visibilityState === 'visible',
});
const panel = h(
  'div',
  {
    class: 'panel',
    role: 'dialog',
    'aria-labelledby': 'oc-title',
    'data-testid': 'panel',
    tabindex: '-1',
    hidden: true,
    onkeydown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        close();
      }
      // The page's own shortcuts are not meant when somebody writes here.
      event.stopPropagation();
    },
  },
  chat.element,
);
root.append(panel);

model.onChange(() => unread(model.unread, language.say('unread', { count: model.unread })));
model.resume();
ready({
  show(wanted) {
    open = wanted;
    panel.hidden = !wanted;
    if (wanted) {
      panel.focus({ preventScroll: true });
      chat.look();
      chat.focus();
    }
  },
});
