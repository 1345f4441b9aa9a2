// Builds the browser sides of modules anew when something in them changes: node watch.mjs MODULEDIR ...
//
// Into the folder that `./openchat dev` builds in, from which a service that runs there serves at once; the first build is Maven's.
// Types are checked after the build, so that the browser need not wait for them.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, WEB } from './dependencies.mjs';

const BUILD = join(dirname(fileURLToPath(import.meta.url)), 'build.mjs');
const TSC = join(WEB, 'node_modules/typescript/bin/tsc');

/** An editor writes a file in more than one step. */
const AT_REST_MILLIS = 50;

const modules = process.argv.slice(2).map((path) => resolve(path));
if (modules.length === 0) {
  fail('usage: node watch.mjs MODULEDIR ...');
}

for (const module of modules) {
  const build = oneAtATime(() => buildOf(module));
  watchTree(join(module, 'src/main/web'), build);
  watchTree(WEB, build);
}
console.log(`watching the browser's sources of ${modules.map((module) => basename(module)).join(', ')}`);

/** Each folder by itself: Node's own watch of a whole tree loses a file when an editor puts a new one in its place. */
function watchTree(folder, changed) {
  watch(folder, (_, name) => {
    if (isSource(name)) {
      changed();
    } else if (name && isFolder(join(folder, name))) {
      watchTree(join(folder, name), changed);
    }
  });
  for (const entry of readdirSync(folder)) {
    if (isFolder(join(folder, entry))) {
      watchTree(join(folder, entry), changed);
    }
  }
}

function isFolder(path) {
  return !path.includes('node_modules') && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/** What editors leave beside a file is no source. */
function isSource(file) {
  return /\.(ts|css|json|svg)$/.test(file ?? '') && !/^[.#]/.test(file);
}

/** Runs the work when nobody has asked for it for a moment; asked for while it runs, it runs once more. */
function oneAtATime(work) {
  let timer;
  let running;
  const ask = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (running) {
        await running;
        ask();
        return;
      }
      running = work();
      await running;
      running = undefined;
    }, AT_REST_MILLIS);
  };
  return ask;
}

async function buildOf(module) {
  const started = Date.now();
  const failed = await run([BUILD, module, join(module, 'target/dev/classes/META-INF/resources')]);
  console.log(failed ? `${basename(module)}: not built` : `${basename(module)}: built in ${Date.now() - started} ms`);
  const types = join(module, 'src/main/web/tsconfig.json');
  if (!failed && existsSync(types)) {
    void run([TSC, '--noEmit', '--pretty', 'false', '-p', types]);
  }
}

/** Runs a program of Node, shows what it says when it fails, and gives its exit code. */
function run(line) {
  return new Promise((done) => {
    const child = spawn(process.execPath, line, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('error', (error) => (said += error.message));
    child.on('close', (code) => {
      if (code !== 0) {
        console.log(said.trim());
      }
      done(code);
    });
  });
}
