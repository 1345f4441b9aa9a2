// The visitor's own page: the chat fills the element #openchat.
import { adopt, Chat } from './chat';
import { Memory } from './memory';
import { ChatModel } from './chat-model';
import { languageOf } from './words';

const base = new URL('.', document.baseURI);
const parameters = new URLSearchParams(location.search);
const language = languageOf([parameters.get('locale'), ...navigator.languages]);
document.documentElement.lang = language.tag;

const model = new ChatModel({
  base,
  memory: new Memory(base.host),
  locale: language.tag,
  department: parameters.get('department') ?? undefined,
  page: () => location.href,
});
const root = document.getElementById('openchat')!.attachShadow({ mode: 'open' });
adopt(root, ':host{display:block}');
const chat = new Chat(root, model, language, { visible: () => document.visibilityState === 'visible' });
root.append(chat.element);

const title = language.say('title');
model.onChange(() => {
  const unread = model.unread;
  document.title = unread > 0 ? `(${unread}) ${title}` : title;
});
document.documentElement.dataset['phase'] = model.phase;
model.onChange(() => (document.documentElement.dataset['phase'] = model.phase));
model.resume();
chat.focus();
