// Templates say nothing by themselves: what people read comes from the catalogues. A letter between tags, or in an attribute that
// is shown or read out, fails the build.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from './dependencies.mjs';

const SHOWN = /\s(?:title|alt|placeholder|aria-label|aria-description|data-label|label)\s*=\s*"([^"]*)"/g;
/** What is called so in every language. */
const NAMES = /OpenChat|UTC/g;

/** The texts in a template that no catalogue has. */
export function texts(template) {
  // `{…}` of Qute, but not the braces of a text
  const html = template
    .replace(/\{!.*?!\}/gs, ' ')
    .replace(/<!--.*?-->/gs, ' ')
    .replace(/\{[#/@:\w](?:[^{}'"]|'[^']*'|"[^"]*")*\}|\{\/\}/g, ' ');
  const shown = [...html.matchAll(SHOWN)].map(([, value]) => value);
  const between = html.replace(/<(?:[^<>"']|"[^"]*"|'[^']*')*>/g, '\n').split('\n');
  return [...between, ...shown].map((text) => text.replace(NAMES, '').trim()).filter((text) => /\p{L}/u.test(text));
}

export function checkTemplates(moduleDir) {
  const folder = join(moduleDir, 'src/main/resources/templates');
  if (!existsSync(folder)) {
    return;
  }
  const found = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.html'))
    .flatMap((name) => texts(readFileSync(join(folder, name), 'utf8')).map((text) => `${name}: ${text}`));
  if (found.length > 0) {
    fail(`text in templates of ${moduleDir}, which belongs into src-shared/web, words/*.json:\n  ${found.join('\n  ')}`);
  }
}
