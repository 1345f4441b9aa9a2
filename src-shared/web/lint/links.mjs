// Looks whether all that the documents of the tree link to is there: node links.mjs
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** What was built or fetched, and what belongs to git and editors. */
const NOT_OURS = /^(node_modules|target|\..*)$/;

function* documents(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && (!NOT_OURS.test(entry.name) || entry.name === '.github')) {
      yield* documents(join(folder, entry.name));
    } else if (entry.name.endsWith('.md')) {
      yield join(folder, entry.name);
    }
  }
}

/** Links outside of code: the targets of [text](target), without what follows # in them. */
function targets(document) {
  const text = readFileSync(document, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target.replace(/#.*/, ''))
    .filter((target) => target && !/^[a-z]+:/.test(target));
}

const broken = [...documents(ROOT)].flatMap((document) =>
  targets(document)
    .filter((target) => !existsSync(join(dirname(document), decodeURIComponent(target))))
    .map((target) => `${relative(ROOT, document)} links to ${target}, which is not there`),
);
if (broken.length > 0) {
  console.error(broken.join('\n'));
  process.exit(1);
}
