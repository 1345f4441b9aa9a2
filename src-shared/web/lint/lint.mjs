// Looks at all TypeScript and CSS of the tree, at its form, and at the links of the documents: node lint.mjs [--write]. With --write
// it puts TypeScript and CSS into that form. What it asks for stands in biome.jsonc in the root, where editors find it, too.
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, fail } from '../src/main/web/build/dependencies.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const biome = join(here, 'node_modules/@biomejs/biome/bin/biome');
const writes = process.argv.includes('--write');
const job = writes ? ['format', '--write'] : ['check', '--error-on-warnings'];

ensureDependencies(here);
if (!run(biome, ...job, '.')) {
  fail('TypeScript or CSS is not as it shall be (see above); ./openchat format puts right what is only its form.');
}
if (!writes && !run(join(here, 'links.mjs'))) {
  fail('A document links to what is not there (see above).');
}

function run(...line) {
  return spawnSync(process.execPath, line, { cwd: resolve(here, '../../..'), stdio: 'inherit' }).status === 0;
}
